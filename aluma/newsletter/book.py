"""The book: rows of a handle and a sealed record, and all the SQL that touches them.

Keeps: letters.purpose, letters.deleted, retention.email
"""

from __future__ import annotations

from aluma.database.sqlite import Sqlite
from aluma.newsletter.address import Address
from aluma.newsletter.handle import BYTES
from aluma.newsletter.keys import Card, Keys
from aluma.newsletter.subscriber import LENGTH, Subscriber, from_bytes, to_bytes
from aluma.seal import SealBroken, seal, unseal

NOBODY = bytes(BYTES)
SEALED = len(seal(bytes(32), b"", bytes(LENGTH)))
Row = tuple[int, bytes, bytes]  # slot, handle, sealed record


class Book:
    """Rows in slots. Whoever changes them holds a transaction of both databases (`room`)."""

    def __init__(self, database: Sqlite, keys: Keys) -> None:
        self.database = database
        self.keys = keys

    def find(self, address: Address) -> bytes | None:
        """The handle of an address that is in the book."""
        return self.keys.find(address)

    def read(self, handle: bytes) -> Subscriber | None:
        """What is held under a handle, opened."""
        card = self.keys.card(handle)
        row = self._row(card.slot) if card else None
        return self.open(handle, row[1]) if row and row[0] == handle else None

    def open(self, handle: bytes, sealed: bytes) -> Subscriber | None:
        """A record opened; None where its key is gone."""
        card = self.keys.card(handle)
        return self.unsealed(card, sealed) if card else None

    def unsealed(self, card: Card, sealed: bytes) -> Subscriber | None:
        """A record opened with its card; None where it was sealed under another key."""
        try:
            return from_bytes(unseal(card.key, card.handle, sealed))
        except SealBroken:
            return None

    def batch(self, after: int, most: int) -> list[Row]:
        """The next rows after a slot, -1 at the beginning: a short list read whole, so that no reader stays open."""
        return [
            (int(slot), bytes(handle), bytes(sealed))
            for slot, handle, sealed in self.database.read(
                "SELECT id, handle, sealed FROM slot WHERE id > ? AND handle <> ? ORDER BY id LIMIT ?",
                *(after, NOBODY, most),
            )
        ]

    def count(self) -> int:
        """How many there are."""
        ((every,),) = self.database.read("SELECT count(*) FROM slot")
        ((empty,),) = self.database.read(f"SELECT count(*) FROM slot WHERE handle = x'{NOBODY.hex()}'")  # noqa: S608  # zeros
        return int(every) - int(empty)

    def slot(self) -> int:
        """An empty slot, made where there is none."""
        empty = self.database.one(f"SELECT id FROM slot WHERE handle = x'{NOBODY.hex()}' LIMIT 1")  # noqa: S608  # zeros
        if empty is None:
            self.database.write("INSERT INTO slot (handle, sealed) VALUES (?, ?)", NOBODY, bytes(SEALED))
            empty = self.database.one("SELECT max(id) FROM slot")
            assert empty is not None
        return int(empty[0])

    def put(self, card: Card, who: Subscriber) -> None:
        """Seal a record into the slot of its card."""
        self._overwrite(card.slot, card.handle, seal(card.key, card.handle, to_bytes(who)))

    def blank(self, slot: int) -> None:
        """Overwrite a row with zeros."""
        self._overwrite(slot, NOBODY, bytes(SEALED))

    def handle_at(self, slot: int) -> bytes | None:
        """Whose row is in a slot."""
        row = self._row(slot)
        return None if row is None or row[0] == NOBODY else row[0]

    def _row(self, slot: int) -> tuple[bytes, bytes] | None:
        row = self.database.one("SELECT handle, sealed FROM slot WHERE id = ?", slot)
        return None if row is None else (bytes(row[0]), bytes(row[1]))

    def _overwrite(self, slot: int, handle: bytes, sealed: bytes) -> None:
        self.database.write("UPDATE slot SET handle = ?, sealed = ? WHERE id = ?", handle, sealed, slot)
