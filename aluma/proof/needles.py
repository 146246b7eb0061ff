"""The few byte strings that a search looks for: together they stand in every 12-byte piece of every canary.

Looking for each canary by itself would take minutes; these few take a fraction of a second for 100 MB. They are
computed from the templates, as a small cover of all 12-byte windows, so the promise does not hang on anyone's care.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aluma.proof.templates import Cells, Template

FRAGMENT = 12  # bytes: the smallest piece of a canary that counts
# A needle shorter than this, or with fewer bytes that are not zero, stands everywhere: taken only for want of a better.
_LONG_ENOUGH = 4
_TELLING_ENOUGH = 3
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Needle:
    """Bytes to look for, and every template and cell where they can stand."""

    data: bytes
    stands: tuple[tuple[Template, int], ...]


def needles(forms: Sequence[Template]) -> list[Needle]:
    """A small set of needles such that each 12-byte window of each template holds one."""
    holders: dict[bytes, set[tuple[int, int]]] = defaultdict(set)
    for number, form in enumerate(forms):
        for start in range(len(form.cells)):
            for candidate in _candidates(form.cells, start):
                holders[candidate].add((number, start))
    chosen = _cover(holders)
    return [Needle(data, tuple(_stands(data, forms))) for data in chosen]


def _candidates(cells: Cells, start: int) -> set[bytes]:
    """The fixed strings of the window at `start`: those that tell enough, or the best there are."""
    window = [cells[(start + place) % len(cells)] for place in range(FRAGMENT)]
    fixed = {
        bytes(next(iter(cell)) for cell in window[first:last])
        for first in range(FRAGMENT)
        for last in range(first + 1, min(FRAGMENT, first + _LONGEST) + 1)
        if all(len(cell) == 1 for cell in window[first:last])
    }
    worth = max(map(_worth, fixed), default=(0, 0))
    return {each for each in fixed if _worth(each) == worth}


def _worth(data: bytes) -> tuple[int, int]:
    return min(_TELLING_ENOUGH, len(data) - data.count(0)), min(_LONG_ENOUGH, len(data))


def _cover(holders: dict[bytes, set[tuple[int, int]]]) -> list[bytes]:
    """Greedy set cover: whatever holds the most windows that are still open, the shorter of two."""
    chosen = []
    open_windows = set().union(*holders.values())
    while open_windows:
        best = max(holders, key=lambda each: (len(holders[each] & open_windows), -len(each), each))
        chosen.append(best)
        open_windows -= holders[best]
    return chosen


def _stands(data: bytes, forms: Iterable[Template]) -> Iterator[tuple[Template, int]]:
    for form in forms:
        size = len(form.cells)
        for cell in range(size):
            if all(byte in form.cells[(cell + place) % size] for place, byte in enumerate(data)):
                yield form, cell
