"""Looks for tokens and keys: random bytes that carry no marker, in any form and at any alignment.

Keeps: session.not-kept

Every 8-byte window of every form stands in one set of integers; memory is read as integers at every fourth byte and
the two are intersected. So any 12 bytes in a row of a secret are met, and a hit is then held against its neighbours.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from aluma.proof.images import image
from aluma.proof.trace import Piece, Trace

FRAGMENT = 12  # bytes, and in UTF-16 and UTF-32 characters: three characters of a token would be chance
_WINDOW = 8
_WIDTHS = (2, 4)
_BLOCK = 16 * 1024  # bytes that are read as integers at once
_REACH = 512  # bytes: more than any form of a secret


@dataclass(frozen=True, slots=True)
class Secret:
    """A token or a key: its raw bytes, and whose it is in words."""

    raw: bytes
    whose: str


class Secrets:
    """All tokens and keys of a run."""

    def __init__(self) -> None:
        self._windows: set[int] = set()
        self._pieces: dict[bytes, tuple[str, str]] = {}
        self._wholes: dict[str, tuple[bytes, ...]] = {}

    def __len__(self) -> int:
        return len(self._wholes)

    def add(self, secret: Secret) -> None:
        """Look for this one too."""
        forms = dict(_forms(secret.raw))
        self._wholes[secret.whose] = tuple(forms.values())
        for name, form in forms.items():
            for start in range(len(form) - FRAGMENT + 1):
                self._pieces.setdefault(form[start : start + FRAGMENT], (secret.whose, name))
            for width in (1, *(_WIDTHS if form.isascii() and name == "text" else ())):
                self._windows.update(_integers(_widened(form, width)))

    def search(self, piece: Piece) -> Iterator[Trace]:
        """Every trace in these bytes."""
        if not self._windows:
            return
        data = memoryview(piece.data)
        for start in (*range(0, len(data), _BLOCK), *range(_WINDOW // 2, len(data), _BLOCK)):
            block = data[start : min(len(data), start + _BLOCK)]
            integers = block[: len(block) // _WINDOW * _WINDOW].cast("Q")
            # Two steps, because the first, which is usually all there is, is three times as fast as the second.
            if met := self._windows.intersection(integers):
                for place in [place for place, each in enumerate(integers) if each in met]:
                    yield from self._confirmed(piece, start + place * _WINDOW)

    def _confirmed(self, piece: Piece, at: int) -> Iterator[Trace]:
        for width in (1, *_WIDTHS):
            reach = (FRAGMENT - 1) * width
            first = max(0, at - reach)
            around = piece.data[first : at + _WINDOW + reach]
            for phase in range(width):
                narrow = around[phase::width]
                for start in range(len(narrow) - FRAGMENT + 1):
                    known = self._pieces.get(narrow[start : start + FRAGMENT])
                    if known:
                        yield self._trace(piece, first + phase + start * width, width, known)
                        break

    def _trace(self, piece: Piece, at: int, width: int, known: tuple[str, str]) -> Trace:
        whose, form = known
        around = piece.data[max(0, at - _REACH) : at + _REACH]
        whole = any(_widened(each, width) in around for each in self._wholes[whose])
        encoding = form if width == 1 else f"UTF-{width * 8}"
        return Trace(piece.place, piece.start + at, FRAGMENT * width, encoding, whose, whole)


def _forms(raw: bytes) -> Iterator[tuple[str, bytes]]:
    text = base64.urlsafe_b64encode(raw).rstrip(b"=")
    yield "raw", raw
    yield "text", text
    yield "base64", base64.b64encode(raw).rstrip(b"=")
    yield "lower case", text.lower()
    yield "hex", raw.hex().encode()
    for phase in range(3):
        encoded = image(f"base64, phase {phase}", text.decode())
        if encoded:
            yield f"base64 of the text, phase {phase}", encoded


def _widened(data: bytes, width: int) -> bytes:
    """The bytes as low bytes of wider characters, with zeros on both sides, so that both byte orders are in it."""
    return data if width == 1 else bytes(width - 1) + b"".join(bytes((each, *bytes(width - 1))) for each in data)


def _integers(data: bytes) -> Iterator[int]:
    for start in range(len(data) - _WINDOW + 1):
        yield int.from_bytes(data[start : start + _WINDOW], sys.byteorder)
