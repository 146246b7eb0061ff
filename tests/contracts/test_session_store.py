"""One suite for every session store. A new store joins STORES and must keep the same word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from aluma.session.memory import MemoryStore
from aluma.session.store import Put, Record, SessionStore
from tests.clock import Clock

A, B, C = b"a" * 16, b"b" * 16, b"c" * 16
STORES: dict[str, Callable[[Clock], SessionStore]] = {
    "memory": lambda clock: MemoryStore(places=2, room=1000, clock=clock),
}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, clock: Clock) -> SessionStore:
    return STORES[request.param](clock)


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(coroutine)


def put(store: SessionStore, address: bytes, blob: bytes = b"sealed", replaces: int = 0, until: float = 100) -> Put:
    return run(store.put(address, blob, replaces=replaces, until=until))


def test_what_is_put_is_there_as_version_one(store: SessionStore) -> None:
    assert put(store, A) is Put.STORED
    assert run(store.get(A)) == Record(b"sealed", 1)


def test_a_turn_replaces_exactly_its_version(store: SessionStore) -> None:
    put(store, A)
    assert put(store, A, b"second", replaces=1) is Put.STORED
    assert run(store.get(A)) == Record(b"second", 2)


@pytest.mark.parametrize("replaces", [0, 2, 7])
def test_a_stale_turn_changes_nothing(store: SessionStore, replaces: int) -> None:
    put(store, A)
    assert put(store, A, b"other", replaces=replaces) is Put.STALE
    assert run(store.get(A)) == Record(b"sealed", 1)


def test_a_turn_on_nothing_is_stale(store: SessionStore) -> None:
    assert put(store, A, replaces=3) is Put.STALE
    assert run(store.get(A)) is None


def test_a_record_is_gone_at_its_deadline(store: SessionStore, clock: Clock) -> None:
    put(store, A, until=100)
    clock.now = 100
    assert run(store.get(A)) is None


def test_a_turn_moves_the_deadline(store: SessionStore, clock: Clock) -> None:
    put(store, A, until=100)
    put(store, A, replaces=1, until=200)
    clock.now = 150
    assert run(store.get(A)) is not None


def test_drop_leaves_the_bare_address(store: SessionStore) -> None:
    put(store, A)
    run(store.drop(A, until=100))
    assert run(store.get(A)) == Record(None, 0)


@pytest.mark.parametrize("replaces", [0, 1, 2])
def test_nothing_revives_a_dropped_record(store: SessionStore, replaces: int) -> None:
    put(store, A)
    run(store.drop(A, until=100))
    assert put(store, A, b"again", replaces=replaces) is Put.STALE
    assert run(store.get(A)) == Record(None, 0)


def test_what_was_never_there_can_be_dropped(store: SessionStore) -> None:
    run(store.drop(A, until=100))
    assert put(store, A) is Put.STALE


def test_the_bare_address_goes_at_its_deadline(store: SessionStore, clock: Clock) -> None:
    run(store.drop(A, until=100))
    clock.now = 100
    assert run(store.get(A)) is None


def test_full_refuses_newcomers_and_harms_nobody(store: SessionStore) -> None:
    put(store, A), put(store, B)
    assert put(store, C) is Put.FULL
    assert put(store, A, b"next", replaces=1) is Put.STORED


def test_a_drop_makes_room(store: SessionStore) -> None:
    put(store, A), put(store, B)
    run(store.drop(A, until=100))
    assert put(store, C) is Put.STORED


def test_bytes_are_bounded_for_newcomers_alone(store: SessionStore) -> None:
    put(store, A, b"x" * 900)
    assert put(store, B, b"x" * 200) is Put.FULL
    assert put(store, A, b"x" * 1200, replaces=1) is Put.STORED


def test_count_counts_those_that_hold_something(store: SessionStore) -> None:
    put(store, A), put(store, B)
    run(store.drop(A, until=100))
    assert run(store.count()) == 1
