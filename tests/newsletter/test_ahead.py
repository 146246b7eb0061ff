"""Rows opened with keys that were read some ahead: whoever leaves meanwhile is passed over, and nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from aluma.newsletter.ahead import AHEAD, FRESH, Waiting
from aluma.newsletter.ahead import opened as read_ahead
from aluma.newsletter.room import Room
from tests.newsletter.conftest import subscriber

NAMES = [f"person{number}" for number in range(AHEAD + 20)]


@pytest.fixture
def waiting(room: Room, entered: Callable[[str], bytes]) -> list[Waiting]:
    for name in NAMES:
        entered(name)
    return [(handle, sealed) for _, handle, sealed in room.book.batch(-1, 1_000)]


@pytest.fixture
def opened_again(room: Room, opened: Callable[[], Room]) -> Room:
    return opened()


def test_each_is_opened_in_turn(room: Room, waiting: list[Waiting]) -> None:
    found = list(read_ahead(room.book, waiting, lambda: 0.0))
    assert [handle for handle, _ in found] == [handle for handle, _ in waiting]
    assert [who for _, who in found] == [subscriber(name) for name in NAMES]


def test_who_is_erased_here_is_passed_over_at_once(room: Room, waiting: list[Waiting]) -> None:
    rows = read_ahead(room.book, waiting, lambda: 0.0)
    next(rows)
    asyncio.run(room.erase(waiting[1][0]))
    assert next(rows) == (waiting[1][0], None)
    assert next(rows) == (waiting[2][0], subscriber(NAMES[2]))


def test_who_is_erased_by_another_process_is_passed_over_a_moment_later(
    room: Room, opened_again: Room, waiting: list[Waiting]
) -> None:
    now = [0.0]
    rows = read_ahead(room.book, waiting, lambda: now[0])
    next(rows)
    asyncio.run(opened_again.erase(waiting[1][0]))
    now[0] = FRESH * 1.01
    assert next(rows) == (waiting[1][0], None)


@pytest.mark.parametrize("later", [0.0, FRESH * 1.01])
def test_who_got_a_new_key_by_another_process_is_still_there(
    room: Room, opened_again: Room, waiting: list[Waiting], later: float
) -> None:
    now = [0.0]
    rows = read_ahead(room.book, waiting, lambda: now[0])
    next(rows)
    asyncio.run(opened_again.rekey())
    now[0] = later
    assert [who for _, who in rows] == [subscriber(name) for name in NAMES[1:]]


def test_a_record_may_be_left_to_be_read(room: Room, waiting: list[Waiting]) -> None:
    found = read_ahead(room.book, [(handle, None) for handle, _ in waiting], lambda: 0.0)
    assert [who for _, who in found] == [subscriber(name) for name in NAMES]
