"""Opens a connection for many mails: connected, encrypted and logged in as for a single one, then handed to a courier.

Keeps: security.encrypted
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiosmtplib import SMTPException

from aluma.mail.courier import Courier, Offers, Parcel
from aluma.mail.post import Post
from aluma.mail.relay import RelayDown
from aluma.mail.replies import Reply


async def opened(
    post: Post,
    pull: Callable[[], Parcel | None],
    settle: Callable[[bytes, Reply], None],
    lost: Callable[[Courier], None],
) -> Courier:
    """A courier at work on a connection of its own. Raises RelayDown."""
    line = post.line()
    try:
        await line.connect()
        await line.ehlo()
    except (SMTPException, OSError):
        line.close()
        raise RelayDown from None
    offers = Offers(line.supports_extension("pipelining"), line.supports_extension("smtputf8"))
    courier = Courier(offers, pull, settle, lost)
    transport = line.transport
    if not isinstance(transport, asyncio.Transport) or transport.is_closing():
        raise RelayDown
    courier.begin(transport)
    return courier
