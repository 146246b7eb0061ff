"""Joining: a request travels in a link to the address itself, and only the button on that page stores anything.

Keeps: letters.opt-in, retention.email
"""

from __future__ import annotations

from dataclasses import dataclass

from aluma.language import Language
from aluma.newsletter.address import Address
from aluma.newsletter.links import Links, Purpose, Request
from aluma.newsletter.notes import Note, Notes
from aluma.newsletter.room import Room
from aluma.newsletter.subscriber import Subscriber

CONFIRM = "/letters/confirm/"


@dataclass(frozen=True, slots=True)
class SignUp:
    """The two steps of it. The book is not asked in the first, so no answer can depend on what is in it."""

    room: Room
    links: Links
    notes: Notes

    async def ask(
        self, address: Address, language: Language, version: str, *, prefix: str = "", leaving: bytes = b""
    ) -> None:
        """Mail the confirmation link; nothing is stored. Raises RelayDown.

        `version` is the date of the policy that was shown; `leaving` the handle of the row that this one replaces.
        """
        link = self.links.make(Purpose.JOIN, Request(address, language.code, version, leaving))
        await self.notes.send(Note.JOIN, address, language, f"{prefix}{CONFIRM}{link}")

    async def confirm(self, link: str) -> bool:
        """Write the subscriber in, and the row out that it replaces. False for a link that is used up or too old."""
        request = self.links.use(Purpose.JOIN, link)
        if request is None:
            return False
        who = Subscriber(request.address, self.room.today(), request.version, request.language)
        handle = await self.room.enter(who)
        if request.leaving and request.leaving != handle:
            await self.room.erase(request.leaving)
        return True
