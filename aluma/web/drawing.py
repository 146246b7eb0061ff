"""The mirror drawn as one SVG that stands by itself: no script, no link, no font but those at hand.

Keeps: purpose.clarity
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from aluma.guide.mirror import Phrase
from aluma.guide.practice import LIGHT as LIGHT_PLACE
from aluma.language import Language
from aluma.web.figure import (
    BESIDE,
    HEAD,
    LIGHT,
    MARGIN,
    MIDDLE,
    OPEN_WIDTH,
    RULE,
    STRETCH,
    WIDTH,
    halo,
    holding,
    light,
    open_ring,
    ring,
    risen,
    rule,
    standing_light,
)
from aluma.web.lettering import SOFT, Block, block, lettered
from aluma.web.picture import POINTS, SHAPES, Picture


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
    sheet = sheet.shape(risen(light(picture, MIDDLE, y), y), rule(MARGIN, y, WIDTH - MARGIN, y, SOFT)).space(40)
    return sheet.write(_block(picture, "along", 620)).write(_block(picture, "near", 620)).space(60)


def _path(picture: Picture, mirrored: bool) -> Sheet:
    lit = _block(picture, LIGHT_PLACE, 520)
    sheet = Sheet().write(_block(picture, "far", 560)).space(LIGHT * 2)
    top = sheet.height
    sheet = sheet.write(lit)
    y = sheet.height
    standing = (halo(MIDDLE, y, 300, y - top + 130),) if lit.lines else light(picture, MIDDLE, y)
    horizon = rule(MARGIN, y, WIDTH - MARGIN, y, SOFT)
    sheet = sheet.shape(risen(standing if picture.light is None else (), y), horizon)
    sheet = _beside(sheet.space(50), picture.at("along"), picture, mirrored)
    sheet = sheet.space(max(50, STRETCH - (sheet.height - y)))
    sheet = sheet.shape(rule(MIDDLE, y, MIDDLE, sheet.height, SOFT)).space(20)
    return sheet.write(_block(picture, "near", 620))


def _alone(picture: Picture, mirrored: bool) -> Sheet:
    lit = _block(picture, LIGHT_PLACE, 520)
    sheet = Sheet().write(_block(picture, "around", 520)).space(LIGHT * 1.4)
    tall = max(lit.height, LIGHT * 2)
    sheet = sheet.shape(*holding(picture, lit, MIDDLE, sheet.height + tall / 2))
    sheet = sheet.space((tall - lit.height) / 2).write(lit).space((tall - lit.height) / 2 + LIGHT * 1.4)
    sheet = sheet.shape(rule(MARGIN, sheet.height, WIDTH - MARGIN, sheet.height))
    return sheet.space(40).write(_block(picture, "below", 620))


def _opening(picture: Picture, mirrored: bool) -> Sheet:
    within, lit, outside = (
        _block(picture, "within", 300),
        _block(picture, LIGHT_PLACE, 300),
        block((*picture.at("near"), *picture.at("far")), 260, picture.light),
    )
    high = max(OPEN_WIDTH, (within.height + lit.height) / 2 + 90)
    inside, beyond = (WIDTH - 330, 170) if mirrored else (330, WIDTH - 170)
    top = MARGIN + high - (within.height + lit.height) / 2
    middle = top + within.height + lit.height / 2
    words = (
        *lettered(within, inside, top),
        *lettered(lit, inside, top + within.height),
        *lettered(outside, beyond, MARGIN + high - outside.height / 2),
    )
    edge = open_ring(inside, MARGIN + high, high, mirrored)
    return Sheet((*holding(picture, lit, inside, middle), edge), words, MARGIN + high * 2)


def _line(picture: Picture, mirrored: bool) -> Sheet:
    sheet = Sheet().write(_block(picture, "from", 560)).space(20)
    top = sheet.height
    sheet = _beside(sheet.space(50), picture.at("along"), picture, mirrored)
    sheet = sheet.space(max(50, STRETCH - (sheet.height - top)))
    sheet = sheet.shape(rule(MIDDLE, top, MIDDLE, sheet.height, SOFT)).space(LIGHT)
    sheet = sheet.shape(*light(picture, MIDDLE, sheet.height)).space(LIGHT + 20)
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
    lights = standing_light(picture, MARGIN, bottom)
    if picture.point is not None:
        step = POINTS - picture.point if mirrored else picture.point
        lights = light(picture, MARGIN + (WIDTH - 2 * MARGIN) * step / POINTS, bottom)
    shapes = (rule(MIDDLE, MARGIN, MIDDLE, bottom, SOFT), *lights, rule(MARGIN, bottom, WIDTH - MARGIN, bottom, SOFT))
    sheet = Sheet(shapes, words, bottom)
    return sheet.space(LIGHT + 20).write(_block(picture, "ground", 640))


def _layers(picture: Picture, mirrored: bool) -> Sheet:
    sheet = Sheet()
    held = [_block(picture, where, 640) for where in picture.held] or [Block()] * len(SHAPES["layers"].places)
    for number, lines in enumerate(held, 1):
        sheet = sheet.space(10).write(lines).space(20 if lines.lines else 90)
        # With words the light comes out of the lowest layer, so nothing is drawn between it and them.
        if number < len(held) or not picture.held:
            sheet = sheet.shape(rule(0, sheet.height, WIDTH, sheet.height)).space(20)
    sheet = sheet.space(LIGHT * 2)
    return sheet.shape(*light(picture, MIDDLE, sheet.height + MARGIN))


def _circle(picture: Picture, mirrored: bool) -> Sheet:
    sheet = Sheet().space(20)
    edges: list[float] = []
    for where in ("far", "middle", "near"):
        if where in picture.held or not picture.held:
            edges.append(sheet.height)
            sheet = sheet.space(40).write(_block(picture, where, 360))
    within, lit = _block(picture, "within", 300), _block(picture, LIGHT_PLACE, 300)
    tall = within.height + lit.height
    radius = max(130.0, tall / 2 + 60)
    middle = sheet.height + radius
    rings = [ring(middle, middle - edge, RULE) for edge in edges]
    around = holding(picture, lit, MIDDLE, middle + within.height / 2)
    words = (*lettered(within, MIDDLE, middle - tall / 2), *lettered(lit, MIDDLE, middle - tall / 2 + within.height))
    bottom = 2 * middle - (edges[0] if edges else middle - radius)
    return Sheet((*sheet.shapes, *rings, *around, ring(middle, radius, SOFT)), (*sheet.words, *words), bottom)


PICTURES: Mapping[str, Callable[[Picture, bool], Sheet]] = {
    "horizon": _horizon,
    "path": _path,
    "opening": _opening,
    "light": _alone,
    "line": _line,
    "facing": _facing,
    "layers": _layers,
    "circle": _circle,
}


def _beside(sheet: Sheet, phrases: Sequence[Phrase], picture: Picture, mirrored: bool) -> Sheet:
    """Phrases on both sides of an upright line, one after the other, the first where reading begins."""
    for number in range(0, len(phrases), 2):
        pair = [block(phrases[at : at + 1], 340, picture.light) for at in (number, number + 1)]
        left, right = pair[::-1] if mirrored else pair
        words = (*lettered(left, MIDDLE - BESIDE, sheet.height), *lettered(right, MIDDLE + BESIDE, sheet.height))
        tall = max(each.height for each in pair)
        sheet = Sheet(sheet.shapes, (*sheet.words, *words), sheet.height + tall)
    return sheet


def _block(picture: Picture, where: str, width: int) -> Block:
    return block(picture.at(where), width, picture.light)
