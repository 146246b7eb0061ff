"""Danger that no single phrase holds: ideas that stand close together in one sentence, in whatever order.

Keeps: purpose.clarity

A rule is a line of content, `idea & idea ! idea`: the first is where it is heard, the others stand near it, and what
follows the `!` must not, which is looked for in another book, once something was heard.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from aluma.guide.phrases import Reading

NEAR = 8  # words to either side


@dataclass(frozen=True, slots=True)
class Rule:
    """The tier that it speaks of, the ideas that must stand together, and those that must not be there."""

    tier: str
    ideas: tuple[str, ...]
    without: tuple[str, ...]
    needed: frozenset[str]

    def heard(self, reading: Reading, ends: Callable[[str], int]) -> int:
        """The words with which the first idea ends where the others are near; `ends` says where an idea ends."""
        places = [ends(idea) for idea in self.ideas]
        if not all(places):
            return 0
        found = places[0]
        for each in places[1:]:
            found &= _around(reading, each)
        return found

    def ruled_out(self, guards: Reading) -> int:
        """The words near which something stands that takes the danger out."""
        out = 0
        for idea in self.without:
            out |= _around(guards, guards.ends(idea))
        return out


def rules(content: Mapping[str, Sequence[str]], ideas: Container[str], against: Container[str]) -> tuple[Rule, ...]:
    """The rules of a table, tier by tier. Raises KeyError where a name has no phrases."""
    return tuple(_rule(tier, line, ideas, against) for tier, lines in content.items() for line in lines)


def _rule(tier: str, line: str, ideas: Container[str], against: Container[str]) -> Rule:
    together, _, without = line.partition("!")
    row, out = tuple(together.replace("&", " ").split()), tuple(without.split())
    unknown = [name for name in row if name not in ideas] + [name for name in out if name not in against]
    if unknown:
        raise KeyError(*unknown)
    return Rule(tier, row, out, frozenset(row))


def heard_together(reading: Reading, known: Sequence[Rule]) -> list[tuple[Rule, int]]:
    """Each rule that hears something, with where. One is followed only where each of its ideas may be there."""
    opened = reading.opened.keys()
    seen: dict[str, int] = {}

    def ends(idea: str) -> int:
        if idea not in seen:
            seen[idea] = reading.ends(idea)
        return seen[idea]

    return [(rule, found) for rule in known if opened >= rule.needed and (found := rule.heard(reading, ends))]


def _around(reading: Reading, found: int) -> int:
    """The words that stand near some, in the same sentence."""
    before = after = found
    for _ in range(NEAR if found else 0):
        before |= (before >> 1) & ~reading.walls
        after |= (after << 1) & ~reading.walls
    return (before | after) & reading.whole
