"""What the embedded store does beyond the contract: it forgets by itself, and its bounds hold."""

from __future__ import annotations

import asyncio

from aluma.session.memory import MemoryStore
from aluma.session.store import Put
from tests.clock import Clock


def a_store(places: int = 3) -> tuple[MemoryStore, Clock]:
    clock = Clock()
    return MemoryStore(places=places, room=1000, clock=clock), clock


def put(store: MemoryStore, address: bytes, until: float) -> Put:
    return asyncio.run(store.put(address, b"x" * 100, replaces=0, until=until))


def test_a_sweep_forgets_what_is_over_and_nothing_else() -> None:
    store, clock = a_store()
    put(store, b"over", 10), put(store, b"open", 20)
    clock.now = 15
    store.sweep()
    assert list(store._held) == [b"open"]
    assert store._bytes == 100


def test_a_sweep_forgets_bare_addresses() -> None:
    store, clock = a_store()
    asyncio.run(store.drop(b"gone", until=10))
    clock.now = 10
    store.sweep()
    assert not store._dropped


def test_bare_addresses_are_bounded() -> None:
    store, _ = a_store(places=3)
    for number in range(10):
        asyncio.run(store.drop(bytes([number]), until=10))
    assert list(store._dropped) == [b"\x07", b"\x08", b"\x09"]


def test_a_swept_place_is_free_again() -> None:
    store, clock = a_store(places=1)
    put(store, b"first", 10)
    clock.now = 11
    store.sweep()
    assert put(store, b"second", 20) is Put.STORED
