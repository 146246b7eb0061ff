"""Where the steps of a practice stand when it is drawn, and where the ways between them run and say their words.

Steps stand in rows, each row one further from the beginning. A way to the next row ends in a piece straight down, with
its words at the right of it; a way that skips a row runs down a lane of its own beside the rows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from aluma.guide.mirror import cut
from aluma.guide.practice import Practice, Step
from aluma.guide.table import Lead
from aluma.guide.ways import ways

# All in pixels, but for the last.
BOX = (168, 56)
GAP = (44, 74)
EDGE = 40
LANE = 30  # from what stands at the left of a lane
LINE = 14
SIGN, WIDE_SIGN = 7, 12  # a letter at 12 px, and one of a script with wide ones
ASIDE = 9  # from a line to its words
STRAIGHT = 18  # the last piece of a way, without words beside it
LONGEST_LABEL = 24  # signs


@dataclass(frozen=True, slots=True)
class Way:
    """All ways from one step to another: the words of their choices, and whether each of them is a pass."""

    start: str
    end: str
    words: tuple[str, ...]
    passed: bool

    @property
    def label(self) -> tuple[str, ...]:
        """The lines that stand beside it."""
        return ("pass",) if self.passed else self.words


@dataclass(frozen=True, slots=True)
class Plan:
    """Where all of it stands: `spots` is the upper left corner of each step.

    Each `straight` way has the y at which its straight piece begins, and the y of its first words; each way `beside`
    the rows the x of its lane.
    """

    spots: dict[str, tuple[int, int]]
    straight: tuple[tuple[Way, int, int], ...]
    beside: tuple[tuple[Way, int], ...]
    width: int
    height: int


def plan(practice: Practice) -> Plan:
    """The plan of a practice without faults."""
    rows = _rows(practice)
    level = {name: index for index, row in enumerate(rows) for name in row}
    joined = [way for step in practice.steps for way in _joined(step)]
    beside = [way for way in joined if level[way.end] - level[way.start] > 1]
    near = [way for way in joined if way not in beside]
    begun = [[way for way in beside if level[way.start] == index - 1] for index in range(len(rows))]
    spots = _spots(rows, [_room(row, near, lanes) for row, lanes in zip(rows, begun, strict=True)])
    right = max([x + BOX[0] for x, _ in spots.values()] + [_reach(way, spots) for way in near])
    beside_at = []
    for way in beside:
        beside_at.append((way, right + LANE))
        right += LANE + max(map(_wide, way.label), default=0)
    height = max(y for _, y in spots.values()) + BOX[1] + EDGE
    return Plan(spots, tuple(_turned(near, spots)), tuple(beside_at), right + EDGE, height)


def _rows(practice: Practice) -> list[list[str]]:
    """Steps by the longest way from the first; all ways lead forward, so the order of the file is enough."""
    level: dict[str, int] = {}
    for step in practice.steps:
        level.setdefault(step.name, 0)
        for _, to in ways(step):
            level[to] = max(level.get(to, 0), level[step.name] + 1)
    rows: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
    for step in practice.steps:
        rows[level[step.name]].append(step.name)
    return rows


def _joined(step: Step) -> list[Way]:
    found: dict[str, set[Lead]] = {}
    for lead, to in ways(step):
        found.setdefault(to, set()).add(lead)
    return [Way(step.name, to, _words(step, to), leads == {Lead.PASS}) for to, leads in found.items()]


def _words(step: Step, to: str) -> tuple[str, ...]:
    return tuple(cut(choice.words, LONGEST_LABEL) for choice in step.choices if choice.leads_to == to)


def _room(row: Sequence[str], near: Sequence[Way], begun: Sequence[Way]) -> int:
    """The height above a row: enough for the words of the ways into one of its steps, and of a lane that begins."""
    lines = [_lines(near, name) for name in row] + [len(way.label) for way in begun]
    return GAP[1] + LINE * max(0, max(lines, default=0) - 1)


def _lines(near: Sequence[Way], end: str) -> int:
    return sum(len(way.label) for way in near if way.end == end)


def _spots(rows: list[list[str]], room: list[int]) -> dict[str, tuple[int, int]]:
    """The upper left corner of each step; every row stands in the middle."""
    whole = max(len(row) for row in rows) * (BOX[0] + GAP[0]) - GAP[0]
    spots, y = {}, EDGE
    for number, row in enumerate(rows):
        y += room[number] + BOX[1] if number else 0
        left = EDGE + (whole - (len(row) * (BOX[0] + GAP[0]) - GAP[0])) // 2
        for place, name in enumerate(row):
            spots[name] = (left + place * (BOX[0] + GAP[0]), y)
    return spots


def _turned(near: Sequence[Way], spots: dict[str, tuple[int, int]]) -> list[tuple[Way, int, int]]:
    """Ways with the same end share their straight piece, and their words stand below each other."""
    found, said = [], dict.fromkeys(spots, 0)
    for way in near:
        turn = spots[way.end][1] - STRAIGHT - LINE * _lines(near, way.end)
        found.append((way, turn, turn + LINE * (1 + said[way.end])))
        said[way.end] += len(way.label)
    return found


def _reach(way: Way, spots: dict[str, tuple[int, int]]) -> int:
    """How far to the right the words of a way reach."""
    return spots[way.end][0] + BOX[0] // 2 + max(map(_wide, way.label), default=0)


def _wide(words: str) -> int:
    return 2 * ASIDE + sum(WIDE_SIGN if unicodedata.east_asian_width(sign) in "WF" else SIGN for sign in words)
