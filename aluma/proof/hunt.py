"""The search itself: pieces of memory or of files in, traces out.

Keeps: session.not-kept
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from aluma.proof.canary import Canaries, Canary
from aluma.proof.images import IMAGES, image
from aluma.proof.needles import FRAGMENT, Needle, needles
from aluma.proof.secret import Secrets
from aluma.proof.templates import Template, templates
from aluma.proof.trace import Piece, Trace, merged

OVERLAP = 1024  # bytes that two pieces in a row share, so that nothing is cut unseen: more than any form of a canary
_SEPARATOR = b"\n\n"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search met: how much was read, and the traces."""

    bytes_read: int
    traces: tuple[Trace, ...]


@dataclass(slots=True)
class _Ledger:
    """The images of all canaries, side by side, to tell whose a piece is."""

    joined: bytes = b""
    ends: list[int] = field(default_factory=list)
    owners: list[Canary] = field(default_factory=list)

    def owner(self, piece: bytes) -> Canary | None:
        """Whose this is; None where no canary has it, or where it begins or ends with a neighbour's byte."""
        at = self.joined.find(piece)
        return self.owners[bisect_right(self.ends, at)] if at >= 0 else None


class Hunt:
    """Looks for the canaries and the secrets of one run. Both may grow while it is used."""

    def __init__(self, canaries: Canaries, secrets: Secrets) -> None:
        self._canaries = canaries
        self._secrets = secrets
        self._needles: list[Needle] = needles(templates(canaries.marker))
        self._ledger = _Ledger()
        self._known = 0

    def search(self, pieces: Iterable[Piece]) -> Found:
        """Go through the pieces, once each."""
        total = 0
        traces: list[Trace] = []
        for piece in pieces:
            total += len(piece.data)
            if piece.data.count(0) != len(piece.data):
                traces += self._canary_traces(piece)
                traces += self._secrets.search(piece)
        return Found(total, tuple(merged(traces)))

    def _canary_traces(self, piece: Piece) -> Iterator[Trace]:
        seen: set[tuple[int, int]] = set()
        for needle in self._needles:
            at = piece.data.find(needle.data)
            while at >= 0:
                best = _longest(needle, piece.data, at)
                if best is not None and best[1:] not in seen:
                    seen.add(best[1:])
                    yield self._trace(piece, *best)
                # A word holds a needle many times; once it is known, the search goes on behind it.
                at = piece.data.find(needle.data, max(at + 1, best[2] if best else 0))

    def _trace(self, piece: Piece, form: Template, start: int, end: int) -> Trace:
        owner = self._owner(piece.data[start:end])
        whole = _whole(owner, piece.data[max(0, start - OVERLAP) : end + OVERLAP]) if owner else ""
        whose = owner.where if owner else ""
        return Trace(piece.place, piece.start + start, end - start, whole or form.encoding, whose, bool(whole))

    def _owner(self, data: bytes) -> Canary | None:
        if self._known != len(self._canaries):
            self._ledger, self._known = _ledger(self._canaries), len(self._canaries)
        for cut in range(4):  # the edges of a piece can be a neighbour's bytes that happen to fit
            owner = self._ledger.owner(data[cut : len(data) - cut])
            if owner:
                return owner
        windows = (self._ledger.owner(data[start : start + FRAGMENT]) for start in range(len(data) - FRAGMENT + 1))
        return next((owner for owner in windows if owner), None)


def _longest(needle: Needle, data: bytes, at: int) -> tuple[Template, int, int] | None:
    """The template that explains most of the bytes around a needle, if it explains enough of them."""
    low = max(0, at - OVERLAP)
    near, inside = data[low : at + OVERLAP], at - low
    fits = [(form, *form.extent(near, inside, cell)) for form, cell in needle.stands]
    form, start, end = max(fits, key=lambda fit: fit[2] - fit[1])
    return (form, low + start, low + end) if end - start >= FRAGMENT else None


def _whole(canary: Canary, around: bytes) -> str:
    """The encoding in which all of a canary stands there, or ""."""
    return next((name for name, data in _images(canary) if data in around), "")


def _images(canary: Canary) -> Iterator[tuple[str, bytes]]:
    for word in dict.fromkeys((canary.word, canary.word.lower())):
        for name in IMAGES:
            data = image(name, word)
            if data:
                yield name, data


def _ledger(canaries: Iterable[Canary]) -> _Ledger:
    ledger, parts, size = _Ledger(), [], 0
    for canary in canaries:
        for data in dict.fromkeys(data for _, data in _images(canary)):
            parts.append(data + _SEPARATOR)
            size += len(parts[-1])
            ledger.ends.append(size)
            ledger.owners.append(canary)
    ledger.joined = b"".join(parts)
    return ledger
