"""`known-unknown`: whether the time of an answer tells who is in the book: the effect size, known over unknown.

Someone asks what is held about an address, 2,000 times for one that is in the book and as often for one that is not, in
turn; after each comes another request, which would be late if work had been put off. The relay takes every mail at
once, since its time is the same for both. The value is the larger of the two effect sizes (Cohen's d of logarithms).
"""

from __future__ import annotations

import asyncio
import itertools
import math
import random
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import fmean, median, pvariance

from aluma.language import language
from aluma.newsletter.address import Address
from aluma.newsletter.allowance import Allowance
from aluma.newsletter.links import Links
from aluma.newsletter.notes import Notes
from aluma.newsletter.room import open_room
from aluma.rights.requests import Requests
from bench.book_million import fill
from bench.rounds import result

GOAL = 0.1  # below what is called small (Cohen 1988: 0.2)
TRIES = 2_000
PEOPLE = 20_000
ENGLISH = language("en", Path("none"))
Times = dict[str, list[float]]


class Taking:
    """A relay that takes every mail at once."""

    async def send(self, message: bytes, recipient: str) -> None:
        assert message
        assert recipient


def main() -> None:
    asked: Times = {"known": [], "unknown": []}
    after: Times = {"known": [], "unknown": []}
    with tempfile.TemporaryDirectory() as place, asyncio.Runner() as runner:
        room = open_room(Path(place) / "data", Path(place) / "keys", time.time)
        fill(room, PEOPLE)
        notes = Notes(Taking(), Allowance(time.time), "letters@aluma.example", "https://aluma.example")
        requests = Requests(room, Links(room.days), notes)
        for kind, address in _addresses():
            asked[kind].append(_timed(partial(_run, runner, requests, address)))
            after[kind].append(_timed(lambda: room.book.find(Address("nobody@example.org"))))
        room.close()
    sizes = []
    for name, times in (("asking", asked), ("the request after it", after)):
        sizes.append(abs(_effect(times)))
        told = ", ".join(f"{kind} {median(each) * 1e6:.1f}" for kind, each in times.items())
        print(f"{name}: median {told} microseconds; effect size {sizes[-1]:.3f}")
    result("known-unknown", max(sizes), "Cohen's d", f"below {GOAL}", holds=max(sizes) < GOAL)


def _run(runner: asyncio.Runner, requests: Requests, to: Address) -> None:
    runner.run(requests.ask(to, ENGLISH))


def _addresses() -> list[tuple[str, Address]]:
    """In pairs, each in a random order, so that neither is always first. Of one length."""
    chance = random.Random(14)
    known = chance.sample(range(10_000, PEOPLE), TRIES)
    unknown = range(90_000, 90_000 + TRIES)
    pairs = [
        [("known", Address(f"person{one}@example.org")), ("unknown", Address(f"person{other}@example.org"))]
        for one, other in zip(known, unknown, strict=True)
    ]
    return list(itertools.chain.from_iterable(chance.sample(pair, 2) for pair in pairs))


def _timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def _effect(times: Mapping[str, list[float]]) -> float:
    known, unknown = ([math.log(each) for each in times[kind]] for kind in ("known", "unknown"))
    spread = math.sqrt((pvariance(known) + pvariance(unknown)) / 2)
    return (fmean(known) - fmean(unknown)) / spread


if __name__ == "__main__":
    main()
