"""What the guide answers with."""

from __future__ import annotations

from dataclasses import dataclass

from aluma.guide.safety.danger import Tier
from aluma.text import SessionText

# Kinds that are reflections, and those of them that add meaning or weight (complex in the words of MITI 4.2.1).
SIMPLE = frozenset({"plain", "quote", "exact", "question-quote", "feeling-word", "fragment", "echo"})
OTHER = frozenset(
    {
        "company",
        "yes",
        "no",
        "program",
        "private",
        "no-answer",
        "asking",
        "help-me",
        "hello",
        "thanks",
        "help",
        "help-active",
        "help-again",
        "young",
    }
)


@dataclass(frozen=True, slots=True)
class Reply:
    """`text` is what is shown; `kind` names the frame's kind; `tier` is what the words spoke of.

    `helps` is set where the help panel belongs above the practice: then `text` is a fixed line and none of the words.
    """

    text: SessionText
    kind: str
    tier: Tier = Tier.NONE
    asks: bool = False

    @property
    def helps(self) -> bool:
        """Whether help is to be shown above the practice."""
        return self.tier.interrupts

    @property
    def reflects(self) -> bool:
        """Whether it gives back something of what was written."""
        return self.kind not in OTHER
