"""Keys that seal what travels in links: a new one each day (UTC), destroyed two days later with all that was used.

Keeps: letters.opt-in, retention.email
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from aluma.database.sqlite import Sqlite
from aluma.seal import KEY_BYTES

DAY = 86_400  # seconds
DAYS = 2  # a key is destroyed 48 hours after the beginning of its day, so a link holds for 24 to 48 hours
SLOTS = 3  # rows that are overwritten in turn
NEVER = -1


class DayKeys:
    """The keys of the last days, in the key store. `clock` in seconds since the epoch."""

    def __init__(self, database: Sqlite, clock: Callable[[], float]) -> None:
        self._database = database
        self.clock = clock

    def today(self) -> tuple[int, bytes]:
        """The day, counted from the epoch, and its key, made where there is none yet."""
        day = int(self.clock() // DAY)
        if self.of(day) is None:
            with self._database.writing():
                if self.of(day) is None:  # another process may just have made it
                    self._keep(day % SLOTS, day, secrets.token_bytes(KEY_BYTES))
            self._database.scrub()
        key = self.of(day)
        assert key is not None
        return day, key

    def of(self, day: int) -> bytes | None:
        """The key of a day that is not over for long."""
        if not 0 <= int(self.clock() // DAY) - day < DAYS:
            return None
        row = self._database.one("SELECT sealing FROM day_key WHERE id = ? AND day = ?", day % SLOTS, day)
        return bytes(row[0]) if row else None

    def use(self, day: int, nonce: bytes) -> bool:
        """Whether a nonce is used for the first time."""
        with self._database.writing():
            first = self._database.write("INSERT OR IGNORE INTO used VALUES (?, ?)", day, nonce) == 1
        self._database.scrub()
        return first

    def destroy_old(self) -> None:
        """Overwrite the keys whose time is over, and forget what was used under them."""
        last = int(self.clock() // DAY) - DAYS
        old = self._database.read("SELECT id FROM day_key WHERE day BETWEEN 0 AND ?", last)
        if old or self._database.one("SELECT 1 FROM used WHERE day <= ?", last):
            with self._database.writing():
                for (slot,) in old:
                    self._keep(slot, NEVER, bytes(KEY_BYTES))
                self._database.write("DELETE FROM used WHERE day <= ?", last)

    def _keep(self, slot: int, day: int, key: bytes) -> None:
        self._database.write("UPDATE day_key SET day = ?, sealing = ? WHERE id = ?", day, key, slot)
