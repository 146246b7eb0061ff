"""A practice as a picture: its steps and all ways between them, drawn from the table that the engine walks by.

The SVG is made for an author's eye. Steps stand in rows, each row one further from the beginning; a way that skips a
row runs beside them. What a pass does is dashed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from aluma.guide.mirror import cut
from aluma.guide.practice import OPEN, Kind, Practice, Step
from aluma.guide.table import Lead
from aluma.guide.ways import ways

BOX = (168, 56)
GAP = (44, 74)
EDGE = 40
LANE = 30  # between two ways that run beside the rows
LONGEST_LABEL = 24

STYLE = (
    "svg{background:#fbfaf7}text{font:14px Georgia,serif;fill:#2b2a33;text-anchor:middle}"
    ".kind,.label{font:12px system-ui,sans-serif;fill:#55525f}"
    ".label{paint-order:stroke;stroke:#fbfaf7;stroke-width:5px}"
    "rect{fill:#fff;stroke:#8a8698}.mirror{fill:#fdf1d3}path{fill:none;stroke:#6d6980;stroke-width:1.4}"
    ".pass{stroke-dasharray:5 4}"
)
HEAD = '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'


@dataclass(frozen=True, slots=True)
class Way:
    """All ways from one step to another: the words of their choices, and whether each of them is a pass."""

    start: str
    end: str
    words: tuple[str, ...]
    passed: bool


def draw(practice: Practice) -> str:
    """The SVG of a whole practice, as text. The practice has no faults."""
    rows = _rows(practice)
    spots = _spots(rows)
    joined = [way for step in practice.steps for way in _joined(step)]
    level = {name: index for index, row in enumerate(rows) for name in row}
    beside = [way for way in joined if level[way.end] - level[way.start] > 1]
    width = 2 * EDGE + _width(rows) + (LANE * len(beside) + 2 * EDGE if beside else 0)
    height = 2 * EDGE + len(rows) * (BOX[1] + GAP[1]) - GAP[1]
    inked = [_straight(way, spots) for way in joined if way not in beside]
    inked += [_around(way, spots, _width(rows) + 2 * EDGE + LANE * lane) for lane, way in enumerate(beside)]
    ink = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<title>{escape(practice.title)}</title><style>{STYLE}</style>",
        f'<defs>{HEAD}<path d="M0 0 8 4 0 8z" style="fill:#6d6980;stroke:none"/></marker></defs>',
        *(path for path, _ in inked),
        *(label for _, label in inked),
        *(_box(step, *spots[step.name]) for step in practice.steps),
        "</svg>",
    ]
    return "\n".join(ink) + "\n"


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


def _width(rows: list[list[str]]) -> int:
    return max(len(row) for row in rows) * (BOX[0] + GAP[0]) - GAP[0]


def _spots(rows: list[list[str]]) -> dict[str, tuple[int, int]]:
    """The upper left corner of each step; every row stands in the middle."""
    spots = {}
    for number, row in enumerate(rows):
        left = EDGE + (_width(rows) - (len(row) * (BOX[0] + GAP[0]) - GAP[0])) // 2
        for place, name in enumerate(row):
            spots[name] = (left + place * (BOX[0] + GAP[0]), EDGE + number * (BOX[1] + GAP[1]))
    return spots


def _joined(step: Step) -> list[Way]:
    found: dict[str, set[Lead]] = {}
    for lead, to in ways(step):
        found.setdefault(to, set()).add(lead)
    return [Way(step.name, to, _words(step, to), leads == {Lead.PASS}) for to, leads in found.items()]


def _words(step: Step, to: str) -> tuple[str, ...]:
    return tuple(cut(choice.words, LONGEST_LABEL) for choice in step.choices if choice.leads_to == to)


def _straight(way: Way, spots: Mapping[str, tuple[int, int]]) -> tuple[str, str]:
    """From below one box to above another: the path, and its label."""
    (from_x, from_y), (to_x, to_y) = spots[way.start], spots[way.end]
    x1, y1, x2, y2 = from_x + BOX[0] // 2, from_y + BOX[1], to_x + BOX[0] // 2, to_y - 2
    middle = (y1 + y2) // 2
    ink = f"M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {y2}"
    return _path(way, ink), _label(way, x2, y2 - 16)


def _around(way: Way, spots: Mapping[str, tuple[int, int]], lane: int) -> tuple[str, str]:
    """Out of the right side, down a lane of its own, and in at the right side."""
    (from_x, from_y), (to_x, to_y) = spots[way.start], spots[way.end]
    x1, y1, x2, y2 = from_x + BOX[0], from_y + BOX[1] // 2, to_x + BOX[0] + 2, to_y + BOX[1] // 2
    ink = f"M{x1} {y1}C{lane} {y1} {lane} {y1} {lane} {y1 + EDGE}V{y2 - EDGE}C{lane} {y2} {lane} {y2} {x2} {y2}"
    return _path(way, ink), _label(way, lane, (y1 + y2) // 2)


def _path(way: Way, ink: str) -> str:
    dashed = ' class="pass"' if way.passed else ""
    return f'<path{dashed} d="{ink}" marker-end="url(#head)"/>'


def _label(way: Way, x: int, y: int) -> str:
    words = ("pass",) if way.passed else way.words
    last = y - 14 * (len(words) - 1)
    lines = (
        f'<text class="label" x="{x}" y="{last + 14 * row}">{escape(each)}</text>' for row, each in enumerate(words)
    )
    return "".join(lines)


def _box(step: Step, x: int, y: int) -> str:
    middle = x + BOX[0] // 2
    shape = ' class="mirror"' if step.kind is Kind.MIRROR else ""
    return (
        f'<rect{shape} x="{x}" y="{y}" width="{BOX[0]}" height="{BOX[1]}" rx="10"/>'
        f'<text x="{middle}" y="{y + 25}">{escape(cut(step.name, LONGEST_LABEL))}</text>'
        f'<text class="kind" x="{middle}" y="{y + 43}">{escape(_kind(step))}</text>'
    )


def _kind(step: Step) -> str:
    times = " ".join("open" if minutes == OPEN else str(minutes) for minutes in step.times)
    more = times or (f"{step.turns} turns" if step.turns else "")
    return f"{step.kind} · {more}" if more else str(step.kind)
