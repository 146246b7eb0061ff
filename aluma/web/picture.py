"""How a mirror is laid out: which phrases stand in which place of its picture, and where the light rests.

Keeps: purpose.clarity

Only place carries meaning. The page draws these values in CSS, the kept picture in SVG, both from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aluma.guide.mirror import Mirror, Phrase
from aluma.guide.practice import LIGHT
from aluma.language import marked as _

POINTS = 10  # a light on a line stands at one of the whole numbers from 0 to this


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture: its places from top to bottom, each in words, and the place of the light; how it looks, in a sentence.

    `rests` says where the light is while no visitor has moved it.
    """

    places: Mapping[str, str]
    light: str
    sentence: str
    rests: str


IN_LIGHT = _("in the light")
SHAPES: Mapping[str, Shape] = {
    "horizon": Shape(
        {"far": _("above the line"), "along": _("on the line"), "near": _("below the line")},
        "along",
        _("A horizon: what is near stands below the line, what is further off above it."),
        _("The light is on the line."),
    ),
    "path": Shape(
        {
            "light": _("on the horizon"),
            "far": _("on the horizon"),
            "along": _("beside the line"),
            "near": _("where the line begins"),
        },
        "light",
        _("A line runs from close by to a far horizon."),
        _("The light is on the horizon, where the line ends."),
    ),
    "circle": Shape(
        {
            "far": _("far off"),
            "middle": _("further off"),
            "near": _("near"),
            "within": _("inside the circle"),
            "light": _("in the middle"),
        },
        "light",
        _("A circle with room in it; around it is what was set down, nearer or further off."),
        _("The light is in the middle."),
    ),
    "opening": Shape(
        {
            "light": _("in the middle"),
            "within": _("inside the circle"),
            "near": _("outside the opening"),
            "far": _("further off"),
        },
        "light",
        _("A circle that is open on one side."),
        _("The light is inside."),
    ),
    "light": Shape(
        {"light": _("in the middle"), "around": _("around the middle"), "below": _("below")},
        "light",
        _("A light, with room around it and below it."),
        "",
    ),
    "line": Shape(
        {"from": _("where the line begins"), "along": _("beside the line"), "to": _("where the line ends")},
        "to",
        _("A line from the first words to the last."),
        _("The light is where it ends."),
    ),
    "facing": Shape(
        {"this": _("on the first side"), "that": _("on the second side"), "ground": _("beneath both")},
        "between",
        _("Two sides face each other; beneath them is the ground they share."),
        _("The light lies along the line between them."),
    ),
    "layers": Shape(
        {"top": _("on the surface"), "middle": _("in the middle layer"), "base": _("in the lowest layer")},
        "base",
        _("Layers, from the surface down."),
        _("The light comes from the lowest layer that has words."),
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place that holds something, and whether the light rests in it by itself."""

    where: str
    phrases: tuple[Phrase, ...]
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A phrase as the text beside the picture tells it: where it stands; `lit` where it has the light as well."""

    phrase: Phrase
    where: str
    lit: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A mirror laid out. `light` is the phrase that a visitor moved the light to; `point` where a mark put it."""

    name: str
    places: tuple[Place, ...]
    light: Phrase | None
    point: int | None
    sentence: str
    rests: str
    standing: tuple[Standing, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """The names of the places that hold something."""
        return tuple(place.where for place in self.places)

    def at(self, where: str) -> tuple[Phrase, ...]:
        """The phrases of one place."""
        return next((place.phrases for place in self.places if place.where == where), ())


def lay_out(mirror: Mirror) -> Picture:
    """The picture of a mirror, whole also with no phrase at all; an empty place is left out and the others close up."""
    shape = SHAPES[mirror.picture]
    where = _places(mirror)
    held = [(name, tuple(each for each in mirror.drawn if where[each.key] == name)) for name in shape.places]
    lit = _lit(shape, [name for name, those in held if those])
    places = tuple(Place(name, those, lit=mirror.light is None and name == lit) for name, those in held if those)
    point = None if mirror.point is None else round(mirror.point * POINTS)
    standing = tuple(_standing(mirror, shape, each, where[each.key], lit) for each in mirror.drawn)
    rests = shape.rests if mirror.light is None and point is None else ""
    return Picture(mirror.picture, places, mirror.light, point, shape.sentence, rests, standing)


def _places(mirror: Mirror) -> Mapping[str, str]:
    """Where each phrase stands, by its key: where the author put it, but for two pictures."""
    where = {phrase.key: phrase.where for phrase in mirror.drawn}
    if mirror.picture == "horizon" and len(where) == 1:
        # A single thing has nothing to be nearer or farther than: it stands on the line, with the light.
        return dict.fromkeys(where, "along")
    if mirror.picture == LIGHT and mirror.light is not None and LIGHT not in where.values():
        # Nothing is in the light by itself here, so what the visitor chose comes into it, alone.
        where[mirror.light.key] = LIGHT
    return where


def _lit(shape: Shape, held: Sequence[str]) -> str:
    """The light's own place; of layers the deepest that has words."""
    return held[-1] if held and shape.light == "base" else shape.light


def _standing(mirror: Mirror, shape: Shape, phrase: Phrase, where: str, lit: str) -> Standing:
    has_light = where == lit if mirror.light is None else phrase.key == mirror.light.key
    if has_light and where == LIGHT:
        return Standing(phrase, IN_LIGHT, lit=False)
    return Standing(phrase, shape.places[where], lit=has_light)
