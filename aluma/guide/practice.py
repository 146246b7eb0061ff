"""A practice as its author wrote it: frozen values, made by `author`, walked by `walk`.

Keeps: purpose.clarity
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

OPEN = 0  # minutes of a pause without an end of its own
DEFAULT_TIMES = (1, 3, 5, OPEN)
DEFAULT_TURNS = 3

LIGHT = "light"
# The pictures of a mirror, each with its places; where a choice decides, the first choice is the first place.
# `light`, where a picture has it, is in the light itself, and comes last: no choice leads there.
PLACES: Mapping[str, tuple[str, ...]] = {
    "horizon": ("near", "along", "far"),
    "path": ("near", "along", "far", LIGHT),
    "circle": ("within", "near", "middle", "far", LIGHT),
    "opening": ("within", "near", "far", LIGHT),
    "light": ("around", "below", LIGHT),
    "line": ("from", "along", "to"),
    "facing": ("this", "that", "ground"),
    "layers": ("top", "middle", "base"),
}


def offered(picture: str) -> tuple[str, ...]:
    """The places of a picture that the choices of a step can lead to, nearest first."""
    return tuple(place for place in PLACES[picture] if place != LIGHT)


class Kind(StrEnum):
    """The kinds a step can be of."""

    INVITE = "invite"
    PAUSE = "pause"
    CHOOSE = "choose"
    LISTEN = "listen"
    MARK = "mark"
    MIRROR = "mirror"


WORDED = (Kind.INVITE, Kind.LISTEN, Kind.CHOOSE)  # the kinds whose steps hold words to hand back


@dataclass(frozen=True, slots=True)
class Reference:
    """`{closer, word, "one side"}`: the first of `steps` that was written, else `fallback` (may be empty)."""

    steps: tuple[str, ...] = ()
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class HandBack:
    """`> {name}`: the visitor's exact words on a line of their own. `lead` is the line above that ends in a colon."""

    words: Reference
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """`- words -> leads_to, deleting a, b`."""

    words: str
    leads_to: str
    deletes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A mirror line, `- label: {words} -> where`; `where.fallback` is a place name when no step decides."""

    label: str
    words: Reference
    where: Reference


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `says` holds paragraphs and hand-backs in file order; `leads_to` and `pass_to` are step names.

    `times` are minutes, the suggested one first, OPEN (0) for no end; `turns` bounds a listen step; `low` and `high`
    label the ends of a mark, plain words as a reference that has a fallback alone; `places` and
    `empty` belong to the mirror alone, whose `leads_to` is empty.
    """

    name: str
    kind: Kind
    says: tuple[str | HandBack, ...] = ()
    leads_to: str = ""
    pass_to: str = ""
    choices: tuple[Choice, ...] = ()
    times: tuple[int, ...] = ()
    turns: int = 0
    low: Reference = Reference()
    high: Reference = Reference()
    places: tuple[Place, ...] = ()
    empty: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Pointer:
    """A sentence that may lead to another practice, by slug (`next`, `not-today`)."""

    words: str
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """A whole practice. `digest` is 16 hex digits of the file's SHA-256, given by who read the file."""

    slug: str
    title: str
    language: str
    minutes: tuple[int, int]
    purpose: str
    not_today: Pointer
    source: str
    picture: str
    goodbye: str
    steps: tuple[Step, ...]
    next: Pointer = Pointer("")
    digest: str = ""

    def step(self, name: str) -> Step:
        """The step of that name. Raises KeyError for a name that is not in the practice."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    @property
    def first(self) -> Step:
        """Where a walk begins."""
        return self.steps[0]
