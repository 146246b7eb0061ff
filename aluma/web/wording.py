"""What a step says, laid out for a page: one invitation in large, the rest before and after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from aluma.guide.practice import HandBack, Kind, Practice, Step

_SENTENCE_END = re.compile(r"(?<=[.?!…؟。？])\s+")


class StepText(NamedTuple):
    """The invitation, and paragraphs or hand-backs around it."""

    heading: str
    before: tuple[str | HandBack, ...]
    after: tuple[str | HandBack, ...]


def worded(step: Step) -> StepText:
    """The invitation is the question of the last paragraph, or its first sentence where it asks nothing."""
    paragraphs = [index for index, each in enumerate(step.says) if isinstance(each, str)]
    if not paragraphs:
        return StepText("", step.says, ())
    main = paragraphs[-1]
    sentences = _SENTENCE_END.split(str(step.says[main]))
    chosen = next((index for index, sentence in enumerate(sentences) if sentence.endswith(("?", "؟", "？"))), 0)
    lead, rest = " ".join(sentences[:chosen]), " ".join(sentences[chosen + 1 :])
    return StepText(
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
