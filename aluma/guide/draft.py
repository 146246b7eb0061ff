"""A practice as it was read, with the line that each piece of it stands on: what `check` looks at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aluma.guide.fault import Fault
from aluma.guide.practice import Practice, Reference


class Part(StrEnum):
    """What a piece of text is, to a visitor."""

    HEAD = "head"
    SAYS = "says"
    LEAD = "lead"
    CHOICE = "choice"
    LABEL = "label"
    SPARE = "spare"
    EMPTY = "empty"
    GOODBYE = "goodbye"


class Role(StrEnum):
    """How a step is named by another line."""

    WAY = "way"
    DELETES = "deletes"
    HAND_BACK = "hand-back"
    PHRASE = "phrase"
    PLACE = "place"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that a visitor will read. `step` is empty in the front matter; `source` is the whole line of the file."""

    line: int
    step: str
    part: Part
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Use:
    """A line of a step that names other steps; or one of the head, with the practice that it leads to."""

    line: int
    step: str
    role: Role
    reference: Reference
    source: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read. The practice is whole only where there is no fault. `links` lead to other practices."""

    practice: Practice
    sayings: tuple[Saying, ...]
    uses: tuple[Use, ...]
    faults: tuple[Fault, ...]
    links: tuple[Use, ...] = ()
