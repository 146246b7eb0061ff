"""Rows of the book, each opened when its mail is next; their keys are read some ahead, and not relied on for long.

Keeps: letters.deleted, letters.secure

Whoever leaves while a mailing runs gets nothing from then on. What this process erases is seen before the next row is
opened, what another one erases within a twentieth of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from aluma.newsletter.book import Book
from aluma.newsletter.keys import Card
from aluma.newsletter.subscriber import Subscriber

AHEAD = 50  # rows whose keys are read at once, with 4 kB of the key store for each
FRESH = 0.05  # seconds for which a key that was read is used

Waiting = tuple[bytes, bytes | None]  # handle and sealed record; None where the record is to be read in its turn


def opened(
    book: Book, waiting: Sequence[Waiting], clock: Callable[[], float]
) -> Iterator[tuple[bytes, Subscriber | None]]:
    """Each handle with its subscriber, None for one who has left. `clock` in seconds, one that never goes back."""
    cards: dict[bytes, Card] = {}
    end, until, changes = 0, 0.0, -1
    for place, (handle, sealed) in enumerate(waiting):
        if place == end or clock() > until or book.keys.changes != changes:
            end, until, changes = min(place + AHEAD, len(waiting)), clock() + FRESH, book.keys.changes
            cards = book.keys.cards([other for other, _ in waiting[place:end]])
        card = cards.pop(handle, None)
        who = book.unsealed(card, sealed) if card and sealed else None
        yield handle, who or book.read(handle)  # read once more before someone is passed over
