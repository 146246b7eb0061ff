"""Header lines of a mail: words beyond ASCII as RFC 2047 has them, folded, and no line more than was meant."""

from __future__ import annotations

import base64
import datetime
from email.utils import format_datetime

LONGEST_WORD = 45  # bytes of text in one encoded word: 60 characters of base64, 75 with what stands around them
LONGEST_LINE = 78  # characters (RFC 5322, 2.1.1), where there is a space to fold at
_ENDS = str.maketrans(dict.fromkeys("\r\n\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "))


def line(name: str, value: str, *, raw: bool = False) -> bytes:
    """A header line with its end. `value` is text of any script; `raw` leaves it in UTF-8, for SMTPUTF8 (RFC 6532)."""
    said = f"{name}: {value.translate(_ENDS)}"
    return _folded(said).encode("utf-8" if raw else "ascii") + b"\r\n"


def words(text: str) -> str:
    """A text as encoded words (RFC 2047, 2); one in ASCII that could not be taken for such stays as it is."""
    text = text.translate(_ENDS)
    if text.isascii() and "=?" not in text:
        return text
    return " ".join(f"=?utf-8?b?{base64.b64encode(piece).decode()}?=" for piece in _pieces(text))


def phrase(name: str) -> str:
    """A name before an address: quoted where it is ASCII (RFC 5322, 3.2.4), and encoded words otherwise."""
    encoded = words(name)
    if encoded != name.translate(_ENDS):
        return encoded
    return '"' + encoded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def date(at: float) -> str:
    """A moment, seconds since the epoch, as a Date header has it: in UTC, so that no place shows."""
    return format_datetime(datetime.datetime.fromtimestamp(at, datetime.UTC))


def _pieces(text: str) -> list[bytes]:
    """The text in UTF-8, cut between characters."""
    pieces = [b""]
    for character in text:
        data = character.encode("utf-8", "replace")
        if len(pieces[-1]) + len(data) > LONGEST_WORD:
            pieces.append(b"")
        pieces[-1] += data
    return pieces


def _folded(said: str) -> str:
    """Folded at spaces where it is long; the line after a fold begins with that space."""
    lines = [""]
    for word in said.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= LONGEST_LINE and not lines[-1].endswith(":"):
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] or len(lines) > 1 else word
    return "\r\n".join(lines)
