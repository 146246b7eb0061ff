"""A table of cards found by a key that is spread evenly, in drawers of one page each: no card is ever in two places.

Keeps: letters.deleted, letters.secure

SQLite's own indexes leave copies of deleted entries where a page was rebuilt (measured: `docs/decisions/0060`). A
drawer is one row that fills its page and is overwritten by as many bytes, so a card that is taken out is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from aluma.database.sqlite import Sqlite

DRAWER = 4032  # bytes: a row of this size stays whole in a page of 4,096 (SQLite file format, 1.6)
FEWEST = 4  # drawers


class Cabinet:
    """Cards of `key` bytes, evenly spread and not all zero, and `rest` bytes, in a table of `id` and `cards`."""

    def __init__(self, database: Sqlite, table: str, key: int, rest: int) -> None:
        self._database = database
        self._table = table
        self._key = key
        self._card = key + rest
        self._length = DRAWER // self._card * self._card

    def get(self, key: bytes) -> bytes | None:
        """What stands with a key, or None."""
        return self.several((key,)).get(key)

    def several(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What stands with each of some keys, read at once; one with which nothing stands is left out.

        Their drawers are in memory together: 4 kB for each key, so ask for a hundred at most.
        """
        with self._database.reading():
            number = self._number()
            places = {key: self._at(key, number) for key in keys}
            drawers = self._drawers(set(places.values()))
        found = {}
        for key, at in places.items():
            drawer = drawers.get(at, b"")
            place = self._place(drawer, key)
            if place is not None:
                found[key] = drawer[place + self._key : place + self._card]
        return found

    def put(self, key: bytes, rest: bytes) -> None:
        """File a card; one with the same key is overwritten. Inside a transaction."""
        number = self._number()
        drawer = self._read(self._at(key, number))
        place = self._place(drawer, key)
        if place is None:
            place = self._find(drawer, bytes(self._key))
        if place is None:
            self._grow(number)
            self.put(key, rest)
        else:
            self._write(self._at(key, number), _with(drawer, place, key + rest))

    def take(self, key: bytes) -> bytes | None:
        """Take a card out: its bytes are overwritten with zeros. What stood with the key, or None. In a transaction."""
        at = self._at(key, self._number())
        drawer = self._read(at)
        place = self._place(drawer, key)
        if place is None:
            return None
        self._write(at, _with(drawer, place, bytes(self._card)))
        return drawer[place + self._key : place + self._card]

    def all(self) -> Iterator[tuple[bytes, bytes]]:
        """Every card, a drawer at a time."""
        for at in range(self._number()):
            yield from self._cards(self._read(at))

    def _cards(self, drawer: bytes) -> Iterator[tuple[bytes, bytes]]:
        for place in range(0, len(drawer), self._card):
            key = drawer[place : place + self._key]
            if any(key):
                yield key, drawer[place + self._key : place + self._card]

    def _place(self, drawer: bytes, key: bytes) -> int | None:
        return self._find(drawer, key) if any(key) else None

    def _find(self, drawer: bytes, key: bytes) -> int | None:
        place = drawer.find(key)
        while place > 0 and place % self._card:
            place = drawer.find(key, place + 1)
        return None if place < 0 else place

    def _at(self, key: bytes, number: int) -> int:
        return int.from_bytes(key[:8]) % number

    def _number(self) -> int:
        """How many drawers there are; they are made with the first card."""
        ((last,),) = self._database.read(f"SELECT max(id) FROM {self._table}")  # noqa: S608  # a name in our code
        return FEWEST if last is None else int(last) + 1

    def _drawers(self, wanted: Collection[int]) -> dict[int, bytes]:
        marks = ",".join("?" * len(wanted))
        query = f"SELECT id, cards FROM {self._table} WHERE id IN ({marks})"  # noqa: S608  # as above, and marks
        return dict(self._database.read(query, *wanted))

    def _read(self, at: int) -> bytes:
        row = self._database.one(f"SELECT cards FROM {self._table} WHERE id = ?", at)  # noqa: S608  # as above
        return bytes(self._length) if row is None else bytes(row[0])

    def _write(self, at: int, drawer: bytes) -> None:
        query = f"UPDATE {self._table} SET cards = ? WHERE id = ?"  # noqa: S608  # as above
        if not self._database.write(query, drawer, at):
            self._append([bytes(self._length)] * FEWEST, 0)
            self._database.write(query, drawer, at)

    def _append(self, drawers: list[bytes], first: int) -> None:
        query = f"INSERT INTO {self._table} (id, cards) VALUES (?, ?)"  # noqa: S608  # as above
        self._database.write_many(query, enumerate(drawers, first))

    def _grow(self, number: int) -> None:
        """Twice as many drawers: each card stays where it is, or moves on by as many drawers as there were."""
        for at in range(number):
            moved = bytearray(self._length)
            kept = bytearray(self._length)
            for place, (key, rest) in enumerate(self._cards(self._read(at))):
                into = kept if self._at(key, 2 * number) == at else moved
                into[place * self._card : (place + 1) * self._card] = key + rest
            self._write(at, bytes(kept))
            self._append([bytes(moved)], number + at)


def _with(drawer: bytes, place: int, card: bytes) -> bytes:
    return drawer[:place] + card + drawer[place + len(card) :]
