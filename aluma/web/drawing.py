"""The mirror drawn as one SVG that stands by itself: no script, no link, no font but those at hand.

Keeps: purpose.clarity
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from aluma.language import Language
from aluma.web.lettering import SOFT, Block, block, lettered
from aluma.web.picture import POINTS, Picture

WIDTH = 900
MIDDLE = WIDTH / 2
MARGIN = 70
LIGHT = 62  # radius
BESIDE = 210  # from a line to the middle of what stands beside it
RULE, GLOW, CORE, AIR, LOW = "#ddcfbc", "#f0b877", "#fff3dc", "#faf6ef", "#f3e4d0"
HEAD = (
    f'<defs><linearGradient id="air" x2="0" y2="1"><stop offset=".4" stop-color="{AIR}"/>'
    f'<stop offset="1" stop-color="{LOW}"/></linearGradient>'
    f'<radialGradient id="glow"><stop offset="0" stop-color="{GLOW}" stop-opacity=".7"/>'
    f'<stop offset=".45" stop-color="{GLOW}" stop-opacity=".25"/>'
    f'<stop offset="1" stop-color="{GLOW}" stop-opacity="0"/></radialGradient>'
    f'<radialGradient id="core"><stop offset=".5" stop-color="{CORE}"/>'
    f'<stop offset=".8" stop-color="{CORE}" stop-opacity=".5"/><stop offset="1" stop-color="{CORE}" stop-opacity="0"/>'
    "</radialGradient></defs>"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was drawn so far, down to `height` pixels: shapes lie beneath the words."""

    shapes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    height: float = MARGIN

    def space(self, pixels: float) -> Sheet:
        """The same, with room left below."""
        return Sheet(self.shapes, self.words, self.height + pixels)

    def shape(self, *shapes: str) -> Sheet:
        """The same, with shapes added."""
        return Sheet((*self.shapes, *shapes), self.words, self.height)

    def write(self, lines: Block, x: float = MIDDLE) -> Sheet:
        """The same, with words set from here down, centred on `x`."""
        return Sheet(self.shapes, (*self.words, *lettered(lines, x, self.height)), self.height + lines.height)


def draw(picture: Picture, title: str, sentence: str, language: Language) -> str:
    """A whole SVG document. Words are escaped; each phrase takes its own direction, the picture that of the page."""
    sheet = PICTURES[picture.name](picture, language.direction == "rtl")
    height = round(max(sheet.height + MARGIN, 420))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="t d" lang="{escape(language.code)}">'
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(sentence)}</desc>{HEAD}'
        f'<rect width="{WIDTH}" height="{height}" fill="url(#air)"/>'
        f"{''.join(sheet.shapes)}{''.join(sheet.words)}</svg>\n"
    )


def _horizon(picture: Picture, mirrored: bool) -> Sheet:
    sheet = Sheet().write(_block(picture, "far", 560)).space(LIGHT * 2)
    y = sheet.height
    sky = f'<clipPath id="sky"><path d="M0 0H{WIDTH}V{y:.0f}H0Z"/></clipPath><g clip-path="url(#sky)">'
    risen = "".join((sky, *_light(picture, MIDDLE, y), "</g>"))
    sheet = sheet.shape(risen, _rule(MARGIN, y, WIDTH - MARGIN, y, SOFT)).space(40)
    return sheet.write(_block(picture, "along", 620)).write(_block(picture, "near", 620)).space(60)


def _alone(picture: Picture, mirrored: bool) -> Sheet:
    around = _block(picture, "around", 520)
    sheet = Sheet().space(60)
    sheet = sheet.shape(*_light(picture, MIDDLE, sheet.height + LIGHT)) if picture.light is None else sheet
    sheet = sheet.write(around).space(LIGHT * 2 if picture.light is None else 40)
    return (
        sheet.shape(_rule(MARGIN, sheet.height, WIDTH - MARGIN, sheet.height))
        .space(50)
        .write(_block(picture, "below", 620))
    )


