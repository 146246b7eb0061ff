"""A room of a book and its keys, and a relay that takes mail."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aluma.newsletter.address import Address, address
from aluma.newsletter.room import Room, open_room
from aluma.newsletter.subscriber import Subscriber
from aluma.text import SessionText
from tests.clock import Clock

DAY = datetime.date(2026, 11, 24)


def mailbox(name: str) -> Address:
    return address(SessionText(f"{name}@example.org"))


def subscriber(name: str, language: str = "en") -> Subscriber:
    return Subscriber(mailbox(name), DAY, "2025-07-27", language)


def everything(folder: Path) -> bytes:
    """Every byte of every file below a folder."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Room]]:
    rooms: list[Room] = []

    def made() -> Room:
        rooms.append(open_room(tmp_path / "data", tmp_path / "keys", clock))
        return rooms[-1]

    yield made
    for room in rooms:
        room.close()


@pytest.fixture
def room(opened: Callable[[], Room]) -> Room:
    return opened()


@pytest.fixture
def entered(room: Room) -> Callable[[str], bytes]:
    return lambda name: asyncio.run(room.enter(subscriber(name)))
