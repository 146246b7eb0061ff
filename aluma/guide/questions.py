"""One question a step: a second one is a fault, and the author's own first question is what is offered in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aluma.guide.draft import Draft, Part
from aluma.guide.fault import Fault
from aluma.guide.safety.guard import Guard

ASKS = ("?", "؟", "？")
_SENTENCE = re.compile(r"(?<=[.?!…。？！؟])\s+|(?<=[。？！])")


def questions(draft: Draft, guard: Guard) -> Iterator[Fault]:
    """More than one question in a step; in a choice, more than one in a line of it."""
    asked: dict[str, int] = {}
    for saying in draft.sayings:
        key = saying.step if saying.part in (Part.SAYS, Part.LEAD) else f"{saying.line}:"
        here = asks(saying.words)
        asked[key] = asked.get(key, 0) + here
        if here and asked[key] > 1:
            alone = asked[key] == here and saying.part in (Part.SAYS, Part.LEAD)
            says = "A step asks one thing. This is a second question; it can wait for a step of its own."
            yield Fault(saying.line, says, saying.source, first_asked(saying.words, guard) if alone else "")


def asks(words: str) -> int:
    """How many questions stand in some words."""
    return sum(words.count(sign) for sign in ASKS)


def first_asked(words: str, guard: Guard) -> str:
    """An author's own sentences up to the first question, without those that the guard objects to; "" without one."""
    fine = [sentence for sentence in _SENTENCE.split(words) if sentence and not guard.objections(sentence)]
    first = next((place for place, sentence in enumerate(fine) if asks(sentence) == 1), None)
    return "" if first is None else " ".join(fine[: first + 1])
