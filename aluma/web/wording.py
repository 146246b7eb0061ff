"""What a step says, laid out for a page: one invitation in large, the rest before and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aluma.guide.practice import HandBack, Kind, Practice, Step
from aluma.text import SessionText

_SENTENCE_END = re.compile(r"(?<=[.?!…؟。？])\s+")


class Block(NamedTuple):
    """A paragraph, or words handed back on a line of their own with the line that leads to them."""

    text: str = ""
    lead: str = ""
    words: SessionText | None = None


class Option(NamedTuple):
    """A choice, or a length of a pause: `value` is its words, or its minutes."""

    number: int
    value: str | int
    chosen: bool = False


class StepText(NamedTuple):
    """The invitation, paragraphs or hand-backs around it, and the choices: all of a step that no visitor changes.

    `ahead` is how many steps the plain way has from here.
    """

    heading: str
    before: tuple[Block | HandBack, ...]
    after: tuple[Block | HandBack, ...]
    options: tuple[Option, ...]
    ahead: int


def worded(practice: Practice, step: Step) -> StepText:
    """A step, laid out once."""
    heading, before, after = _parted(step)
    values: Sequence[str | int] = [choice.words for choice in step.choices] or step.times
    options = tuple(Option(place, value) for place, value in enumerate(values))
    ahead = len(plain_way(practice, step.name)) - 1
    return StepText(heading, tuple(map(_block, before)), tuple(map(_block, after)), options, ahead)


def _block(each: str | HandBack) -> Block | HandBack:
    return Block(each) if isinstance(each, str) else each


def _parted(step: Step) -> tuple[str, tuple[str | HandBack, ...], tuple[str | HandBack, ...]]:
    """The invitation is the question of the last paragraph, or its first sentence where it asks nothing."""
    paragraphs = [index for index, each in enumerate(step.says) if isinstance(each, str)]
    if not paragraphs:
        return "", step.says, ()
    main = paragraphs[-1]
    sentences = _SENTENCE_END.split(str(step.says[main]))
    chosen = next((index for index, sentence in enumerate(sentences) if sentence.endswith(("?", "؟", "？"))), 0)
    lead, rest = " ".join(sentences[:chosen]), " ".join(sentences[chosen + 1 :])
    return (
        sentences[chosen],
        (*step.says[:main], *([lead] if lead else [])),
        (*([rest] if rest else []), *step.says[main + 1 :]),
    )


def plain_way(practice: Practice, start: str) -> list[str]:
    """The steps from one to the mirror, taking the first choice wherever there is one."""
    way = [start]
    while (step := practice.step(way[-1])).kind is not Kind.MIRROR:
        way.append(step.choices[0].leads_to if step.choices else step.leads_to)
    return way
