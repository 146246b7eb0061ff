"""A hundred thousand malformed requests, each with a canary.

Keeps: session.counts-only, harvest.no-input-use
"""

from __future__ import annotations

import random
import socket
from pathlib import Path

from campaigns.door import open_door
from campaigns.fuzz import Fuzz, fuzz
from campaigns.malformed import ENDING, KINDS

REQUESTS = 100_000
GROWTH = 12 * 1024 * 1024  # bytes that resident memory may waver; keeping what was sent would show 40 MB


def test_none_is_written_or_told_to_another_and_none_brings_the_portal_down(tmp_path: Path) -> None:
    seen, staying, ended = fuzz(REQUESTS, 20_26, tmp_path)
    assert seen.sent >= REQUESTS
    assert (seen.strangers, seen.unanswered, staying, ended) == (0, 0, [], None)
    assert not [status for status in seen.statuses if status >= 500]
    assert {200, 400, 403, 404, 405, 410, 415, 421, 431} <= set(seen.statuses)
    assert seen.resident[-1] - seen.resident[5] < GROWTH


def test_a_canary_in_an_answer_to_another_is_seen(tmp_path: Path) -> None:
    with open_door(tmp_path) as door:
        run = Fuzz(door, 1)
    ours, theirs = socket.socketpair()
    mine = f"{run.marker}000001"
    theirs.sendall(f"HTTP/1.1 200 OK\r\n\r\n{mine} {run.marker}000002".encode())
    theirs.close()
    run._finish(ours, mine.encode(), answers=2)
    assert (run.seen.strangers, run.seen.unanswered, run.seen.holds) == (1, 1, False)


def test_a_canary_on_disk_or_in_a_line_is_seen(tmp_path: Path) -> None:
    with open_door(tmp_path) as door:
        assert door.holding(b"canary") == []
        (door.folder / "kept").write_text("a canary")
        with door.said.open("a") as lines:
            lines.write("a canary")
        assert len(door.holding(b"canary")) == 2
        assert door.left() == ["kept"]


def test_every_kind_carries_its_canary() -> None:
    for make in (*(make for _, make in KINDS), *ENDING):
        assert b"canary" in make("canary", random.Random(1))
