"""Something that can be told: its text, the words it was made of, and how much it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aluma.guide.listen.candidate import Low

BESIDE, LEAST = 0.75, 1.2  # the share that each clause but the weightiest adds, and the least that it does


@dataclass(frozen=True, slots=True)
class Telling:
    """`text` begins small and has no full stop; `low` are the words it was made of; `value` is how much it carries."""

    text: str
    low: Low
    marks: frozenset[str]
    value: float
    first: int
    last: int

    @property
    def length(self) -> int:
        """Its words."""
        return len(self.text.split())


def value_of(weights: Sequence[float]) -> float:
    """What clauses carry together."""
    return max(weights) + sum(max(LEAST, BESIDE * each) for each in sorted(weights)[:-1])
