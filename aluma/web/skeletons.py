"""Pages of steps made ready at the start, from the templates themselves: all but what a visitor brings is worked out.

Keeps: harvest.no-input-use

For each step and each shape of it the template is shown once with marks in place of words and numbers, and cut at
them. A page is then its pieces with the real ones between. The shapes are counted from the practices before anybody
comes, so nothing is remembered of a visit.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence

from markupsafe import escape

from aluma.guide.practice import Kind, Practice
from aluma.text import SessionText
from aluma.web.face import Face
from aluma.web.shapes import Shape, Words, shapes
from aluma.web.steps import Around, step_page

DIGITS = 2  # of the number behind a mark


class Skeleton:
    """A page cut at its marks: `pieces` of it in UTF-8, and for each gap between two the number of its value."""

    __slots__ = ("_gaps", "_pieces")

    def __init__(self, pieces: Sequence[bytes], gaps: Sequence[int]) -> None:
        self._pieces = tuple(pieces)
        self._gaps = tuple(gaps)

    def filled(self, values: Sequence[bytes]) -> bytes:
        """The page with these values, which are HTML."""
        page = [b""] * (2 * len(self._gaps) + 1)
        page[::2] = self._pieces
        page[1::2] = [values[gap] for gap in self._gaps]
        return b"".join(page)


class Skeletons:
    """All of one face."""

    def __init__(self, face: Face) -> None:
        self._ready = {practice.digest: _of(face, practice) for practice in face.practices.values()}

    def page(self, practice: Practice, shape: Shape, words: Words, stands: Around) -> bytes | None:
        """The page of a step, as `step.html` shows it without a notice. None for a shape that is not ready."""
        skeleton = self._ready.get(practice.digest, {}).get(shape)
        if skeleton is None:
            return None
        text, heard, low, high, handed = words
        shown = [escape(each.reveal()) if each else "" for each in (text, heard, low, high, *handed)]
        return skeleton.filled([value.encode() for value in (*stands, *shown)])


def _of(face: Face, practice: Practice) -> Mapping[Shape, Skeleton]:
    """The skeletons of a practice. Pieces that are alike, and most are, are kept once."""
    mark = secrets.token_hex()  # so long that no content holds it
    once: dict[bytes, bytes] = {}
    made = {}
    for step in practice.steps:
        for shape in shapes(practice, step) if step.kind is not Kind.MIRROR else ():
            first, *rest = _marked(face, practice, shape, mark).split(mark)
            pieces = [piece.encode() for piece in (first, *(each[DIGITS:] for each in rest))]
            gaps = [int(each[:DIGITS]) for each in rest]
            made[shape] = Skeleton([once.setdefault(piece, piece) for piece in pieces], gaps)
    return made


def _marked(face: Face, practice: Practice, shape: Shape, mark: str) -> str:
    marks = [
        f"{mark}{number:0{DIGITS}}" for number in range(len(Around._fields) + len(Words._fields) + len(shape.handed))
    ]
    stands = Around(*marks[: len(Around._fields)])
    text, heard, low, high, *handed = (SessionText(each) for each in marks[len(Around._fields) :])
    words = Words(text, heard if shape.heard else None, low, high, tuple(handed[: sum(shape.handed)]))
    return face.render("step.html", **step_page(face, practice, shape, words, stands))
