"""What travels in links: a request sealed under the key of the day, so that nothing of it has to be stored.

Keeps: letters.opt-in, retention.email
"""

from __future__ import annotations

import base64
import binascii
from enum import Enum
from typing import NamedTuple

import msgspec

from aluma.newsletter.address import Address
from aluma.newsletter.day_keys import DayKeys
from aluma.newsletter.handle import to_text
from aluma.seal import NONCE_BYTES, SealBroken, seal, unseal

DAY_BYTES = 4
Fields = tuple[str, str, str, bytes, int]


class Purpose(Enum):
    """What a link is for; one for another purpose does not open."""

    JOIN = b"aluma link 1: join"
    SEE = b"aluma link 1: see what is held"
    ACT = b"aluma link 1: act on what is held"


class Request(NamedTuple):
    """What someone asked for. `version` is the date of the policy that they saw; `until` its last second, or 0.

    `leaving` is the handle of a row that this one replaces.
    """

    address: Address
    language: str = ""
    version: str = ""
    leaving: bytes = b""
    until: int = 0


class Links:
    """Makes and opens them."""

    def __init__(self, days: DayKeys) -> None:
        self._days = days

    def make(self, purpose: Purpose, request: Request) -> str:
        """The request as text that goes into a link or a hidden field."""
        day, key = self._days.today()
        plain = msgspec.msgpack.encode((request.address.reveal(), *request[1:]))
        sealed = day.to_bytes(DAY_BYTES) + seal(key, purpose.value, plain)
        return base64.urlsafe_b64encode(sealed).decode().rstrip("=")

    def open(self, purpose: Purpose, text: str) -> Request | None:
        """The request, without using it up; None for one that is too old, altered, or for another purpose."""
        sealed = _bytes(text)
        key = self._days.of(int.from_bytes(sealed[:DAY_BYTES]))
        if key is None:
            return None
        try:
            plain = unseal(key, purpose.value, sealed[DAY_BYTES:])
        except SealBroken:
            return None
        address, language, version, leaving, until = msgspec.msgpack.decode(plain, type=Fields)
        request = Request(Address(address), language, version, leaving, until)
        return None if request.until and request.until < self._days.clock() else request

    def use(self, purpose: Purpose, text: str) -> Request | None:
        """The request, the first time that its link is used; None ever after."""
        request = self.open(purpose, text)
        if request is None:
            return None
        sealed = _bytes(text)
        nonce = sealed[DAY_BYTES : DAY_BYTES + NONCE_BYTES]
        return request if self._days.use(int.from_bytes(sealed[:DAY_BYTES]), nonce) else None


def leave_path(handle: bytes) -> str:
    """Where one leaves with one press: GET shows a page, POST acts (RFC 8058)."""
    return f"/letters/leave/{to_text(handle)}"


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.encode("ascii", "replace") + b"=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""
