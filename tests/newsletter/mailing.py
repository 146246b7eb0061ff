"""A book with subscribers in it and a letter on its way to a real server, as tests and benchmarks drive them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from aluma.mail.post import Post
from aluma.newsletter.address import Address
from aluma.newsletter.delivery import LINES, Delivery, Way
from aluma.newsletter.ledger import Ledger
from aluma.newsletter.letter import read
from aluma.newsletter.rendering import Rendered, Sender, render
from aluma.newsletter.room import Room, open_room
from aluma.newsletter.subscriber import Subscriber

SENDER = Sender(
    "letters@aluma.example", "Aluma", "https://aluma.example", "person@aluma.example", "bounces@aluma.example"
)
SOURCE = """---
title: Autumn, and a quiet hour
language: en
---
There is a new practice. It is called *Clear a space*.

- It takes five minutes.
- Nothing of it is kept; [read how](https://aluma.example/privacy).
"""
AT = 1_800_000_000.0


def rendered(source: str = SOURCE) -> Rendered:
    return render(read(source, "autumn"), SENDER, AT, str)


def opened(folder: Path) -> Room:
    return open_room(folder / "data", folder / "keys", time.time)


async def fill(room: Room, names: Iterable[str]) -> None:
    for name in names:
        await room.enter(Subscriber(Address(f"{name}@post.example"), date(2026, 11, 1), "2025-07-27", "en"))


async def send(
    room: Room,
    folder: Path,
    port: int,
    *,
    pace: float = 0.0,
    lines: int = LINES,
    goes_on: Callable[[], bool] = lambda: True,
    clock: Callable[[], float] = time.time,
    source: str = SOURCE,
    ledger: type[Ledger] = Ledger,
    delivery: type[Delivery] = Delivery,
) -> Ledger:
    """Run one delivery to its end; the ledger, closed. Raises RelayDown."""
    folder.mkdir(exist_ok=True)  # noqa: ASYNC240  # nobody waits for a test
    kept = ledger(folder)
    way = Way(Post("127.0.0.1", port, SENDER.sender, here=True), pace, lines)
    try:
        await delivery(room, way, rendered(source), kept, goes_on=goes_on, clock=clock).run()
    finally:
        kept.close()
    return kept
