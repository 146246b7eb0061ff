"""A relay's replies: code and enhanced status (RFC 3463) alone, because its words may name someone."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import NamedTuple

LONGEST = 65_536  # bytes that a reply may grow to before its end
_ENHANCED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}(?![\d.])")


class Reply(NamedTuple):
    """A reply: its code, and its enhanced status where it has one ("5.1.1"), else ""."""

    code: int
    status: str = ""


# Nearly every reply of a mailing; what kind of good it was is nobody's question.
_USUAL = MappingProxyType({b"250 ": Reply(250), b"354 ": Reply(354)})


class Unreadable(Exception):
    """What came is no reply as RFC 5321 has them. Carries nothing of it."""


class Replies:
    """Takes bytes as they come, and gives each reply once it is whole."""

    def __init__(self) -> None:
        self._waiting = b""

    def feed(self, data: bytes) -> list[Reply]:
        """The replies that have come to their end with this piece. Raises Unreadable."""
        *lines, self._waiting = (self._waiting + data).split(b"\n")
        if len(self._waiting) > LONGEST:
            raise Unreadable
        return [_USUAL.get(line[:4]) or _reply(line) for line in lines if line[3:4] != b"-"]


def _reply(line: bytes) -> Reply:
    """The reply that a line ends; the lines before it in a reply of several say nothing else."""
    if not (line[:3].isdigit() and line[:1] in b"2345"):
        raise Unreadable
    enhanced = _ENHANCED.match(line, 4)
    return Reply(int(line[:3]), enhanced[0].decode() if enhanced else "")
