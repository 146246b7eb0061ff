"""A practice as a picture: its steps and all ways between them, drawn from the table that the engine walks by.

The SVG is made for an author's eye. What a pass does is dashed. Where all of it stands is worked out in `plan`.
"""

from __future__ import annotations

from html import escape

from aluma.guide.mirror import cut
from aluma.guide.plan import ASIDE, BOX, EDGE, LINE, LONGEST_LABEL, Plan, Way, plan
from aluma.guide.practice import OPEN, Kind, Practice, Step

STYLE = (
    "svg{background:#fbfaf7}text{font:14px Georgia,serif;fill:#2b2a33;text-anchor:middle}"
    ".kind,.label{font:12px system-ui,sans-serif;fill:#55525f}.label{text-anchor:start}"
    "rect{fill:#fff;stroke:#8a8698}.mirror{fill:#fdf1d3}path{fill:none;stroke:#6d6980;stroke-width:1.4}"
    ".pass{stroke-dasharray:5 4}"
)
HEAD = '<marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'


def draw(practice: Practice) -> str:
    """The SVG of a whole practice, as text. The practice has no faults."""
    made = plan(practice)
    size = f'viewBox="0 0 {made.width} {made.height}" width="{made.width}" height="{made.height}"'
    inked = [_straight(way, made, turn, said) for way, turn, said in made.straight]
    inked += [_around(way, made, lane) for way, lane in made.beside]
    ink = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        f"<title>{escape(practice.title)}</title><style>{STYLE}</style>",
        f'<defs>{HEAD}<path d="M0 0 8 4 0 8z" style="fill:#6d6980;stroke:none"/></marker></defs>',
        *(path for path, _ in inked),
        *(label for _, label in inked),
        *(_box(step, *made.spots[step.name]) for step in practice.steps),
        "</svg>",
    ]
    return "\n".join(ink) + "\n"


def _straight(way: Way, made: Plan, turn: int, said: int) -> tuple[str, str]:
    """From below one box to above another, the last piece straight down: the path, and its label."""
    (from_x, from_y), (to_x, to_y) = made.spots[way.start], made.spots[way.end]
    x1, y1, x2 = from_x + BOX[0] // 2, from_y + BOX[1], to_x + BOX[0] // 2
    middle = (y1 + turn) // 2
    ink = f"M{x1} {y1}C{x1} {middle} {x2} {middle} {x2} {turn}V{to_y - 2}"
    return _path(way, ink), _label(way, x2 + ASIDE, said)


def _around(way: Way, made: Plan, lane: int) -> tuple[str, str]:
    """Out of the right side, down a lane of its own, and in at the right side. Its words stand below the first row."""
    (from_x, from_y), (to_x, to_y) = made.spots[way.start], made.spots[way.end]
    x1, y1, x2, y2 = from_x + BOX[0], from_y + BOX[1] // 2, to_x + BOX[0] + 2, to_y + BOX[1] // 2
    ink = f"M{x1} {y1}C{lane} {y1} {lane} {y1} {lane} {y1 + EDGE}V{y2 - EDGE}C{lane} {y2} {lane} {y2} {x2} {y2}"
    return _path(way, ink), _label(way, lane + ASIDE, y1 + EDGE + LINE)


def _path(way: Way, ink: str) -> str:
    dashed = ' class="pass"' if way.passed else ""
    return f'<path{dashed} d="{ink}" marker-end="url(#head)"/>'


def _label(way: Way, x: int, y: int) -> str:
    lines = enumerate(way.label)
    return "".join(f'<text class="label" x="{x}" y="{y + LINE * row}">{escape(each)}</text>' for row, each in lines)


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
