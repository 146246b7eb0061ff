"""Asking what is held, seeing it, and having it deleted: by links to the address itself, with one path for everyone.

Keeps: rights.access, rights.delete, rights.withdraw, children.report
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from aluma.language import Language
from aluma.mail.relay import RelayDown
from aluma.newsletter.address import Address
from aluma.newsletter.links import Links, Purpose, Request
from aluma.newsletter.notes import Note, Notes
from aluma.newsletter.room import Room
from aluma.rights.held import Held, held

SEE = "/rights/see/"
WHILE_OPEN = 3600  # seconds that the buttons of an opened page go on working


@dataclass(frozen=True, slots=True)
class Requests:
    """The steps of it. Nothing of a request is stored but, for two days, the random nonce of its used link."""

    room: Room
    links: Links
    notes: Notes

    async def ask(self, address: Address, language: Language, *, prefix: str = "") -> None:
        """Mail the link, and whether anything is held, to the address: known or not. Raises RelayDown."""
        link = self.links.make(Purpose.SEE, Request(address, language.code))
        note = (Note.NOT_HELD, Note.HELD)[self.room.book.find(address) is not None]
        await self.notes.send(note, address, language, f"{prefix}{SEE}{link}")

    def see(self, link: str) -> tuple[Held, str] | None:
        """Use the link up: what is held, and what the buttons on that page carry. None for one that is used or old."""
        request = self.links.use(Purpose.SEE, link)
        if request is None:
            return None
        until = int(self.room.days.clock()) + WHILE_OPEN
        act = self.links.make(Purpose.ACT, Request(request.address, until=until))
        return held(self.room.book, request.address), act

    def again(self, act: str) -> Held | None:
        """What is held, once more, for a file."""
        request = self.links.open(Purpose.ACT, act)
        return held(self.room.book, request.address) if request else None

    async def erase(self, act: str, language: Language, *, last_mail: bool) -> bool:
        """Delete everything at once. False for a page that was open too long, or whose button was pressed before."""
        request = self.links.use(Purpose.ACT, act)
        if request is None:
            return False
        await erase(self.room, request.address)
        if last_mail:
            with suppress(RelayDown):  # it is deleted, and the page says so; no mail is kept for later
                await self.notes.send(Note.DELETED, request.address, language)
        return True


async def erase(room: Room, address: Address) -> bool:
    """Delete everything that is held about an address. Whether there was anything."""
    return await room.erase(room.book.find(address) or b"\0" * 16)
