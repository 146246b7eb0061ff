"""Someone leaves while a letter is on its way: a second later no file of a running portal has a byte of them."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx2
import pytest

from aluma.newsletter.address import Address
from aluma.newsletter.handle import to_text
from aluma.newsletter.ledger import noted, standing
from aluma.newsletter.letter import read
from aluma.newsletter.schedule import mailing, order
from tests.cli.test_serve import OPEN, command
from tests.mail.sink import Sink, sink
from tests.newsletter.mailing import SOURCE, fill, opened

NAMES = [f"leaver{number}" for number in range(60)]
A_SECOND = 50  # letters a second: slow enough that both of those who leave do so while it is on its way
WINDOW = 16  # bytes of a sealed record that are looked for together


class Person(NamedTuple):
    """One of the book: the handle, and all that must be gone. `address` is what may never have been there."""

    handle: bytes
    secrets: list[bytes]
    address: list[bytes]


def persons(folder: Path) -> dict[str, Person]:
    """Everyone, as they are in the files now."""
    room, found = opened(folder), {}
    for _, handle, sealed in room.book.batch(-1, 1_000):
        card, who = room.book.keys.card(handle), room.book.read(handle)
        assert card
        assert who
        windows = [sealed[at : at + WINDOW] for at in range(0, len(sealed) - WINDOW + 1, WINDOW)]
        text = who.address.reveal()
        name = text.partition("@")[0]
        address = [each.encode(encoding) for each in (text, name) for encoding in ("utf-8", "utf-16-le")]
        found[name] = Person(handle, [*windows, card.key, card.index], address)
    room.close()
    return found


def left(folder: Path, needles: list[bytes]) -> int:
    """How many of these are in any file below the folder: data, keys, ledger, journals, and what the portal wrote."""
    every = b"\n".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    return sum(needle in every for needle in needles)


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """A portal whose log is a file in the folder; its address."""
    relay = ("--relay", f"127.0.0.1:{port}", "--relay-rate", str(A_SECOND), "--sender", "letters@aluma.example")
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            command(*relay, "--contact", "person@aluma.example"), cwd=folder, stdout=log, stderr=log
        ) as process,
    ):
        try:
            until(lambda: OPEN in (folder / "log").read_text())
            yield (folder / "log").read_text().partition(OPEN)[2].split()[0]
        finally:
            process.kill()


def until(so: Callable[[], bool], longest: float = 20.0) -> None:
    end = time.monotonic() + longest
    while not so():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    room = opened(tmp_path)
    asyncio.run(fill(room, NAMES))
    room.close()
    order(tmp_path / "data", SOURCE, read(SOURCE, "autumn"), time.time())
    return tmp_path


def test_who_leaves_in_the_middle_of_a_mailing_leaves_no_byte(folder: Path) -> None:
    people, letter = persons(folder), folder / "data" / "letters" / "autumn"
    has_it, waits = people["leaver0"], people["leaver59"]
    with sink() as kept, serving(folder, kept.port) as address:
        until(lambda: has_it.handle in noted(letter, standing(letter)))
        for each in (has_it, waits):
            assert left(folder, each.secrets) == len(each.secrets)  # the control: all of it is there, and is found
            began = time.monotonic()
            answer = httpx2.post(
                f"{address}/letters/leave/{to_text(each.handle)}", content="List-Unsubscribe=One-Click"
            )
            assert answer.status_code == 200
            assert left(folder, [*each.secrets, *each.address]) == 0
            assert time.monotonic() - began < 1
        assert len(kept.mails) < len(NAMES) - 1  # it was the middle of it
        until(lambda: bool(mailing(letter).standing.ended))
    assert got(kept) == sorted(f"{name}@post.example" for name in NAMES if name != "leaver59")
    assert left(folder, [needle for each in (has_it, waits) for needle in (each.handle, *each.secrets)]) == 0


def got(kept: Sink) -> list[str]:
    return sorted(recipient for recipient, _ in kept.mails)


def test_the_hunt_finds_an_address_that_was_written_down(folder: Path) -> None:
    """The control for what is never there."""
    someone = persons(folder)["leaver1"]
    assert left(folder, someone.address) == 0
    (folder / "data" / "log").write_text(f"sent to {Address('leaver1@post.example').reveal()}")
    assert left(folder, someone.address) == 2
