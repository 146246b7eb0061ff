"""How a step stands for a visitor, with their words apart from it: so few shapes that all of them can be told ahead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from aluma.guide.practice import HandBack, Kind, Practice, Step
from aluma.guide.table import MARK_HIGHEST
from aluma.guide.walk import Turn, Walk, handed_back, phrase_key
from aluma.text import SessionText
from aluma.web.hearing import Ear


class Shape(NamedTuple):
    """All that the template of a step asks about, and no word of a visitor.

    `chosen` is the number of what was chosen, `handed` whether each hand-back of the step has words. Of a listen step
    `taken` says whether there were turns, `heard` and `answered` whether the guide said something to the last of them
    and was answered. `can_back` says whether a step lies behind.
    """

    step: str
    chosen: int | None
    handed: tuple[bool, ...]
    taken: bool
    heard: bool
    answered: bool
    is_written: bool
    can_back: bool


class Words(NamedTuple):
    """What stands in a shape, where there is any: in the field, from the guide, at the ends of a mark, handed back."""

    text: SessionText | None
    heard: SessionText | None
    low: SessionText | None
    high: SessionText | None
    handed: tuple[SessionText, ...]


def seen(practice: Practice, step: Step, walk: Walk, ear: Ear, text: SessionText | None) -> tuple[Shape, Words]:
    """The step where a walk is. `text` stands in the field, else what is held. After turns nothing is handed back."""
    held = walk.held.get(step.name)
    spoken = held if isinstance(held, tuple) else ()
    given = [] if spoken else [handed_back(practice, walk, each.words) for each in handing(step)]
    heard = _heard(walk, step, spoken, ear) if spoken else None
    shape = Shape(
        step.name,
        held if isinstance(held, int) else None,
        tuple([words is not None for words in given]),
        taken=bool(spoken),
        heard=heard is not None,
        answered=bool(spoken) and bool(spoken[-1].answer),
        is_written=_is_written(step, len(spoken)),
        can_back=bool(walk.trail),
    )
    marks = step.kind is Kind.MARK
    words = Words(
        text or (held if isinstance(held, SessionText) else None),
        heard,
        handed_back(practice, walk, step.low) if marks else None,
        handed_back(practice, walk, step.high) if marks else None,
        tuple([words for words in given if words is not None]),
    )
    return shape, words


def shapes(practice: Practice, step: Step) -> Iterator[Shape]:
    """Every shape that a step can have on a walk. The first one can be come back to."""
    back = (False, True) if step is practice.first else (True,)
    numbers = MARK_HIGHEST + 1 if step.kind is Kind.MARK else len(step.choices or step.times)
    handed = product(*((True,) if each.words.fallback else (False, True) for each in handing(step)))
    fresh = product((None, *range(numbers)), handed, (False,), (False,), (False,), (_is_written(step, 0),), back)
    spoken = product((None,), ((),), (True,), (False, True), (False, True), (False, True), back)
    for rest in (*fresh, *(spoken if step.kind is Kind.LISTEN else ())):
        yield Shape(step.name, *rest)


def handing(step: Step) -> list[HandBack]:
    """The hand-backs of a step, in order."""
    return [each for each in step.says if isinstance(each, HandBack)]


def _is_written(step: Step, taken: int) -> bool:
    return step.kind is Kind.INVITE or (step.kind is Kind.LISTEN and taken < step.turns)


def _heard(walk: Walk, step: Step, spoken: tuple[Turn, ...], ear: Ear) -> SessionText | None:
    """What the guide says to the last turn. To words that raised the help panel the panel is the answer."""
    if phrase_key(step.name, len(spoken) - 1) in walk.heavy:
        return None
    return ear.again(walk).text if spoken[-1].answer == "not-quite" else spoken[-1].reply
