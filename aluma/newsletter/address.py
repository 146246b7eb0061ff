"""A mail address that someone gave: carried as itself, shown nowhere, and never looked up in the network.

Keeps: letters.secure, letters.not-shared
"""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

from aluma.text import SessionText

LONGEST = 254  # bytes (RFC 5321, 4.5.3.1.3, less the brackets)


class AddressRefused(Exception):
    """What was typed is no address that mail can be sent to. Carries nothing of it."""


class Address(SessionText):
    """An address, local@domain, of at most 254 bytes in UTF-8; its domain in small letters, its local part as given."""

    __slots__ = ()

    def same_for(self) -> bytes:
        """The bytes that are the same for every way of writing this mailbox: large and small letters are one."""
        return unicodedata.normalize("NFC", self.reveal().casefold()).encode()


def address(typed: SessionText) -> Address:
    """The address that was typed, in any script. Nobody is asked whether it exists. Raises AddressRefused."""
    found = _valid(typed.reveal().strip())
    if not found or len(found.encode()) > LONGEST:
        raise AddressRefused
    return Address(found)


def _valid(text: str) -> str:
    # The library's error quotes the address, so it ends here and nothing is raised while it is at hand.
    try:
        return str(validate_email(text, check_deliverability=False, strict=True).normalized)
    except EmailNotValidError:
        return ""
