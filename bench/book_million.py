"""`book-million`: the largest median in milliseconds of joining, being found, and being erased, among 1,000,000 people.

Each change is measured whole: both files written, synced, and their logs empty. Beside it stands what one sync of a
page costs on this disk just then, since joining and erasing are six of those and little else.
"""

from __future__ import annotations

import asyncio
import datetime
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import IO

from aluma.newsletter.address import Address
from aluma.newsletter.handle import new_handle
from aluma.newsletter.keys import Card, new_key
from aluma.newsletter.room import Room, open_room
from aluma.newsletter.subscriber import Subscriber
from bench.rounds import ROUNDS, result, spread

GOAL = 5.0
PEOPLE = 1_000_000
AT_ONCE = 100_000  # written in one change while the book is filled
TIMES = 30  # of each in a round
SYNC = "one sync of a page"
DAY = datetime.date(2026, 11, 24)


def main(people: int = PEOPLE) -> None:
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as place:
        folder = Path(place)
        room = open_room(folder / "data", folder / "keys", time.time)
        before = time.perf_counter()
        fill(room, people)
        print(f"filled with {people:,} in {time.perf_counter() - before:.0f} s; {_sizes(folder)}")
        room.close()
        before = time.perf_counter()
        room = open_room(folder / "data", folder / "keys", time.time)
        print(f"opened, and found to belong together, in {(time.perf_counter() - before) * 1e3:.1f} ms")
        measured = _rounds(room, folder)
        room.close()
    for name, rounds in measured.items():
        spread(name, rounds, "ms")
    largest = max(median(rounds) for name, rounds in measured.items() if name != SYNC)
    result("book-million", largest, "ms", f"at most {GOAL:g}", holds=largest <= GOAL)


def person(number: int) -> Subscriber:
    return Subscriber(Address(f"person{number}@example.org"), DAY, "2025-07-27", "en")


def fill(room: Room, people: int) -> None:
    """As `Room.enter` does it, but many in one change."""
    keys, book = room.book.keys, room.book
    for database in (keys.database, book.database):
        database.read("PRAGMA cache_size = -400000")  # kB
    for first in range(0, people, AT_ONCE):
        keys.database.begin()
        book.database.begin()
        for number in range(first, min(people, first + AT_ONCE)):
            who = person(number)
            card = Card(new_handle(), new_key(), book.slot(), keys.index(who.address))
            book.put(card, who)
            keys.file(card)
        keys.database.commit()
        book.database.commit()
        keys.database.scrub()
        book.database.scrub()


class Acts:
    """What is measured, each by the number of a person."""

    def __init__(self, room: Room, page: IO[bytes], runner: asyncio.Runner) -> None:
        self._room = room
        self._page = page
        self._runner = runner
        self._handles: dict[int, bytes] = {}

    def sync(self, number: int) -> None:
        os.pwrite(self._page.fileno(), os.urandom(4096), 0)
        os.fdatasync(self._page.fileno())

    def join(self, number: int) -> None:
        self._handles[number] = self._runner.run(self._room.enter(person(number)))

    def find(self, number: int) -> None:
        assert self._room.book.read(self._room.book.find(person(number).address) or b"")

    def erase(self, number: int) -> None:
        assert self._runner.run(self._room.erase(self._handles[number]))


def _rounds(room: Room, folder: Path) -> dict[str, list[float]]:
    """Medians of each round, by what was done; an untold round warms up."""
    measured: dict[str, list[float]] = {SYNC: [], "joining": [], "being found": [], "being erased": []}
    with (folder / "sync").open("wb") as page, asyncio.Runner() as runner:
        acts = Acts(room, page, runner)
        for turn in range(ROUNDS + 1):
            numbers = range(PEOPLE * (turn + 10), PEOPLE * (turn + 10) + TIMES)
            for name, act in zip(measured, (acts.sync, acts.join, acts.find, acts.erase), strict=True):
                measured[name].append(median(_timed(act, numbers)))
    return {name: rounds[1:] for name, rounds in measured.items()}


def _timed(act: Callable[[int], None], numbers: Iterable[int]) -> Iterator[float]:
    for number in numbers:
        before = time.perf_counter()
        act(number)
        yield (time.perf_counter() - before) * 1e3


def _sizes(folder: Path) -> str:
    files = sorted(folder.rglob("*.sqlite"))
    return ", ".join(f"{file.name} {file.stat().st_size / 1e6:,.0f} MB" for file in files)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
