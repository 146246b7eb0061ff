"""The room of the book opened for one command, and the address that such a command is about.

Keeps: letters.unsubscribe
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from aluma.cli._options import Refusal
from aluma.newsletter.address import Address, AddressRefused, address
from aluma.newsletter.pairing import RoomRefused
from aluma.newsletter.room import BOOK, Room, open_room
from aluma.settings import Settings
from aluma.text import SessionText


@contextmanager
def opened(settings: Settings, *, mending: bool = False) -> Iterator[Room]:
    """The room while a command works in it. Where there is no book, or it can't be opened, the command says so."""
    if not (settings.data / BOOK).is_file():
        raise Refusal("There is no book of addresses here, so nothing is held about anyone.")
    try:
        room = open_room(settings.data, settings.keys, time.time, mending=mending)
    except RoomRefused as refused:
        raise Refusal(refused.fault) from None
    try:
        yield room
    finally:
        room.close()


def given(text: str) -> Address:
    """The address that was given to a command."""
    try:
        return address(SessionText(text))
    except AddressRefused:
        raise Refusal("This does not look like a mail address.") from None
