"""Everything that is stored, a line for each column: what it is, why it is there, and until when.

Keeps: rights.know, legal.basis
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aluma.database import schema
from aluma.language import marked as _
from aluma.newsletter.subscriber import Subscriber


@dataclass(frozen=True, slots=True)
class Holding:
    """What a column holds, why, and until when. `personal`: whether it is about a person."""

    what: str
    why: str
    until: str
    personal: bool = False


class Unspoken(Exception):
    """Something is stored that no line here speaks of, or a line speaks of what is not stored."""


_SUBSCRIBED = _("until you leave")
_ALWAYS = _("as long as there is a book")
_TWO_DAYS = _("48 hours")
SEALED = "book.slot.sealed"  # holds the fields of a subscriber, which have lines of their own

HOLDINGS: Mapping[str, Holding] = {
    f"{SEALED}.address": Holding(_("Your address, sealed"), _("to send you letters"), _SUBSCRIBED, personal=True),
    f"{SEALED}.day": Holding(
        _("The day on which you agreed, sealed with it"), _("to show that you did"), _SUBSCRIBED, personal=True
    ),
    f"{SEALED}.version": Holding(
        _("The version of the privacy policy that you agreed to, sealed with it"),
        _("to show to what"),
        _SUBSCRIBED,
        personal=True,
    ),
    f"{SEALED}.language": Holding(
        _("The language of your letters, sealed with it"), _("to write to you in it"), _SUBSCRIBED, personal=True
    ),
    "book.slot.id": Holding(_("A number for each place in the book"), _("to find the place"), _ALWAYS),
    "book.slot.handle": Holding(
        _("A handle: random characters that stand in the links of your letters"),
        _("so that you can leave with one press"),
        _SUBSCRIBED,
        personal=True,
    ),
    "book.pair.id": Holding(_("The number 1"), _("so that there is one such line"), _ALWAYS),
    "book.pair.name": Holding(_("A random name of the book"), _("to know its key store"), _ALWAYS),
    "book.pair.changes": Holding(
        _("How many changes there have been"), _("to notice a book older than its keys"), _ALWAYS
    ),
    "keys.by_handle.id": Holding(_("A number for each drawer of keys"), _("to find the drawer"), _ALWAYS),
    "keys.by_handle.cards": Holding(
        _("With your handle, the key that opens your line, and the number of its place"),
        _("so that destroying it makes every old copy of your line unreadable"),
        _SUBSCRIBED,
        personal=True,
    ),
    "keys.by_index.id": Holding(_("A number for each drawer of indexes"), _("to find the drawer"), _ALWAYS),
    "keys.by_index.cards": Holding(
        _("An index made from your address, which nobody can turn back, with your handle"),
        _("to find your line when you write your address"),
        _SUBSCRIBED,
        personal=True,
    ),
    "keys.pair.id": Holding(_("The number 1"), _("so that there is one such line"), _ALWAYS),
    "keys.pair.name": Holding(_("A random name of the book"), _("to know the book"), _ALWAYS),
    "keys.pair.changes": Holding(
        _("How many changes there have been"), _("to notice keys older than their book"), _ALWAYS
    ),
    "keys.pair.index_key": Holding(_("A random key that makes indexes"), _("so that nobody else can"), _ALWAYS),
    "keys.day_key.id": Holding(_("A number for each key of a day"), _("to find it"), _ALWAYS),
    "keys.day_key.day": Holding(_("The day of such a key"), _("to destroy it in time"), _TWO_DAYS),
    "keys.day_key.sealing": Holding(
        _("A random key that seals what travels in links of that day"),
        _("so that nothing of a request has to be stored"),
        _TWO_DAYS,
    ),
    "keys.used.day": Holding(_("The day of a link that was used"), _("to forget it in time"), _TWO_DAYS),
    "keys.used.nonce": Holding(
        _("Random characters of a link that was used"), _("so that a link works once"), _TWO_DAYS
    ),
}


def stored() -> list[str]:
    """The name of everything that is stored, from the schema itself: each column, and each field of a sealed one."""
    names = [f"{file}.{column}" for file in schema.FILES for column in schema.columns(file)]
    fields = [f"{SEALED}.{field}" for field in Subscriber.__struct_fields__]
    return [*fields, *(name for name in names if name != SEALED)]


def holdings(names: Iterable[str]) -> dict[str, Holding]:
    """The line of each name. Raises Unspoken, with the names, where lines and names are not the same."""
    known = list(names)
    apart = sorted(set(known) ^ set(HOLDINGS))
    if apart:
        raise Unspoken(", ".join(apart))
    return {name: HOLDINGS[name] for name in known}
