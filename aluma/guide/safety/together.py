"""Danger that no single phrase holds: ideas that stand close together, in whatever order.

Keeps: purpose.clarity

A rule is a line of content, `idea & idea + idea ! idea`: the first is where it is heard. What follows an `&` stands
near it in the same sentence; what follows a `+` not far from it, in this sentence or another ("I'm doing it. Nobody
will walk in"). What follows the `!` must not stand so near, or so far where there is a `+`: it is looked for in
another book, once something was heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aluma.guide.phrases import Book, Reading
from aluma.guide.phrasing import commonness, costs

NEAR = 8  # words to either side, in the same sentence
FAR = 20  # words to either side, whatever sentence they are in


@dataclass(frozen=True, slots=True)
class Rule:
    """The tier that it speaks of, the ideas that stand together, those not far from them, and those that must not.

    `needs` are all that must be there, the rarest first, each with the words that are that idea by themselves.
    """

    tier: str
    ideas: tuple[str, ...]
    beside: tuple[str, ...]
    without: tuple[str, ...]
    needs: Mapping[str, frozenset[str]]

    def heard(self, reading: Reading, ends: Callable[[str], int]) -> int:
        """The words with which the first idea ends where the others are near; `ends` says where an idea ends."""
        if not all(ends(idea) for idea in self.needs):
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


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a language, and their numbers by the name of the rarest idea of each and by its words."""

    all: tuple[Rule, ...]
    anchored: Mapping[str, Sequence[int]]


def rules(content: Mapping[str, Sequence[str]], ideas: Book, against: Book, common: Iterable[str] = ()) -> Rules:
    """The rules of a table, tier by tier. `common` are the commonest words, the commonest first.

    Raises KeyError where a name has no phrases.
    """
    costly = costs(common)
    made = tuple(_rule(tier, line, ideas, against, costly) for tier, lines in content.items() for line in lines)
    anchored: dict[str, list[int]] = {}
    for number, rule in enumerate(made):
        rarest, words = next(iter(rule.needs.items()))
        for key in (rarest, *words):
            anchored.setdefault(key, []).append(number)
    return Rules(made, anchored)


def _rule(tier: str, line: str, ideas: Book, against: Book, costly: Mapping[str, float]) -> Rule:
    together, _, without = line.partition("!")
    near, *far = together.split("+")
    row, beside, out = tuple(near.replace("&", " ").split()), tuple(" ".join(far).split()), tuple(without.split())
    unknown = [name for name in row + beside if name not in ideas.asked] + [
        name for name in out if name not in against.asked
    ]
    if unknown:
        raise KeyError(*unknown)
    words = {name: frozenset().union(*(each.needs[0] for each in ideas.asked[name])) for name in row + beside}
    rarest = sorted(words, key=lambda name: commonness(words[name], costly))
    return Rule(tier, row, beside, out, {name: words[name] for name in rarest})


def heard_together(reading: Reading, known: Rules) -> list[tuple[Rule, int]]:
    """Each rule that hears something, with where. One is followed only where each of its ideas may be there."""
    opened, present, seen = reading.opened, reading.present, dict[str, int]()

    def ends(idea: str) -> int:
        if idea not in seen:
            seen[idea] = reading.ends(idea)
        return seen[idea]

    heard = []
    for number in {number for key in (*opened, *present) if key in known.anchored for number in known.anchored[key]}:
        rule = known.all[number]
        for idea, words in rule.needs.items():
            if idea not in opened and words.isdisjoint(present):
                break
        else:
            found = rule.heard(reading, ends)
            if found:
                heard.append((rule, found))
    return heard


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
