"""Two things set beside each other: what stands against what, what comes from what, and what was written before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import Clause, spoken
from aluma.guide.listen.clauses import CAUSE, CONCEDE, CONTRAST, PLUS
from aluma.guide.listen.hearing import POINTS, Cues, Heard, Unit
from aluma.guide.listen.lexicon import Lexicon

SIDES, UNSPOKEN, CAUSED, BESIDE = 62, 54, 47, 60
WEAKER, OPPOSED = 0.75, 4  # the share of the weaker half, and what is gained where the two pull against each other
BOTH, EARLIER = 23, 9  # words of two clauses together, and of the one that is quoted from before
UNTOLD = 8  # what a pair loses that begins with an "it" that was named before it
NEAR = 4  # clauses between which something stands against something unspoken
PAST = frozenset(
    "was were had did didn't got went came wasn't weren't hadn't then used felt knew made told said could"
    " couldn't".split()
)
MINE = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me"})  # "all of my friends" are for nothing of one's own
SHORTEST_SHARED = 5  # letters of a word that is said to be shared


def pairs(now: Heard, before: list[tuple[Clause, ...]], known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """The double-sided, the caused and the remembered, where both halves are certain."""
    by_place = {unit.at: unit for unit in now.units}
    for unit in now.units:
        following = by_place.get(unit.at + 1)
        if following is not None and _fit(unit, following) and not _apart(unit, following):
            joined = following.clause.joined
            conceded = unit.clause.joined == CONCEDE and unit.clause.sentence == following.clause.sentence
            if following.clause.low[0] not in POINTS and _see_apart(unit, following):
                yield _pair("sides", SIDES, unit, following)  # "I don't think so. My wife does."
                continue
            if following.clause.low[0] in POINTS:
                continue  # "but that's encouraging": what it points to is not in the other half
            if joined == CONTRAST and _before_cause(now, following.at) is not None:
                continue  # it stands against what the cause is given for
            if joined == CONCEDE:
                yield _pair("conceded", SIDES, unit, following)
            elif joined == CONTRAST or conceded:
                apart = _opposed(unit, following, listens) or _both_now(unit, following)
                yield _pair("torn" if apart else "sides", SIDES, unit, following)
            elif joined == CAUSE:
                yield _pair("cause", CAUSED, unit, following)
    yield from _after_cause(now, by_place)
    yield from _unspoken(now, listens)
    for unit in now.units:
        if not unit.mine:
            continue
        for said in reversed(before):
            for clause in said:
                if spoken(clause.words) <= EARLIER and _share(unit.clause, clause, known):
                    slots = {"a": unit.text, "e": clause.text}
                    yield Candidate("beside", slots, BESIDE + unit.weight / 2, (unit.clause.low,))


def _pair(kind: str, worth: float, first: Unit, second: Unit) -> Candidate:
    slots = {"a": first.text, "b": second.text}
    gain = max(first.weight, second.weight) + WEAKER * min(first.weight, second.weight)
    gain += OPPOSED if kind == "torn" else 0
    gain -= UNTOLD if first.at and first.clause.low[0].partition("'")[0] == "it" else 0  # what it is was said before
    return Candidate(kind, slots, worth + gain, (first.clause.low, second.clause.low))


def _after_cause(now: Heard, by_place: Mapping[int, Unit]) -> Iterator[Candidate]:
    """What stands against something whose cause stands between: "I should go, because it helps, but I'm tired"."""
    for unit in now.units:
        place = _before_cause(now, unit.at) if unit.clause.joined == CONTRAST else None
        main = None if place is None or unit.clause.low[0] in POINTS else by_place.get(place)
        if main is not None and _fit(main, unit):
            yield _pair("sides", SIDES, main, unit)


def _before_cause(now: Heard, at: int) -> int | None:
    """The place of the clause whose cause ends just before some place, in the same sentence."""
    row = now.clauses
    back = at - 1
    while back > 0 and row[back].joined == PLUS and row[back].sentence == row[at].sentence:
        back -= 1
    caused = back > 0 and row[back].joined == CAUSE
    return back - 1 if caused and row[back - 1].sentence == row[at].sentence else None


def _unspoken(now: Heard, listens: Cues) -> Iterator[Candidate]:
    """A wish or a good thing beside what is in its way, said close to each other without a "but"."""
    wished = [unit for unit in now.units if MINE & set(unit.clause.low) and _side(unit, listens) == "for"]
    hindered = [unit for unit in now.units if unit.mine and _side(unit, listens) == "against"]
    for one, other in product(wished, hindered):
        first, second = (one, other) if one.at < other.at else (other, one)
        between = second.at - first.at
        # What an "it" stands for may have been said between.
        near = between == 1 or (between <= NEAR and "it" not in (*one.clause.low, *other.clause.low))
        if near and _fit(one, other):
            yield _pair("torn", UNSPOKEN, first, second)


def _side(unit: Unit, listens: Cues) -> str:
    """The side that all its marks take; "" where they take none or two."""
    taken = {listens.sides[kind] for kind in unit.marks if kind in listens.sides}
    return taken.pop() if len(taken) == 1 else ""


def _opposed(one: Unit, other: Unit, listens: Cues) -> bool:
    """Whether one speaks for something and the other against it, both of them now."""
    return {_side(one, listens), _side(other, listens)} == {"for", "against"} and not _is_past(other)


def _both_now(one: Unit, other: Unit) -> bool:
    """Whether both are what the visitor does, feels or thinks at present: then neither takes the other's place."""
    if "either" in other.clause.low:
        return False  # "I'm not sad, but I'm not happy either"
    return all(unit.clause.low[0].partition("'")[0] == "i" and not _is_past(unit) for unit in (one, other))


def _is_past(unit: Unit) -> bool:
    return any(word in PAST or (len(word) > SHORTEST_SHARED and word.endswith("ed")) for word in unit.clause.low[:4])


def _see_apart(one: Unit, other: Unit) -> bool:
    """Whether one is the visitor's view of something and the other somebody else's."""
    views = ("view" in one.marks, "others-see" in one.marks, "view" in other.marks, "others-see" in other.marks)
    return views in ((True, False, False, True), (False, True, True, False))


def _apart(one: Unit, other: Unit) -> bool:
    """Whether a sentence that broke off stood between them."""
    return other.clause.sentence > one.clause.sentence + 1


def _fit(one: Unit, other: Unit) -> bool:
    return not one.clause.leans and spoken(one.you) + spoken(other.you) <= BOTH


def may_recall(now: Heard, text: str, known: Lexicon) -> bool:
    """Whether an earlier text may share a word with what is said now: only then is it listened to again."""
    low = text.lower()
    return any(stem in low for unit in now.units if unit.mine for stem in _stems(unit.clause, known))


def _share(one: Clause, other: Clause, known: Lexicon) -> bool:
    """Whether a word that says something stands in both, and they are not the same."""
    stems, others = _stems(one, known), _stems(other, known)
    return bool(stems & others) and one.low != other.low and len(stems & others) < len(stems)


def _stems(clause: Clause, known: Lexicon) -> set[str]:
    """The beginnings of the words that say something in a clause."""
    small = known.hollow | known.lean | known.adverbs
    return {word[:6] for word in clause.low if len(word) >= SHORTEST_SHARED and word not in small}
