"""The key store's own backup: one generation, made anew each day, deleted before it is older than seven days.

Keeps: letters.deleted
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from aluma.database.sqlite import Sqlite

NAME = "keys-backup.sqlite"
RENEWED_AFTER = 86_400.0  # seconds
OLDEST = 7 * 86_400.0  # seconds: until then an address that was erased could be brought back with an old book


class Spare:
    """A copy of the key store in a folder of its own. `clock` in seconds since the epoch, as files are dated."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self.path = folder / NAME
        self._clock = clock

    def is_due(self) -> bool:
        """Whether it is time for a new one."""
        return self._age() >= RENEWED_AFTER

    def renew(self, keys: Sqlite) -> None:
        """Put a new copy in the place of the old one. Raises OSError; then one that is too old is deleted anyway."""
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            fresh.touch(mode=0o600)
            keys.copy_to(fresh)
            os.utime(fresh, (self._clock(), self._clock()))
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)
            if self._age() > OLDEST:
                self.path.unlink(missing_ok=True)

    def _age(self) -> float:
        try:
            return self._clock() - self.path.stat().st_mtime
        except FileNotFoundError:
            return float("inf")