def _line(picture: Picture, mirrored: bool) -> Sheet:
    sheet = Sheet().write(_block(picture, "from", 560)).space(20)
    top = sheet.height
    beside = MIDDLE + (-BESIDE if mirrored else BESIDE)
    sheet = sheet.space(50).write(_block(picture, "along", 340), beside).space(50)
    sheet = sheet.shape(_rule(MIDDLE, top, MIDDLE, sheet.height)).space(LIGHT)
    sheet = sheet.shape(*_light(picture, MIDDLE, sheet.height)).space(LIGHT + 20)
    return sheet.write(_block(picture, "to", 560))


def _facing(picture: Picture, mirrored: bool) -> Sheet:
    this, that = _block(picture, "this", 320), _block(picture, "that", 320)
    left, right = (that, this) if mirrored else (this, that)
    tall = max(left.height, right.height, 220)
    sheet = Sheet()
    words = (
        *lettered(left, MIDDLE / 2 + 20, MARGIN + (tall - left.height) / 2),
        *lettered(right, MIDDLE * 1.5 - 20, MARGIN + (tall - right.height) / 2),
    )
    bottom = MARGIN + tall + LIGHT
    lights = _standing_light(picture, MARGIN, bottom)
    if picture.point is not None:
        step = POINTS - picture.point if mirrored else picture.point
        lights = _light(picture, MARGIN + (WIDTH - 2 * MARGIN) * step / POINTS, bottom)
    shapes = (_rule(MIDDLE, MARGIN, MIDDLE, bottom, SOFT), *lights, _rule(MARGIN, bottom, WIDTH - MARGIN, bottom, SOFT))
    sheet = Sheet(shapes, words, bottom)
    return sheet.space(LIGHT + 20).write(_block(picture, "ground", 640))


def _layers(picture: Picture, mirrored: bool) -> Sheet:
    sheet = Sheet()
    for place in picture.places:
        sheet = sheet.write(_block(picture, place.where, 640)).space(30)
        sheet = sheet.shape(_rule(0, sheet.height, WIDTH, sheet.height)).space(30)
    sheet = sheet.space(LIGHT * 2 if picture.places else 220)
    return sheet.shape(*_light(picture, MIDDLE, sheet.height + 20))


def _circle(picture: Picture, mirrored: bool) -> Sheet:
    sheet = Sheet().space(40)
    edges: list[float] = []
    for where in ("far", "middle", "near"):
        edges.append(sheet.height)
        sheet = sheet.space(50).write(_block(picture, where, 360)).space(10)
    within = _block(picture, "within", 220)
    radius = max(130.0, within.height / 2 + 60)
    middle = sheet.height + radius
    rings = [_ring(middle, middle - edge, RULE) for edge in edges]
    room = _ring(middle, radius, SOFT)
    sheet = sheet.shape(*rings, *_light(picture, MIDDLE, middle), room)
    sheet = Sheet(sheet.shapes, (*sheet.words, *lettered(within, MIDDLE, middle - within.height / 2)), middle + radius)
    return sheet.space(middle - edges[0] - radius)


PICTURES: Mapping[str, Callable[[Picture, bool], Sheet]] = {
    "horizon": _horizon,
    "light": _alone,
    "line": _line,
    "facing": _facing,
    "layers": _layers,
    "circle": _circle,
}


def _light(picture: Picture, x: float, y: float) -> tuple[str, ...]:
    """The light in its own place; nothing where a phrase has it."""
    if picture.light is not None:
        return ()
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{LIGHT * 2.7:.0f}" fill="url(#glow)"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{LIGHT}" fill="url(#core)"/>',
    )


def _standing_light(picture: Picture, top: float, bottom: float) -> tuple[str, ...]:
    """The light along the whole of an upright line."""
    if picture.light is not None:
        return ()
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    return (f'<ellipse cx="{MIDDLE}" cy="{middle:.0f}" rx="{LIGHT}" ry="{half:.0f}" fill="url(#glow)"/>',)


def _ring(y: float, radius: float, colour: str) -> str:
    return f'<circle cx="{MIDDLE}" cy="{y:.0f}" r="{radius:.0f}" fill="none" stroke="{colour}" stroke-width="1.5"/>'


def _block(picture: Picture, where: str, width: int) -> Block:
    return block(picture.at(where), width, picture.light)


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str = RULE) -> str:
    return f'<path d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}" stroke="{colour}" stroke-width="1.5"/>'
