"""Sessions of *Arrive* as asks: begun, answered, and gone back to the first step, with words of one's own in each."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

from bench.load import Ask, drive, post

BEGIN = b"practice=arrive&adult=yes"
_TOKEN = re.compile(rb'name="token" value="([^"]+)"')
_STAMP = re.compile(rb'name="stamp" value="([^"]+)"')
_LETTERS = bytes((b"etaoinshrdlucm" + b"++")[value % 16] for value in range(256))  # a space now and then
LONG = 3600.0  # seconds: longer than any preparation takes


@dataclass
class Visit:
    """A session as its visitor's page holds it."""

    token: bytes
    stamp: bytes
    version: int = 0

    def ask(self, port: int, do: bytes, words: bytes) -> Ask:
        """A turn. Its answer counts when it is the page of the next version, so when it was kept."""
        here = b"token=%b&version=%d&stamp=%b" % (self.token, self.version, b"" if self.version else self.stamp)
        self.version += 1
        body = b"%b&words=%b&do=%b" % (here, words, do)
        return Ask(post("/session/turn", port, body), b'name="version" value="%d"' % self.version)


def begun(port: int, number: int) -> list[Visit]:
    """As many sessions, begun."""
    pages: list[bytes] = []
    ask = Ask(post("/session", port, BEGIN), b'name="stamp"')
    drive(port, repeat(ask, number), LONG, pages.append)
    return [_visit(page) for page in pages]


def _visit(page: bytes) -> Visit:
    token, stamp = _TOKEN.search(page), _STAMP.search(page)
    assert token is not None
    assert stamp is not None
    return Visit(token[1], stamp[1])


def words(length: int, chance: random.Random) -> bytes:
    """Plain words of small letters, `length` characters in all, urlencoded; no two visits have the same."""
    return chance.randbytes(length).translate(_LETTERS)


def turns(port: int, visits: list[Visit], do: bytes, length: int) -> Iterator[Ask]:
    """One turn of each visit. Taken visits leave the list, so that the next call goes on with the others."""
    chance = random.Random(len(visits))
    for visit in visits:
        yield visit.ask(port, do, words(length, chance))


def play(port: int, visits: list[Visit], do: bytes, length: int) -> None:
    """One turn of every visit, as fast as it goes."""
    drive(port, turns(port, visits, do, length), LONG)
