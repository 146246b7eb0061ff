"""What was written, told from the other side in one or two plain sentences: clauses stay joined as they were joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from aluma.guide.listen.beside import LINKS, MOST, beside, pulls
from aluma.guide.listen.candidate import Low
from aluma.guide.listen.clause import FEWEST, Clause, capital, on_one_line, spoken, turnable
from aluma.guide.listen.clauses import CAUSE, CONCEDE, CONTRAST, OR, PLUS, RESULT, trimmed, unbroken
from aluma.guide.listen.deixis import less_fillers, turned
from aluma.guide.listen.hearing import POINTS, Heard, Unit
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.slips import breaks_off, runs_on, says_twice, starts_again
from aluma.guide.listen.told import LEAST, Telling, value_of
from aluma.guide.listen.verb import noun_verb, verb_at

CLAUSES = 3  # that are told together
TRIED = 5  # tellings that are set beside each other
JOINTS = {PLUS: ", and ", CONTRAST: ", but ", CONCEDE: ", though ", CAUSE: " because ", RESULT: ", so ", OR: ", or "}
FIRST = {CONCEDE: "although "}  # how a sentence may begin whose second clause goes on
OPENING = frozenset(
    "if when whenever while after before once since unless although though because as even until".split()
)
LONGEST_ALL, COMPLETE = 20, 6.0  # words of a text that is told whole, and what it gains by that
EVEN = 9.0  # how much more one of its sentences may carry than another
LOOSE = 2.4  # what a clause adds that is told only within its sentence
POINTING = 3.0  # and by a "that" that stands for something said before
ONLY = frozenset({"only", "just"})
STRONGER = frozenset("really very so just pretty".split())
# A bare "you have to" would be advice: it is told as what somebody feels or thinks.
_URGES = re.compile(
    r"you (?:(?:just|really|probably|definitely|only|still|also) )*"
    r"(?:should|shouldn't|must|ought to|need to|have to|got to)\b"
    r"|you've (?:(?:just|really|probably) )*got to\b"
)
# What somebody says against themselves is theirs, and never the guide's verdict.
_HARSH = re.compile(
    r"(?:you're|you are|you were) (?:just |really |so |such |a |an |the |total |complete )*"
    r"(?:horrible|terrible|awful|useless|worthless|pathetic|stupid|idiot|failure|weak|lazy|selfish|disgusting|loser|coward"
    r"|fraud|mess|bad (?:mother|father|mom|mum|dad|person|wife|husband|friend|parent|son|daughter))\b"
    r"|there must be something wrong with you\b"
)
# A need of one's own urges nobody.
_NEEDS = re.compile(
    r"you (?:just |really |only )?need to "
    r"(?=(?:know|find out|understand|talk|rest|sleep|feel|hear|see|think|tell|be heard)\b)"
)
_COULD = re.compile(r"(?:maybe )?you (?:could|might) (?!(?:not|be|have)\b)|maybe you can\b")


def tellings(now: Heard, known: Lexicon) -> list[Telling]:
    """All that can be told of a text, what carries most first."""
    row = {told.text.replace(",", ""): told for told in (*_spans(now), *_wholes(now, known))}
    whole = _altogether(now, [*row.values()])
    alone = sorted(row.values(), key=lambda each: each.value, reverse=True)
    places = [clause.sentence for clause in now.clauses]
    apart = ((one, other) for one, other in combinations(alone[:TRIED], 2) if places[one.first] != places[other.first])
    paired = [pair for one, other in apart if (pair := beside(one, other, known))]
    return sorted([*alone, *paired, *whole], key=lambda each: (each.value, each.length), reverse=True)


def _altogether(now: Heard, told: Sequence[Telling]) -> list[Telling]:
    """Two or three short sentences that are all of a text, told one after the other."""
    rows = now.rows
    if not 1 < len(rows) <= CLAUSES or len(rows) != len(now.said):
        return []
    covered = [[each for each in told if (each.first, each.last) == (row[0], row[-1])] for row in rows.values()]
    if not all(covered):
        return []
    best = [max(each, key=lambda telling: telling.value) for each in covered]
    if sum(each.length for each in best) > LONGEST_ALL or (len(best) < CLAUSES and pulls(best[0].low, best[1].low)):
        return []  # what pulls apart is told as that
    values = [each.value for each in best]
    if max(values) - min(values) > EVEN:
        return []  # one of them is what was meant to be said
    first, *rest = [each.text for each in best]
    text = ". ".join([first, *map(capital, rest)])
    low = tuple(word for each in best for word in each.low)
    value = value_of(values) + COMPLETE
    return [Telling(text, low, best[-1].marks, value, best[0].first, best[-1].last)]


def felt(text: str) -> str:
    """A clause that would urge or judge if it stood alone, as what somebody feels or thinks."""
    if _HARSH.match(text):
        return "you feel " + text
    if _NEEDS.match(text):
        return _NEEDS.sub("what you need is to ", text)
    if _URGES.match(text):
        return "you feel you've" + text[3:] if text.startswith("you got to") else "you feel " + text
    return "you think " + text if _COULD.match(text) else text


def _spans(now: Heard) -> Iterator[Telling]:
    """Clauses of one sentence that follow each other; what leans is never told without what it leans on."""
    places = {unit.at: unit for unit in now.units}
    for unit in now.units:
        if unit.clause.leans or not unit.alone:
            continue
        run = [unit]
        while len(run) <= CLAUSES and sum(spoken(each.you) for each in run) <= MOST:
            following = places.get(run[-1].at + 1)
            goes_on = following is not None and following.clause.sentence == unit.clause.sentence
            if not (
                _is_half(now, run[-1]) or _only_so(now, run[-1]) or (following is None and _is_others_half(now, run))
            ):
                yield _told(
                    run, begins=not any(each.sentence == unit.clause.sentence for each in now.clauses[: unit.at])
                )
            if following is None or not goes_on or following.clause.joined not in JOINTS:
                break
            before, after = run[-1].clause.low, following.clause.low
            if set(after) - STRONGER <= set(before) or _plainly(after)[: len(_plainly(before))] == _plainly(before):
                break  # "I was angry, I was really angry"
            run.append(following)


def _wholes(now: Heard, known: Lexicon) -> Iterator[Telling]:
    """Whole sentences with all that stands in them: an "if" before, what is set off by a comma."""
    carries = {unit.at: unit.weight for unit in now.units}
    for number, row in now.rows.items():
        sentence = now.said[number]
        lone = len(row) == 1 and "," not in sentence.words and now.clauses[row[0]].low[0] not in (*OPENING, "every")
        if any("preface" in now.marks[at] for at in row):
            continue
        if lone or sentence.asks or sentence.broken or spoken(sentence.words) > MOST + CLAUSES:
            continue
        words = trimmed(unbroken(sentence.words, known), known)
        first = words[0].lower() if words else ""
        if first == "but" or (first == "because" and _goes_on(words)):
            words = words[1:]  # "because if I quit now I'll fail", "because I cook for him, and he wants meat"
        if not FEWEST <= spoken(words) <= MOST:
            continue
        whole = Clause(words, "", number)
        if _may_be_told(whole, [now.clauses[at] for at in row], known):
            text = felt(on_one_line(less_fillers(turned(whole.words, known))))
            marks = frozenset().union(*(now.marks[at] for at in row))
            value = value_of([carries.get(at, LOOSE) for at in row]) + (LEAST if len(row) == 1 else 0.0)
            yield Telling(text, whole.low, marks, value, row[0], row[-1])


def _goes_on(words: Sequence[str]) -> bool:
    """Whether a sentence that begins with "because" gives the cause of what was said before, and not of its own end."""
    low = [word.lower() for word in words]
    after = low[low.index(",") + 1] if "," in low[:-1] else "and"
    return low[1:2] != ["of"] and (after in LINKS or (len(low) > 1 and low[1] in OPENING))


def _may_be_told(whole: Clause, row: Sequence[Clause], known: Lexicon) -> bool:
    """Whether a sentence is sure as a whole: it opens with a subject, or with an "if" that its main clause follows."""
    begins = verb_at(whole.low, known) or noun_verb(whole.low, known) or _opens(whole.low, known)
    return (
        bool(begins)
        and whole.low[0] not in POINTS
        and '"' not in whole.words
        and turnable(whole, known)
        and not starts_again(whole.low, known)
        and not says_twice(whole.low)
        and not breaks_off(whole.low)
        and not any(runs_on(clause.low, known) for clause in row)
    )


def _opens(low: Low, known: Lexicon) -> bool:
    """Whether it begins with an "if" or a "because of", and a main clause follows."""
    if low[0] not in OPENING and low[:2] != ("every", "time"):
        return False
    subjects = (known.first | known.third | known.us) - POINTS
    begun = sum(word in subjects and verb_at(low[at:], known) > 0 for at, word in enumerate(low))
    begun += low[1:2] == ("of",) or (low[1] in known.owner and verb_at(low[1:], known) > 0)
    return begun > 1


def _plainly(low: Low) -> Low:
    """The words of a clause less those that only make it stronger."""
    return tuple(word for word in low if word not in STRONGER)


def _after(now: Heard, last: Unit) -> Clause | None:
    """The clause that follows in the same sentence."""
    row = now.clauses[last.at + 1 : last.at + 2]
    return row[0] if row and row[0].sentence == last.clause.sentence else None


def _is_half(now: Heard, last: Unit) -> bool:
    """Whether what follows says that this is only one of two that may be so."""
    after = _after(now, last)
    return after is not None and after.joined == OR


def _only_so(now: Heard, last: Unit) -> bool:
    """Whether what is so "only" or "just" has its cause in what follows: "I only picked it because they wanted it"."""
    after = _after(now, last)
    return after is not None and after.joined == CAUSE and not ONLY.isdisjoint(last.clause.low)


def _is_others_half(now: Heard, run: Sequence[Unit]) -> bool:
    """Whether only somebody else's half would be told: "he wants to go" of "he wants to go and I want to stay"."""
    after = _after(now, run[-1])
    if after is None or after.joined not in (PLUS, CONTRAST):
        return False
    mine = any(unit.clause.low[0].partition("'")[0] in ("i", "we") for unit in run)
    return not mine and after.low[0].partition("'")[0] == "i"


def _told(run: Sequence[Unit], *, begins: bool) -> Telling:
    text = run[0].text if len(run) > 1 else felt(run[0].text)
    low = run[0].clause.low
    opens = FIRST.get(run[0].clause.joined, "") if begins and len(run) > 1 else ""
    for number, unit in enumerate(run[1:]):
        joint = ", " if opens and not number else JOINTS[unit.clause.joined]
        text = (text if number else felt(text)) + joint + unit.text
        low = (*low, *unit.clause.low)
    marks = frozenset().union(*(unit.marks for unit in run))
    value = value_of([unit.weight for unit in run])
    value -= POINTING if low[0] in POINTS else 0.0
    return Telling(opens + text, low, marks, value, run[0].at, run[-1].at)
