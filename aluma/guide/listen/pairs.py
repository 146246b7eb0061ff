"""Two things set beside each other: what stands against what, what comes from what, and what was written before."""

from __future__ import annotations

from collections.abc import Iterator

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import Clause, spoken
from aluma.guide.listen.clauses import CAUSE, CONCEDE, CONTRAST, PLUS
from aluma.guide.listen.hearing import VAGUE, Heard, Unit
from aluma.guide.listen.lexicon import Lexicon

JOINED, BOTH_AT_ONCE, SIDES, UNSPOKEN, CAUSED, BESIDE = 56, 60, 96, 78, 74, 72
BOTH, EARLIER = 23, 9  # words of two clauses together, and of the one that is quoted from before
SUPPOSED = frozenset({"if", "unless", "when", "whenever", "would", "could", "whether", "until"})
POINTS = frozenset({"that", "that's", "this", "these", "those"})
NEAR = 2  # clauses between which something stands against something unspoken
FOR = frozenset({"matters", "wish", "good", "step"})
AGAINST = frozenset({"caught", "fear", "tired", "low", "pressure", "loss", "shame"})
SHORTEST_SHARED = 4  # letters of a word that is said to be shared


def pairs(now: Heard, before: list[tuple[Clause, ...]], known: Lexicon) -> Iterator[Candidate]:
    """The double-sided, the caused and the remembered, where both halves are certain."""
    by_place = {unit.at: unit for unit in now.units}
    for unit in now.units:
        following = by_place.get(unit.at + 1) if unit.at >= 0 else None
        if following is not None and _fit(unit, following):
            joined = following.clause.joined
            conceded = unit.clause.joined == CONCEDE and unit.clause.sentence == following.clause.sentence
            if following.clause.low[0] in POINTS:
                continue  # "but that's encouraging": what it points to is not in the other half
            if joined in (CONTRAST, CONCEDE) or conceded:
                yield _pair("sides", SIDES, unit, following)
            elif joined == CAUSE:
                yield _pair("cause", CAUSED, unit, following)
            elif (
                joined == PLUS
                and unit.clause.sentence == following.clause.sentence
                and not (following.clause.leans and SUPPOSED & set(now.clauses[unit.at].low))
            ):
                yield from _both(unit, following)
    yield from _unspoken(now)
    for unit in now.units:
        if not unit.mine:
            continue
        for said in reversed(before):
            for clause in said:
                if spoken(clause.words) <= EARLIER and _share(unit.clause, clause, known):
                    slots = {"a": unit.text, "e": clause.text}
                    yield Candidate("beside", slots, BESIDE + unit.weight / 2, (unit.clause.low,))


def _both(first: Unit, second: Unit) -> Iterator[Candidate]:
    """Two things that were said as two, or as one line where one of them points to the other ("and it hurt me")."""
    begins = {first.clause.low[0], second.clause.low[0]}
    if not begins & VAGUE or len(begins) == 1:
        says = 10 if first.marks | second.marks else 0
        yield _pair("both", BOTH_AT_ONCE + says, first, second)
    elif first.clause.low[0] not in VAGUE:
        words = {"a": f"{first.text}, and {second.text}"}
        source = (*first.clause.low, "and", *second.clause.low)
        yield Candidate("plain", words, JOINED + (first.weight + second.weight) / 2, (source,))


def _pair(kind: str, worth: float, first: Unit, second: Unit) -> Candidate:
    slots = {"a": first.text, "b": second.text}
    gain = (first.weight + second.weight) / 4
    return Candidate(kind, slots, worth + gain, (first.clause.low, second.clause.low))


def _unspoken(now: Heard) -> Iterator[Candidate]:
    """A wish or a good thing beside what is in its way, said close to each other without a "but"."""
    by_place = {unit.at: unit for unit in now.units}
    for one in now.units:
        for other in (by_place[at] for at in range(one.at - NEAR, one.at + NEAR + 1) if at in by_place):
            near = min(one.at, other.at) >= 0 and 0 < abs(other.at - one.at) <= NEAR
            apart = one.marks & FOR and other.marks & AGAINST and not (one.marks & AGAINST or other.marks & FOR)
            if near and apart and one.mine and other.mine and _fit(one, other):
                first, second = (one, other) if one.at < other.at else (other, one)
                yield _pair("sides", UNSPOKEN, first, second)


def _fit(one: Unit, other: Unit) -> bool:
    return (one.mine or other.mine) and spoken(one.you) + spoken(other.you) <= BOTH


def _share(one: Clause, other: Clause, known: Lexicon) -> bool:
    """Whether a word that says something stands in both, and they are not the same."""
    stems = [
        {word[:6] for word in each.low if len(word) >= SHORTEST_SHARED and word not in known.hollow}
        for each in (one, other)
    ]
    return bool(stems[0] & stems[1]) and one.low != other.low and len(stems[0] & stems[1]) < len(stems[0])
