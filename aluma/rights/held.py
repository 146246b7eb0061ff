"""What is held about one address, laid out for a person and for a program.

Keeps: rights.access
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from aluma.language import marked as _
from aluma.newsletter.address import Address
from aluma.newsletter.book import Book
from aluma.newsletter.handle import to_text
from aluma.newsletter.subscriber import Subscriber

BESIDE = _(
    "Beside it lie a random key that opens this line, and an index made from the address to find it by. Both are "
    "destroyed with it."
)
NOTHING = _("Nothing is held about this address.")


@dataclass(frozen=True, slots=True)
class Held:
    """What is held about an address: its handle and its record, or neither."""

    address: Address
    handle: bytes = b""
    who: Subscriber | None = None

    def fields(self) -> dict[str, str]:
        """Every field that is held, by a name for machines; empty where nothing is."""
        if self.who is None:
            return {}
        return {
            "address": self.who.address.reveal(),
            "day_of_consent": self.who.day.isoformat(),
            "policy_version": self.who.version,
            "language": self.who.language,
            "handle": to_text(self.handle),
        }

    def as_json(self) -> str:
        """For a program: `held` is null where nothing is held."""
        return json.dumps({"held": self.fields() or None}, ensure_ascii=False, indent=1) + "\n"

    def as_text(self, gettext: Callable[[str], str]) -> str:
        """For a person."""
        if self.who is None:
            return gettext(NOTHING) + "\n"
        lines = [f"{gettext(LABELS[name])}: {value}" for name, value in self.fields().items()]
        return "\n".join([*lines, gettext(BESIDE), ""])


LABELS = {
    "address": _("Address"),
    "day_of_consent": _("Day on which you agreed"),
    "policy_version": _("Version of the privacy policy that you agreed to"),
    "language": _("Language of your letters"),
    "handle": _("Handle in the links of your letters"),
}


def held(book: Book, address: Address) -> Held:
    """What a book holds about an address."""
    handle = book.find(address)
    return Held(address, handle or b"", book.read(handle) if handle else None)
