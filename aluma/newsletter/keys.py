"""The key store: for each row its own key and the look-up index of its address, apart from the book.

Keeps: letters.secure, letters.deleted
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aluma.database.cabinet import Cabinet
from aluma.database.sqlite import Sqlite
from aluma.newsletter.address import Address
from aluma.newsletter.handle import BYTES
from aluma.seal import KEY_BYTES

INDEX_BYTES = 16
SLOT_BYTES = 8


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept of a row: its handle, the key that opens it, where in the book it lies, the index of its address."""

    handle: bytes
    key: bytes
    slot: int
    index: bytes


class Keys:
    """The cards. Whoever changes them holds a transaction of the database."""

    def __init__(self, database: Sqlite) -> None:
        self.database = database
        self._by_handle = Cabinet(database, "by_handle", BYTES, KEY_BYTES + SLOT_BYTES + INDEX_BYTES)
        self._by_index = Cabinet(database, "by_index", INDEX_BYTES, BYTES)
        ((self._index_key,),) = database.read("SELECT index_key FROM pair")
        self.changes = 0  # how many cards this process has filed or destroyed: one read before then may be out of date

    def index(self, address: Address) -> bytes:
        """The look-up index: HMAC-SHA256, cut to 16 bytes, under a key that is nowhere else."""
        return hmac.digest(self._index_key, address.same_for(), hashlib.sha256)[:INDEX_BYTES]

    def find(self, address: Address) -> bytes | None:
        """The handle of an address; the same two steps whether it is there or not."""
        return self._by_index.get(self.index(address))

    def card(self, handle: bytes) -> Card | None:
        """The card of a handle."""
        return self.cards((handle,)).get(handle)

    def cards(self, handles: Sequence[bytes]) -> dict[bytes, Card]:
        """The cards of some handles, a hundred at most; one without a card is left out."""
        return {handle: _card(handle, rest) for handle, rest in self._by_handle.several(handles).items()}

    def file(self, card: Card) -> None:
        """File a card; one of the same handle is overwritten."""
        self.changes += 1
        self._by_handle.put(card.handle, card.key + card.slot.to_bytes(SLOT_BYTES) + card.index)
        self._by_index.put(card.index, card.handle)

    def destroy(self, handle: bytes) -> Card | None:
        """Overwrite key and index with zeros. The card that was there, if any."""
        self.changes += 1
        found = self._by_handle.take(handle)
        if found is None:
            return None
        card = _card(handle, found)
        self._by_index.take(card.index)
        return card

    def all(self) -> Iterator[Card]:
        """Every card."""
        return (_card(handle, rest) for handle, rest in self._by_handle.all())


def new_key() -> bytes:
    """A fresh key for a row."""
    return secrets.token_bytes(KEY_BYTES)


def _card(handle: bytes, rest: bytes) -> Card:
    slot = int.from_bytes(rest[KEY_BYTES : KEY_BYTES + SLOT_BYTES])
    return Card(handle, rest[:KEY_BYTES], slot, rest[KEY_BYTES + SLOT_BYTES :])
