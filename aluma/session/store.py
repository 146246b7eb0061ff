"""What every session store can do: five things on sealed records filed under bare addresses.

Keeps: session.not-kept
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, Protocol


class Record(NamedTuple):
    """A sealed record and its version: 1 at the first `put`, one more at each. `blob` is None once it was dropped."""

    blob: bytes | None
    version: int


class Put(Enum):
    """What became of a `put`."""

    STORED = "stored"
    STALE = "stale"
    FULL = "full"


class SessionStore(Protocol):
    """Sealed bytes under 16-byte addresses, each until a deadline in seconds since the epoch."""

    async def get(self, address: bytes) -> Record | None:
        """The record, with `blob` None where it was dropped; None where there is none, or its deadline has passed."""

    async def put(self, address: bytes, blob: bytes, *, replaces: int, until: float) -> Put:
        """File a blob, replacing exactly version `replaces` (0: none must be there, nor a dropped one).

        STALE when another version is there; FULL when a new record finds no room. In one atomic step.
        """

    async def drop(self, address: bytes, *, until: float) -> None:
        """Delete the blob at once; the bare address stays until the deadline, so that nothing revives it."""

    async def count(self) -> int:
        """How many records hold a blob now."""
