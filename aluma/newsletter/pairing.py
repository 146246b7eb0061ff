"""Whether a book and a key store belong together and are equally new: looked at when they are opened.

Keeps: letters.secure

Both carry the name of their pair and the number of changes. A crash between two commits leaves them one change apart.
"""

from __future__ import annotations

from pathlib import Path

from aluma.newsletter.book import Book


class RoomRefused(Exception):
    """The book can't be opened as it should; `fault` is a sentence for whoever runs the portal."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def refuse_lost_keys(book: Path, keys: Path) -> None:
    """Before anything is made: a book whose key store is not where it should be. Raises RoomRefused."""
    if book.is_file() and not keys.is_file():
        raise RoomRefused(
            f"The book {book} is there, and its key store {keys} is not. Without it no address in the book can be read "
            "by anyone. Bring the key store back, from keys_backup if need be, or name its folder in the setting keys."
        )


def is_whole(book: Book) -> bool:
    """Whether both are equally new; False where a crash left half a change. Raises RoomRefused for anything else."""
    (name, changes), (known_as, key_changes) = _pair(book)
    if known_as != name:
        if known_as and any(True for _ in book.keys.all()):
            raise RoomRefused(f"The key store {book.keys.database.path} belongs to another book than this one.")
        if book.count():
            raise RoomRefused(f"The key store {book.keys.database.path} is new and opens nothing of the book.")
        _write(book, name, changes)
        return True
    apart = key_changes - changes
    if abs(apart) > 1:
        older = "book" if apart > 0 else "key store"
        raise RoomRefused(
            f"The {older} is older than the other by {abs(apart)} changes, so it may have come from a backup. Bring "
            "the newer one back if there is one. Otherwise `aluma letters mend` takes out what lacks its other half."
        )
    return apart == 0


def count_change(book: Book) -> None:
    """One change more, in both, inside their transactions."""
    book.database.write("UPDATE pair SET changes = changes + 1")
    book.keys.database.write("UPDATE pair SET changes = changes + 1")


def even(book: Book) -> None:
    """From here on both count as equally new, inside their transactions."""
    (name, changes), (_, key_changes) = _pair(book)
    _write(book, name, max(changes, key_changes))


def _pair(book: Book) -> tuple[tuple[bytes, int], tuple[bytes, int]]:
    ((name, changes),) = book.database.read("SELECT name, changes FROM pair")
    ((known_as, key_changes),) = book.keys.database.read("SELECT name, changes FROM pair")
    return (bytes(name), int(changes)), (bytes(known_as), int(key_changes))


def _write(book: Book, name: bytes, changes: int) -> None:
    book.keys.database.write("UPDATE pair SET name = ?, changes = ?", name, changes)
    book.database.write("UPDATE pair SET changes = ?", changes)
