"""Danger that no single phrase holds: ideas that stand close together, in whatever order.

Keeps: purpose.clarity

A rule is a line of content, `idea & idea + idea ! idea`: the first is where it is heard. What follows an `&` stands
near it in the same sentence; what follows a `+` not far from it, in this sentence or another ("I'm doing it. Nobody
will walk in"). What follows the `!` must not stand so near, or so far where there is a `+`: it is looked for in
another book, once something was heard.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from aluma.guide.phrases import Reading

NEAR = 8  # words to either side, in the same sentence
FAR = 20  # words to either side, whatever sentence they are in


@dataclass(frozen=True, slots=True)
class Rule:
    """The tier that it speaks of, the ideas that stand together, those not far from them, and those that must not."""

    tier: str
    ideas: tuple[str, ...]
    beside: tuple[str, ...]
    without: tuple[str, ...]
    needed: frozenset[str]

    def heard(self, reading: Reading, ends: Callable[[str], int]) -> int:
        """The words with which the first idea ends where the others are near; `ends` says where an idea ends."""
        if not all(ends(idea) for idea in (*self.ideas, *self.beside)):
            return 0  # and no further idea is looked for
        found = ends(self.ideas[0])
        for idea in self.ideas[1:]:
            found &= _near(reading, ends(idea))
        for idea in self.beside:
            found &= _far(reading, ends(idea))
        return found

    def ruled_out(self, guards: Reading) -> int:
        """The words near which something stands that takes the danger out."""
        around = _far if self.beside else _near
        out = 0
        for idea in self.without:
            out |= around(guards, guards.ends(idea))
        return out


def rules(content: Mapping[str, Sequence[str]], ideas: Container[str], against: Container[str]) -> tuple[Rule, ...]:
    """The rules of a table, tier by tier. Raises KeyError where a name has no phrases."""
    return tuple(_rule(tier, line, ideas, against) for tier, lines in content.items() for line in lines)


def _rule(tier: str, line: str, ideas: Container[str], against: Container[str]) -> Rule:
    together, _, without = line.partition("!")
    near, *far = together.split("+")
    row, beside, out = tuple(near.replace("&", " ").split()), tuple(" ".join(far).split()), tuple(without.split())
    unknown = [name for name in row + beside if name not in ideas] + [name for name in out if name not in against]
    if unknown:
        raise KeyError(*unknown)
    return Rule(tier, row, beside, out, frozenset(row + beside))


def heard_together(reading: Reading, known: Sequence[Rule]) -> list[tuple[Rule, int]]:
    """Each rule that hears something, with where. One is followed only where each of its ideas may be there."""
    opened = reading.opened.keys()
    seen: dict[str, int] = {}

    def ends(idea: str) -> int:
        if idea not in seen:
            seen[idea] = reading.ends(idea)
        return seen[idea]

    return [(rule, found) for rule in known if opened >= rule.needed and (found := rule.heard(reading, ends))]


def _near(reading: Reading, found: int) -> int:
    """The words that stand near some, in the same sentence."""
    before = after = found
    for _ in range(NEAR if found else 0):
        before |= (before >> 1) & ~reading.walls
        after |= (after << 1) & ~reading.walls
    return (before | after) & reading.whole


def _far(reading: Reading, found: int) -> int:
    """The words that stand not far from some, in this sentence or another."""
    around = found
    for _ in range(FAR if found else 0):
        around |= around >> 1 | around << 1
    return around & reading.whole
