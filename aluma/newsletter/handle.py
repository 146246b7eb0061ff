"""The handle of a row: 16 random bytes that say nothing, as bytes in the book and as 26 characters in links.

Keeps: letters.unsubscribe
"""

from __future__ import annotations

import base64
import binascii
import secrets

BYTES = 16
CHARACTERS = 26
_FILL = "=" * 6


def new_handle() -> bytes:
    """A fresh one."""
    return secrets.token_bytes(BYTES)


def to_text(handle: bytes) -> str:
    """Base32 in small letters (RFC 4648, 6): it survives a mail system that makes all letters alike."""
    return base64.b32encode(handle).decode().rstrip("=").lower()


def from_text(text: str) -> bytes | None:
    """The handle that a link or a returned mail names; None for what is none."""
    if len(text) != CHARACTERS or not text.isascii():
        return None
    try:
        return base64.b32decode(text.upper() + _FILL)
    except binascii.Error:
        return None
