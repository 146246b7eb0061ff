"""Addresses as mail carries them: the domain in ASCII always, and a local part beyond ASCII by SMTPUTF8 (RFC 6531)."""

from __future__ import annotations

import re
from typing import NamedTuple

import idna

_UNFIT = re.compile(r"[\s<>\x00-\x20\x7f-\x9f]")  # what could end a command, or an address in one


class Mailbox(NamedTuple):
    """An address for an envelope or a header. `international`: only a relay with SMTPUTF8 can take it."""

    text: str
    international: bool


class NoMailbox(ValueError):
    """The text is no address that can stand in an envelope. Carries nothing of it."""


def mailbox(address: str) -> Mailbox:
    """The mailbox of an address, local@domain. Raises NoMailbox."""
    local, at, domain = address.rpartition("@")
    if not (local and at and domain) or _UNFIT.search(address):
        raise NoMailbox
    return Mailbox(f"{local}@{_ascii(domain)}", not local.isascii())


def domain(address: str) -> str:
    """The domain of an address in ASCII. Raises NoMailbox."""
    return mailbox(address).text.rpartition("@")[2]


def _ascii(name: str) -> str:
    if name.isascii():
        return name
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise NoMailbox from None
