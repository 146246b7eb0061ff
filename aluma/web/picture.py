"""How a mirror is laid out: which phrases stand in which place of its picture, and where the light rests.

Keeps: purpose.clarity

Only place carries meaning. The page draws these values in CSS, the kept picture in SVG, both from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aluma.guide.mirror import Mirror, Phrase

POINTS = 10  # a light on a line stands at one of the whole numbers from 0 to this


def _(text: str) -> str:
    """Marks a sentence for the translators; it is looked up when it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture: its places from top to bottom, the place the light belongs to, and how things stand, in a sentence."""

    places: Sequence[str]
    light: str
    sentence: str


SHAPES: Mapping[str, Shape] = {
    "horizon": Shape(
        ("far", "along", "near"),
        "along",
        _("A horizon with a light on it. Far things stand above the line, near ones below."),
    ),
    "circle": Shape(
        ("far", "middle", "near", "within"),
        "within",
        _("A circle with a light inside. Things stand around it, nearer or farther."),
    ),
    "light": Shape(("around", "below"), "around", _("A light, with what was written beneath it.")),
    "line": Shape(
        ("from", "along", "to"), "to", _("A line from where this began to where it is now, with a light at its end.")
    ),
    "facing": Shape(
        ("this", "that", "ground"), "between", _("Two sides face each other. Beneath them is the ground they share.")
    ),
    "layers": Shape(
        ("top", "middle", "base"),
        "base",
        _("Layers, from the surface down. The light comes from the deepest that has words."),
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place that holds something, and whether the light rests in it by itself."""

    where: str
    phrases: tuple[Phrase, ...]
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A mirror laid out. `light` is the phrase that a visitor moved the light to; `point` where a mark put it."""

    name: str
    places: tuple[Place, ...]
    light: Phrase | None
    point: int | None
    sentence: str

    def at(self, where: str) -> tuple[Phrase, ...]:
        """The phrases of one place."""
        return next((place.phrases for place in self.places if place.where == where), ())


def lay_out(mirror: Mirror) -> Picture:
    """The picture of a mirror, whole also with no phrase at all; an empty place is left out and the others close up."""
    shape = SHAPES[mirror.picture]
    phrases = mirror.drawn
    where = {phrase.key: _place(mirror, phrase) for phrase in phrases}
    if mirror.picture == "horizon" and len(phrases) == 1:
        # A single thing has nothing to be nearer or farther than: it stands on the line, with the light.
        where = dict.fromkeys(where, "along")
    held = [(name, tuple(each for each in phrases if where[each.key] == name)) for name in shape.places]
    lit = _lit(shape, [name for name, those in held if those])
    places = tuple(Place(name, those, lit=mirror.light is None and name == lit) for name, those in held if those)
    point = None if mirror.point is None else round(mirror.point * POINTS)
    return Picture(mirror.picture, places, mirror.light, point, shape.sentence)


def _place(mirror: Mirror, phrase: Phrase) -> str:
    """Where the author put it; in the picture of a light alone, what the visitor chose moves into it."""
    if mirror.picture == "light" and mirror.light is not None and phrase.key == mirror.light.key:
        return "around"
    return phrase.where


def _lit(shape: Shape, held: Sequence[str]) -> str:
    """The light's own place; of layers the deepest that has words."""
    return held[-1] if held and shape.light == "base" else shape.light
