"""Two tellings set beside each other, or against each other where one is wished and the other denied."""

from __future__ import annotations

from itertools import pairwise

from aluma.guide.listen.candidate import Low
from aluma.guide.listen.clause import capital, rich
from aluma.guide.listen.hearing import POINTS
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.told import Telling, value_of

MOST, APART = 23, 6  # words of both together, and clauses between them
LINKS = frozenset({"and", "but", "so", "because", "though", "although", "or", "if"})
PULLING = 4.0  # what two gain of which one is wished and the other denied
LONGING = frozenset("want hope wish need".split())
WISHED = LONGING | frozenset("know knew love miss used meant promised wanted hoped tried".split())
DENIED = frozenset("can't cannot couldn't don't didn't haven't never won't wouldn't".split())
THINGS, PERSONS = frozenset({"it"}), frozenset({"he", "she", "they"})
LEFT = frozenset(". , right now if but and anymore".split())  # after a "to" whose verb was said before


def beside(one: Telling, other: Telling, known: Lexicon) -> Telling | None:
    """Two tellings as one, in the order in which they were said; None where they overlap or say the same."""
    first, second = (one, other) if one.first < other.first else (other, one)
    apart = first.last < second.first <= first.last + APART
    if second.text.startswith(("although ", "because ")):
        return None  # "because ..., ...": it belongs to what stands before it
    if second.first > first.last + 1 and _points_back(second.low, first.low):
        return None  # what it speaks of was said in between
    if not apart or first.length + second.length > MOST or _alike(first, second, known):
        return None
    linked = LINKS & {word.strip(",") for word in (*first.text.split(), *second.text.split())}
    against = not linked and pulls(first.low, second.low)
    joined = (", but " if against else ", and ") + second.text
    if linked:
        joined = ". " + capital(second.text)
    return Telling(
        first.text + joined,
        (*first.low, *second.low),
        second.marks,  # what it means is said of what was heard last
        value_of([first.value, second.value]) + (PULLING if against else 0.0),
        first.first,
        second.last,
    )


def _points_back(low: Low, before: Low) -> bool:
    """Whether a telling speaks of something that was said before it and is not told: "they", "like this", "want to"."""
    first = low[0].partition("'")[0]
    if first in THINGS or (first in PERSONS and first not in {word.partition("'")[0] for word in before}):
        return True
    ends = (*low, ".")
    left = any(ends[at] == "to" and ends[at + 1] in LEFT and ends[at - 1] != "used" for at in range(1, len(low)))
    return left or not POINTS.isdisjoint(low[-2:])


def pulls(first: Low, second: Low) -> bool:
    """Whether one is wished, known or meant, and the other denied: "I want to stop. I don't know how"."""
    said = (set(first), set(second))
    wished, denied = ([bool(row & words) for row in said] for words in (WISHED, DENIED))
    mine = all(low[0].partition("'")[0] in ("i", "we") for low in (first, second))
    longs = any(pair[0] in LONGING and pair[1] == "to" for pair in pairwise(second))
    after = wished[0] and denied[1] and not denied[0]
    return mine and (after or (denied[0] and longs and not denied[1]))


def _alike(one: Telling, other: Telling, known: Lexicon) -> bool:
    says = [{word[:5] for word in rich(each.low, known)} for each in (one, other)]
    return 2 * len(says[0] & says[1]) > min(map(len, says))
