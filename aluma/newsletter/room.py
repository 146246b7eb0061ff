"""The room where the book and its key store are opened together: joining, leaving, and looking after both.

Keeps: letters.deleted, letters.secure, rights.delete
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from aluma.database.sqlite import Sqlite
from aluma.newsletter.book import NOBODY, Book, Row
from aluma.newsletter.day_keys import DayKeys
from aluma.newsletter.handle import new_handle
from aluma.newsletter.keys import Card, Keys, new_key
from aluma.newsletter.pairing import count_change, even, is_whole, refuse_lost_keys
from aluma.newsletter.subscriber import Subscriber

BOOK = "book.sqlite"
KEYS = "keys.sqlite"
BATCH = 100  # rows that get new keys in one change
AGAIN = 0.01  # seconds until a checkpoint that a reader kept waiting is tried again


class Room:
    """The book and its keys, open. Every change ends with both logs empty."""

    def __init__(self, book: Book, days: DayKeys) -> None:
        self.book = book
        self.days = days
        self._keys = book.keys

    def today(self) -> datetime.date:
        """The day, in UTC."""
        return datetime.datetime.fromtimestamp(self.days.clock(), datetime.UTC).date()

    async def enter(self, who: Subscriber) -> bytes:
        """Write a subscriber in, or anew where the address is there already: then handle and key stay. The handle."""
        with self._changing(self.book.database, self._keys.database):
            known = self._keys.card(self.book.find(who.address) or NOBODY)
            card = known or Card(new_handle(), new_key(), self.book.slot(), self._keys.index(who.address))
            self.book.put(card, who)
            self._keys.file(card)
        await self._scrubbed()
        return card.handle

    async def erase(self, handle: bytes) -> bool:
        """Overwrite key, index and row; afterwards they are in no file. Whether there was anything."""
        if self._keys.card(handle) is None:
            return False
        with self._changing(self._keys.database, self.book.database):
            card = self._keys.destroy(handle)
            if card is not None:
                self.book.blank(card.slot)
        await self._scrubbed()
        return card is not None

    async def rekey(self) -> int:
        """Seal every row under a new key; handles stay. How many there were."""
        last = max((slot for slot, _ in self._rows()), default=-1)
        done, after = 0, -1
        while rows := [row for row in self.book.batch(after, BATCH) if row[0] <= last]:
            done += self._rekey(rows)
            await self._scrubbed()
            after = rows[-1][0]
        return done

    async def mend(self) -> int:
        """Take out rows without a key, and keys without their row. How many there were."""
        mended = self.repair()
        await self._scrubbed()
        return mended

    def repair(self) -> int:
        """As `mend`, but for the log, which the next change empties."""
        with self._changing(self._keys.database, self.book.database):
            lone_keys = [card for card in self._keys.all() if self.book.handle_at(card.slot) != card.handle]
            for card in lone_keys:
                self._keys.destroy(card.handle)
            lone_rows = [slot for slot, handle in self._rows() if self._slot(handle) != slot]
            for slot in lone_rows:
                self.book.blank(slot)
            even(self.book)
        return len(lone_keys) + len(lone_rows)

    async def tend(self) -> None:
        """Destroy day keys whose time is over."""
        self.days.destroy_old()
        await self._scrubbed()

    def close(self) -> None:
        """Close both."""
        self.book.database.close()
        self._keys.database.close()

    def _rows(self) -> Iterator[tuple[int, bytes]]:
        after = -1
        while rows := self.book.batch(after, 1000):
            yield from ((slot, handle) for slot, handle, _ in rows)
            after = rows[-1][0]

    def _slot(self, handle: bytes) -> int | None:
        card = self._keys.card(handle)
        return card.slot if card else None

    def _rekey(self, rows: Sequence[Row]) -> int:
        """Each row is written to another slot first, so that a crash in between loses none."""
        opened = [(slot, handle, self.book.open(handle, sealed)) for slot, handle, sealed in rows]
        with self._changing(self.book.database, self._keys.database):
            for _, handle, who in opened:
                if who is not None:
                    card = Card(handle, new_key(), self.book.slot(), self._keys.index(who.address))
                    self.book.put(card, who)
                    self._keys.file(card)
        with self._changing(self._keys.database, self.book.database):
            for slot, _, _ in opened:
                self.book.blank(slot)
        return sum(who is not None for *_, who in opened)

    @contextmanager
    def _changing(self, first: Sqlite, second: Sqlite) -> Iterator[None]:
        """One change in both files; `first` is committed and synced first. Locks are always taken in the same order."""
        try:
            self._keys.database.begin()
            self.book.database.begin()
            yield
            count_change(self.book)
            first.commit()
            first.scrub()
            second.commit()
        finally:
            self._keys.database.roll_back()
            self.book.database.roll_back()

    async def _scrubbed(self) -> None:
        while not (self._keys.database.scrub() and self.book.database.scrub()):  # noqa: ASYNC110  # SQLite tells nobody
            await asyncio.sleep(AGAIN)


def open_room(data: Path, keys: Path, clock: Callable[[], float], *, mending: bool = False) -> Room:
    """The room of these two folders; what a crash left half done is mended. Raises RoomRefused, or Newer.

    `mending` opens also what is out of step, for whoever then calls `mend`.
    """
    refuse_lost_keys(data / BOOK, keys / KEYS)
    key_store = Sqlite(keys / KEYS, "keys")
    book = Book(Sqlite(data / BOOK, "book"), Keys(key_store))
    room = Room(book, DayKeys(key_store, clock))
    try:
        if not mending and not is_whole(book):
            room.repair()
    except BaseException:
        room.close()
        raise
    return room
