"""Everything that is stored, in the book and beside it: what it is, why it is there, and until when.

Keeps: rights.know, legal.basis
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aluma.database import schema
from aluma.language import marked as _
from aluma.newsletter import filed
from aluma.newsletter.subscriber import Subscriber


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held, why, and until when. `personal`: whether it is about a person."""

    what: str
    why: str
    until: str
    personal: bool = False


class Unspoken(Exception):
    """Something is stored that no line here speaks of, or a line speaks of what is not stored."""


_SUBSCRIBED = _("until you leave")
_ALWAYS = _("as long as there is a book")
_TWO_DAYS = _("48 hours")
_READ = _("as long as the letter can be read here")
SEALED = "book.slot.sealed"  # holds the fields of a subscriber, which have lines of their own

# What is stored twice for one reason has one line: names, and what is to be said of them.
HOLDINGS: Mapping[tuple[str, ...], Holding] = {
    (f"{SEALED}.address",): Holding(_("Your address, sealed"), _("to send you letters"), _SUBSCRIBED, personal=True),
    (f"{SEALED}.day",): Holding(
        _("The day on which you agreed, sealed with it"), _("to show that you did"), _SUBSCRIBED, personal=True
    ),
    (f"{SEALED}.version",): Holding(
        _("The version of the privacy policy that you agreed to, sealed with it"),
        _("to show to what"),
        _SUBSCRIBED,
        personal=True,
    ),
    (f"{SEALED}.language",): Holding(
        _("The language of your letters, sealed with it"), _("to write to you in it"), _SUBSCRIBED, personal=True
    ),
    ("book.slot.handle",): Holding(
        _("A handle: random characters that stand in the links of your letters"),
        _("so that you can leave with one press"),
        _SUBSCRIBED,
        personal=True,
    ),
    ("keys.by_handle.cards",): Holding(
        _("With your handle, the key that opens your line, and the number of its place"),
        _("so that destroying it makes every old copy of your line unreadable"),
        _SUBSCRIBED,
        personal=True,
    ),
    ("keys.by_index.cards",): Holding(
        _("An index made from your address, which nobody can turn back, with your handle"),
        _("to find your line when you write your address"),
        _SUBSCRIBED,
        personal=True,
    ),
    ("backup.keys",): Holding(
        _("A copy of the keys and indexes, where whoever runs this place has one made"),
        _("since all addresses are lost with the keys"),
        _("until it is made anew the next day, seven days at most"),
        personal=True,
    ),
    ("acks.handle", "acks.verdict"): Holding(
        _("While a letter goes out, your handle, and whether your mail was taken"),
        _("so that nobody gets a letter twice, and nobody is missed"),
        _("until the thousand whose turn it is with you have been written to; longer where the letter is held"),
        personal=True,
    ),
    ("standing.put_off.handle", "standing.put_off.tries", "standing.put_off.due"): Holding(
        _("Where your mail server asked us to come again later: your handle, how often we did, and when we will"),
        _("so that you get the letter all the same"),
        _("until you have it or we give up, after four days; longer where the letter is held"),
        personal=True,
    ),
    ("book.slot.id", "keys.by_handle.id", "keys.by_index.id", "keys.day_key.id"): Holding(
        _("A number for each place in the files"), _("to find the place"), _ALWAYS
    ),
    ("book.pair.id", "keys.pair.id"): Holding(_("The number 1"), _("so that there is one such line"), _ALWAYS),
    ("book.pair.name", "keys.pair.name"): Holding(
        _("A random name, the same in book and key store"), _("to know that they belong together"), _ALWAYS
    ),
    ("book.pair.changes", "keys.pair.changes"): Holding(
        _("How many changes there have been"), _("to notice when one of them is older than the other"), _ALWAYS
    ),
    ("keys.pair.index_key",): Holding(_("A random key that makes indexes"), _("so that nobody else can"), _ALWAYS),
    ("keys.day_key.day",): Holding(_("The day of a key of the day"), _("to destroy it in time"), _TWO_DAYS),
    ("keys.day_key.sealing",): Holding(
        _("A random key that seals what travels in links of that day"),
        _("so that nothing of a request has to be stored"),
        _TWO_DAYS,
    ),
    ("keys.used.day",): Holding(_("The day of a link that was used"), _("to forget it in time"), _TWO_DAYS),
    ("keys.used.nonce",): Holding(
        _("Random characters of a link that was used"), _("so that a link works once"), _TWO_DAYS
    ),
    ("letter.text",): Holding(_("Each letter, as it was written"), _("to send it, and for everyone to read"), _READ),
    ("order.ordered", "order.begins", "order.running", "order.turn"): Holding(
        _("When a letter was ordered, from when on it goes out, and whether it is held"),
        _("to send it when it should be sent"),
        _READ,
    ),
    tuple(f"standing.{each}" for each in ("number", "after", "total", "sent", "refused", "erased", "gone")): Holding(
        _("How far a letter has come: numbers of people, and of the last place in the book"),
        _("to go on there after an interruption, and to tell how it went"),
        _READ,
    ),
    ("standing.paused", "standing.turn", "standing.began", "standing.ended"): Holding(
        _("When a letter began and ended, and why it stopped if it did"), _("to tell how it went"), _READ
    ),
    ("returned.count",): Holding(
        _("How many mails came back for another reason than their address"),
        _("to stop a letter when there are too many"),
        _ALWAYS,
    ),
    ("lock.nothing",): Holding(_("An empty file that one program holds"), _("so that only one sends"), _ALWAYS),
}


def stored() -> list[str]:
    """The name of everything that is stored: each column, each field of a sealed one, and each of the other files.

    They come from the schema itself, and from what writes the files.
    """
    names = [f"{file}.{column}" for file in schema.FILES for column in schema.columns(file)]
    fields = [f"{SEALED}.{field}" for field in Subscriber.__struct_fields__]
    return [*fields, *(name for name in names if name != SEALED), *filed.fields()]


def holdings(names: Iterable[str]) -> dict[str, Holding]:
    """What is to be said of each name. Raises Unspoken, with the names, where lines and names are not the same."""
    known = list(names)
    lines = {name: each for together, each in HOLDINGS.items() for name in together}
    apart = sorted(set(known) ^ set(lines))
    if apart:
        raise Unspoken(", ".join(apart))
    return {name: lines[name] for name in known}
