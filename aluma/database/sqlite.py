"""One SQLite file: what is overwritten in it is in no other file once its log has been emptied.

Keeps: letters.deleted

The face that a book on PostgreSQL would have too is `read`, `one`, `write`, `reading`, `begin`, `commit`, `roll_back`,
`scrub` and `close`; what stands in SQL is plain enough for both. A file is used by one thread at a time, and by
several processes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PATIENCE = 10.0  # seconds to wait for another process that is writing
# NORMAL syncs at each checkpoint and not at each commit: every change here ends with a checkpoint (`scrub`).
PRAGMAS = (
    "page_size = 4096",
    "journal_mode = WAL",
    "secure_delete = ON",
    "synchronous = NORMAL",
    "wal_autocheckpoint = 0",
)


class Newer(Exception):
    """The file was written by a newer version of the portal than this one."""


class Sqlite:
    """The file at `path`, made where it is not there, by the steps in `aluma/database/<steps>/`. Raises Newer."""

    def __init__(self, path: Path, steps: str) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        self.path = path
        self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")
        self._migrate(sorted((HERE / steps).glob("*.sql")))

    def read(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a query at once, so that no reader stays open and keeps the log from being emptied."""
        return self._connection.execute(query, values).fetchall()

    def one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        """The first row, where there is one."""
        return next(iter(self.read(query, *values)), None)

    def write(self, query: str, *values: Any) -> int:
        """Change rows; how many there were."""
        return self._connection.execute(query, values).rowcount

    def write_many(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """The same change for many rows."""
        self._connection.executemany(query, rows)

    def begin(self) -> None:
        """From here on nobody else writes, until `commit` or `roll_back`."""
        self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """What was written since `begin` holds."""
        self._connection.execute("COMMIT")

    def roll_back(self) -> None:
        """What was written since `begin`, where that was not ended yet, is as if it had never been."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One change, whole or not at all."""
        self.begin()
        try:
            yield
            self.commit()
        finally:
            self.roll_back()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Whatever is read meanwhile is of one moment, also while another process writes; inside a change, of that."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def scrub(self) -> bool:
        """Write the log into the file, sync it, and empty the log; False where a reader stands in the way.

        Until it is True, what was overwritten can still be in the log. It waits for nobody.
        """
        self.read("PRAGMA busy_timeout = 0")
        busy, _, _ = self.read("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        self.read(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
        return not busy

    def copy_to(self, path: Path) -> None:
        """A copy of the file as it is now, by a connection of its own, so that any thread may ask for it."""
        source, target = sqlite3.connect(self.path), sqlite3.connect(path)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()

    def close(self) -> None:
        """Close it; the last one to do so removes the emptied log."""
        self._connection.close()

    def _migrate(self, steps: list[Path]) -> None:
        ((done,),) = self.read("PRAGMA user_version")
        if done > len(steps):
            raise Newer
        for number, step in enumerate(steps[done:], done + 1):
            script = f"BEGIN IMMEDIATE; {step.read_text('utf-8')}; PRAGMA user_version = {number}; COMMIT"
            self._connection.executescript(script)
        self.scrub()
