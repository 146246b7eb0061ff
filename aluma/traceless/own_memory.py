"""Searches the memory of this very process, as long as the kernel still lets it.

Keeps: session.not-kept

What is looked for stands in memory too, in the search itself. So a mark has two halves, the second worked out from the
first by a table: the search holds the first half alone, and only where both stand together is a mark found.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

CHUNK = 1 << 20  # bytes looked at in one step
MEMORY = Path("/proc/self/mem")
MAPS = Path("/proc/self/maps")
KERNELS_OWN = ("[vvar", "[vsyscall]")  # can't be read, and hold nothing of ours
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")  # the three ways in which CPython keeps text, and how bytes carry it
_OTHER_HALF = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")


class Unreadable(Exception):
    """The kernel does not let this process read its own memory."""


def new_mark() -> str:
    """The first half of a fresh mark: 16 characters that stand nowhere in memory."""
    return secrets.token_hex(8)


def whole(mark: str) -> str:
    """The mark with both halves, 32 characters: what is planted and found. Forget it where it shall not be found."""
    return mark + mark.translate(_OTHER_HALF)


def occurrences(mark: str) -> dict[str, int]:
    """How often the whole mark stands in the writable memory of this process, by encoding. Raises Unreadable.

    A copy that the search itself makes may be counted too, so a number above nought is "at least"; nought is exact.
    """
    halves = {name: mark.encode(name) for name in ENCODINGS}
    found = dict.fromkeys(ENCODINGS, 0)
    for piece in _pieces(overlap=2 * len(halves["utf-32-le"])):
        for name, half in halves.items():
            found[name] += _count(piece, half, name)
    return found


def _count(piece: bytes, half: bytes, encoding: str) -> int:
    found = 0
    at = piece.find(half)
    while at >= 0:
        second = piece[at + len(half) : at + 2 * len(half)].decode(encoding, "replace")
        found += second == half.decode(encoding).translate(_OTHER_HALF)
        at = piece.find(half, at + 1)
    return found


def _pieces(overlap: int) -> Iterator[bytes]:
    try:
        with MEMORY.open("rb", buffering=0) as memory:
            for area in _areas():
                for start in range(area.start, area.stop, CHUNK):
                    memory.seek(start)
                    yield memory.read(min(CHUNK + overlap, area.stop - start))
    except OSError:
        raise Unreadable from None


def _areas() -> Iterator[range]:
    for line in MAPS.read_text().splitlines():
        span, rights, *_, name = line.split(" ", 5)
        if rights.startswith("rw") and not name.strip().startswith(KERNELS_OWN):
            first, _, last = span.partition("-")
            yield range(int(first, 16), int(last, 16))
