"""The embedded store: a dict in this process, bounded in places and in bytes, every record with a deadline.

Keeps: session.active-only
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from aluma.session.store import Put, Record


class _Place(NamedTuple):
    blob: bytes
    version: int
    until: float


class MemoryStore:
    """A SessionStore in memory. A restart of the process ends every session in it.

    `places` bounds how many records hold a blob, `room` the bytes in all blobs; both refuse new records only, so a
    running session always finds room for its next turn. Bare addresses of dropped records are bounded by `places`
    too; past that the oldest, whose deadline is the nearest, gives way. `clock` gives seconds since the epoch.
    """

    def __init__(self, *, places: int, room: int, clock: Callable[[], float]) -> None:
        self._most = places
        self._room = room
        self._clock = clock
        self._held: dict[bytes, _Place] = {}
        self._dropped: OrderedDict[bytes, float] = OrderedDict()
        self._bytes = 0

    async def get(self, address: bytes) -> Record | None:
        """See SessionStore."""
        if self._dropped.get(address, 0.0) > self._clock():
            return Record(None, 0)
        place = self._held.get(address)
        if place is None or place.until <= self._clock():
            return None
        return Record(place.blob, place.version)

    async def put(self, address: bytes, blob: bytes, *, replaces: int, until: float) -> Put:
        """See SessionStore. No await inside: one turn of the event loop is the atomic step."""
        there = await self.get(address)
        if (there.version if there else 0) != replaces or (there and there.blob is None):
            return Put.STALE
        if there is None and (len(self._held) >= self._most or self._bytes + len(blob) > self._room):
            return Put.FULL
        self._forget(address)
        self._held[address] = _Place(blob, replaces + 1, until)
        self._bytes += len(blob)
        return Put.STORED

    async def drop(self, address: bytes, *, until: float) -> None:
        """See SessionStore."""
        self._forget(address)
        self._dropped[address] = until
        while len(self._dropped) > self._most:
            self._dropped.popitem(last=False)

    async def count(self) -> int:
        """See SessionStore."""
        return len(self._held)

    def sweep(self) -> None:
        """Forget every record and every bare address whose deadline has passed."""
        now = self._clock()
        for address in [each for each, place in self._held.items() if place.until <= now]:
            self._forget(address)
        for address in [each for each, until in self._dropped.items() if until <= now]:
            del self._dropped[address]

    def _forget(self, address: bytes) -> None:
        place = self._held.pop(address, None)
        if place is not None:
            self._bytes -= len(place.blob)
