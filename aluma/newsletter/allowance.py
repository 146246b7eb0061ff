"""How many single mails one address may get in a day, without a list of addresses.

Keeps: closing.never-manipulate

An address is counted under a keyed hash, in this process alone. Key and counts are thrown away together each day (UTC).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from aluma.newsletter.address import Address

MOST = 3  # mails a day, so that nobody can use the portal to pester someone
MOST_ADDRESSES = 100_000  # in one day; past that no further address gets a mail until the next
DAY = 86_400


class Allowance:
    """Counts mails by address. `clock` in seconds since the epoch."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._day = -1
        self._sent: dict[bytes, int] = {}
        self._key = b""

    def may_send(self, address: Address) -> bool:
        """Count one mail for an address; False when it has had its share of the day."""
        today = int(self._clock() // DAY)
        if today != self._day:
            self._day, self._key, self._sent = today, secrets.token_bytes(32), {}
        name = hashlib.blake2b(address.same_for(), key=self._key, digest_size=16).digest()
        sent = self._sent.get(name, 0)
        if sent >= MOST or (not sent and len(self._sent) >= MOST_ADDRESSES):
            return False
        self._sent[name] = sent + 1
        return True
