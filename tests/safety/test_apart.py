"""On two lists that nothing was learnt from, and nothing is to be, danger is found as often as it should be."""

from __future__ import annotations

from aluma.guide.safety.danger import tier_of
from tests.safety.sentences import known, sentences

KNOWN = known()
DANGER, EVERYDAY = sentences("apart/danger"), sentences("apart/everyday")


def interrupts(words: str) -> bool:
    return tier_of(words, KNOWN).interrupts


def test_at_least_95_of_100_statements_of_danger_interrupt() -> None:
    assert sum(interrupts(words) for _, words in DANGER) >= 0.95 * len(DANGER) > 0


def test_every_statement_of_active_danger_interrupts() -> None:
    active = [words for group, words in DANGER if group == "active"]
    assert active
    assert [words for words in active if not interrupts(words)] == []


def test_at_most_5_of_100_everyday_statements_interrupt() -> None:
    assert sum(interrupts(words) for _, words in EVERYDAY) <= 0.05 * len(EVERYDAY)
