"""What every canary of a run looks like in one encoding: a cycle of cells, each a set of bytes that may stand there.

A cell of the marker allows one byte; a cell of the letter between allows what any letter of the variety, in either
case, puts there. So a template knows a piece of a canary wherever in the word it was cut out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aluma.proof.canary import Marker, Variety
from aluma.proof.images import IMAGES, image

Cells = tuple[frozenset[int], ...]
_TURNS = 3  # after three units base64 stands where it began, whatever a unit's length


@dataclass(frozen=True, slots=True)
class Template:
    """A cycle of cells: the form of all canaries of one variety in one encoding."""

    encoding: str
    cells: Cells

    def extent(self, data: bytes, at: int, cell: int) -> tuple[int, int]:
        """The longest piece of `data` around offset `at` that fits, when `at` fits the cell of that number."""
        cells, size = self.cells, len(self.cells)
        start = at
        while start > 0 and data[start - 1] in cells[(cell + start - 1 - at) % size]:
            start -= 1
        end = at
        while end < len(data) and data[end] in cells[(cell + end - at) % size]:
            end += 1
        return start, end


def templates(marker: Marker) -> list[Template]:
    """All forms that canaries of this marker can have; equal ones once."""
    found: dict[Cells, Template] = {}
    for variety in marker.varieties:
        for encoding in IMAGES:
            cells = _cells(marker, variety, encoding)
            if cells:
                found.setdefault(cells, Template(encoding, cells))
    return list(found.values())


def _cells(marker: Marker, variety: Variety, encoding: str) -> Cells:
    cycles = list(_cycles(marker, variety, encoding))
    if not cycles:
        return ()
    length = len(cycles[0])
    return tuple(frozenset(cycle[place] for cycle in cycles if len(cycle) == length) for place in range(length))


def _cycles(marker: Marker, variety: Variety, encoding: str) -> Iterator[bytes]:
    for letter in _both_cases(variety.letters):
        unit = marker.unit(letter)
        once, twice = image(encoding, unit * _TURNS), image(encoding, unit * _TURNS * 2)
        if once is not None and twice is not None:
            # What three more units add is a whole cycle; in base64 the piece alone would lack its edges.
            size = len(twice) - len(once)
            yield twice[:size]


def _both_cases(letters: str) -> list[str]:
    return list(dict.fromkeys(letters + "".join(each.lower() for each in letters if len(each.lower()) == 1)))
