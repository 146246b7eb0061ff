"""Hands single mails to the relay, each on a connection of its own: confirmations, answers, messages to the operator.

Keeps: security.encrypted
"""

from __future__ import annotations

from contextlib import suppress

from aiosmtplib import SMTPException, SMTPNotSupported, SMTPRecipientsRefused

from aluma.mail.mailbox import NoMailbox, mailbox
from aluma.mail.post import Post
from aluma.mail.relay import RecipientRefused, RelayDown

FOR_GOOD = range(500, 600)


class Smtp:
    """Sends single mails by a post."""

    def __init__(self, post: Post) -> None:
        self._post = post

    async def send(self, message: bytes, recipient: str) -> None:
        """Hand over one finished message. Raises RelayDown or RecipientRefused, without cause and context."""
        try:
            refused = await self._handed(message, recipient)
        except (NoMailbox, SMTPNotSupported):  # the second: an address beyond ASCII, and a relay without SMTPUTF8
            refused = RecipientRefused
        except (SMTPException, OSError):
            refused = RelayDown
        if refused is not None:
            raise refused

    async def _handed(self, message: bytes, recipient: str) -> type[Exception] | None:
        """What stands in the way, if anything."""
        to = mailbox(recipient)
        options = ["SMTPUTF8"] if to.international else []
        line = self._post.line()
        await line.connect()
        try:
            await line.sendmail(self._post.sender, [to.text], message, mail_options=options)
        except SMTPRecipientsRefused as refusal:
            for_good = all(each.code in FOR_GOOD for each in refusal.recipients)
            return RecipientRefused if for_good else RelayDown
        finally:
            with suppress(SMTPException, OSError):
                await line.quit()
            line.close()
        return None
