"""The shapes that a drawn mirror is made of, as pieces of SVG: the light, circles and lines.

Keeps: purpose.clarity
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin

from aluma.web.lettering import SOFT, Block
from aluma.web.picture import Picture

WIDTH = 900
MIDDLE = WIDTH / 2
MARGIN = 70
LIGHT = 62  # radius
BESIDE = 210  # from a line to the middle of what stands beside it
STRETCH = 200  # of a line that nothing stands beside
OPEN_WIDTH, OPEN_ANGLE = 240, radians(24)  # half of an open circle, and half of its opening
RULE, GLOW, CORE, AIR, LOW = "#a89a8b", "#f0b877", "#fff3dc", "#faf6ef", "#f3e4d0"
HEAD = (
    f'<defs><linearGradient id="air" x2="0" y2="1"><stop offset=".4" stop-color="{AIR}"/>'
    f'<stop offset="1" stop-color="{LOW}"/></linearGradient>'
    f'<radialGradient id="glow"><stop offset="0" stop-color="{GLOW}" stop-opacity=".7"/>'
    f'<stop offset=".45" stop-color="{GLOW}" stop-opacity=".25"/>'
    f'<stop offset="1" stop-color="{GLOW}" stop-opacity="0"/></radialGradient>'
    f'<radialGradient id="core"><stop offset=".5" stop-color="{CORE}"/>'
    f'<stop offset=".8" stop-color="{CORE}" stop-opacity=".5"/><stop offset="1" stop-color="{CORE}" stop-opacity="0"/>'
    "</radialGradient>"
    f'<radialGradient id="ring"><stop offset=".3" stop-color="{GLOW}" stop-opacity=".2"/>'
    f'<stop offset=".58" stop-color="{GLOW}" stop-opacity=".44"/><stop offset=".72" stop-color="{GLOW}" '
    f'stop-opacity=".2"/><stop offset="1" stop-color="{GLOW}" stop-opacity="0"/></radialGradient></defs>'
)


def light(picture: Picture, x: float, y: float) -> tuple[str, ...]:
    """The light in its own place; nothing where a phrase has it."""
    if picture.light is not None:
        return ()
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{LIGHT * 2.7:.0f}" fill="url(#glow)"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{LIGHT}" fill="url(#core)"/>',
    )


def holding(picture: Picture, lit: Block, x: float, y: float) -> tuple[str, ...]:
    """The light in its own place, opened into a ring where words stand in it."""
    if picture.light is not None or not lit.lines:
        return light(picture, x, y)
    return (halo(x, y, 210, lit.height / 2 + 80),)


def halo(x: float, y: float, wide: float, high: float) -> str:
    """The light opened into a ring, so that words in it are as easy to read as any others."""
    return f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{wide:.0f}" ry="{high:.0f}" fill="url(#ring)"/>'


def risen(light: Sequence[str], y: float) -> str:
    """A light as it stands above a horizon."""
    sky = f'<clipPath id="sky"><path d="M0 0H{WIDTH}V{y:.0f}H0Z"/></clipPath><g clip-path="url(#sky)">'
    return "".join((sky, *light, "</g>"))


def standing_light(picture: Picture, top: float, bottom: float) -> tuple[str, ...]:
    """The light along the whole of an upright line."""
    if picture.light is not None:
        return ()
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    return (f'<ellipse cx="{MIDDLE}" cy="{middle:.0f}" rx="{LIGHT}" ry="{half:.0f}" fill="url(#glow)"/>',)


def open_ring(x: float, y: float, high: float, mirrored: bool) -> str:
    """A circle left open on the side where reading ends."""
    side = -1 if mirrored else 1
    end, gap = x + side * OPEN_WIDTH * cos(OPEN_ANGLE), high * sin(OPEN_ANGLE)
    arc = f"A{OPEN_WIDTH} {high:.0f} 0 1 {int(mirrored)} {end:.0f} {y + gap:.0f}"
    return f'<path d="M{end:.0f} {y - gap:.0f}{arc}" fill="none" stroke="{SOFT}" stroke-width="1.5"/>'


def ring(y: float, radius: float, colour: str) -> str:
    """A circle around the middle of the sheet; where the sheet is too narrow for it, it bends."""
    wide = min(radius, MIDDLE - 20)
    shape = f'cx="{MIDDLE:.0f}" cy="{y:.0f}" rx="{wide:.0f}" ry="{radius:.0f}"'
    return f'<ellipse {shape} fill="none" stroke="{colour}" stroke-width="1.5"/>'


def rule(x1: float, y1: float, x2: float, y2: float, colour: str = RULE) -> str:
    """A straight line."""
    return f'<path d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}" stroke="{colour}" stroke-width="1.5"/>'
