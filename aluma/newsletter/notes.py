"""The few single mails that the portal writes to someone who asked for one: what each says, and its way to the relay.

Keeps: letters.opt-in, rights.access
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum

from aluma.language import Language
from aluma.language import marked as _
from aluma.mail.mailbox import NoMailbox
from aluma.mail.message import compose
from aluma.mail.relay import RecipientRefused, Relay
from aluma.newsletter.address import Address
from aluma.newsletter.allowance import Allowance


class Note(Enum):
    """A mail: its subject and its text. `{link}` is where one goes on, `{place}` the portal's address."""

    JOIN = (
        _("Please confirm: letters from Aluma"),
        _(
            "Someone, perhaps you, asked for letters from Aluma to be sent to this address.\n\n"
            "If it was you, open this page and press its button:\n\n{link}\n\n"
            "The link works once, for a day at least. If it was not you, there is nothing to do: until the button is "
            "pressed, nothing about this address is stored.\n\n{place}"
        ),
    )
    HELD = (
        _("What Aluma holds about this address"),
        _(
            "Someone, perhaps you, asked what Aluma holds about this address.\n\n"
            "Something is held: you receive our letters. You can see all of it and have it deleted here:\n\n{link}\n\n"
            "The link works once, for a day at least. If it was not you, there is nothing to do.\n\n{place}"
        ),
    )
    NOT_HELD = (
        _("What Aluma holds about this address"),
        _(
            "Someone, perhaps you, asked what Aluma holds about this address.\n\n"
            "Nothing is held about it. You can see for yourself here:\n\n{link}\n\n"
            "The link works once, for a day at least. If it was not you, there is nothing to do.\n\n{place}"
        ),
    )
    DELETED = (
        _("Deleted: nothing is held any more"),
        _(
            "As you asked, everything that Aluma held about this address was deleted. This is the last mail, as you "
            "wished. After it has left, nothing of the address is kept.\n\n{place}"
        ),
    )


@dataclass(frozen=True, slots=True)
class Notes:
    """Sends them. `sender` is the address they come from, `place` the portal's origin."""

    relay: Relay
    allowance: Allowance
    sender: str
    place: str

    async def send(self, note: Note, to: Address, language: Language, path: str = "") -> None:
        """Send one, unless the address has had its share of the day. Raises RelayDown.

        An address that the relay refuses is passed over in silence: who asks must not learn which addresses exist.
        """
        subject, text = (language.gettext(each) for each in note.value)
        text = text.format(link=f"{self.place}{path}", place=self.place)
        with suppress(NoMailbox, RecipientRefused):
            message = compose(self.sender, to.reveal(), subject, text, language=language.code)
            if note is Note.DELETED or self.allowance.may_send(to):
                await self.relay.send(message, to.reveal())
