"""What was asked: a way that is looked for, a choice that is weighed, or something put to the guide itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import Clause, capital, has_name
from aluma.guide.listen.deixis import turned
from aluma.guide.listen.hearing import Cues, Heard
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.verb import verb_at
from aluma.guide.phrases import WALL

SEEKING, QUOTED, DOUBTED, TO_GUIDE = 74, 44, 30, 98
FEWEST, MOST = 3, 13
FEW = 3  # sentences in which a wish to speak of something else is all that is meant
MODALS = ("do", "can", "could", "should", "would", "am", "to", "might")
# What a text can put to the guide, in the order in which it is looked for: names of cues and of frames.
PUT = {
    "young": "young",
    "asking": "asking",
    "program": "program",
    "private": "private",
    "help": "help-me",
    "elsewhere": "elsewhere",
    "no-answer": "no-answer",
}
LEAST = 46  # what an honest "no answer" is worth beside something that can be reflected
NOTHING_ELSE = 12  # and where nothing can be
OPENERS = frozenset(
    "what how is are do does did can could should will would am was were has have where who when which isn't don't"
    " doesn't can't shouldn't wouldn't couldn't why shall may".split()
)
# A question that begins with one of these and then one of those is told as a "whether".
WHETHER = frozenset(
    "is are was were am can could will would has isn't aren't wasn't weren't couldn't wouldn't hasn't".split()
)
SUBJECTS = frozenset("i my he she it they that this there the".split())
SAYING = frozenset("said says say asked asks".split())
TO_YOU = ("do", "are", "can", "could", "will", "would", "have", "did")


def asked(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """The candidates of the questions in a text."""
    words = [WALL] + [
        word for sentence in now.said for word in (*(each.lower() for each in sentence.words if each != ","), WALL)
    ]
    if '"' in words:
        return  # between quotation marks somebody else asks, or is asked
    reading = listens.book.read(words)
    for put, kind in PUT.items():
        if reading.found(f"put {put}"):
            alone = put not in ("help", "no-answer") or not any(unit.mine for unit in now.units)
            alone = alone and (put != "elsewhere" or len(now.said) <= FEW)
            yield Candidate(kind, worth=TO_GUIDE if alone else LEAST)
    if now.said and now.said[-1].asks and _is_turned(words[-len(now.said[-1].words) - 1 :]):
        yield Candidate("no-answer", worth=NOTHING_ELSE)
    for clause in now.clauses:
        if clause.asks and not any(word in known.us for word in clause.low) and not has_name(clause.words, known):
            yield from _way(clause, known)
            yield from _quoted(clause, known)


def _is_turned(words: list[str]) -> bool:
    """Whether a question shows in its words: it opens as one, or a verb stands before its subject."""
    return words[0] in OPENERS or any(one in WHETHER and other in SUBJECTS for one, other in pairwise(words))


def _way(clause: Clause, known: Lexicon) -> Iterator[Candidate]:
    """From "How can I let go?" comes "to let go", from "Should I stay?" comes "whether to stay"."""
    low = clause.low
    if any(word in known.second for word in low) or "," in low or len(low) > MOST:
        return
    kind, at = ("", 0)
    if low[0] == "how" and len(low) > 3:
        kind, at = "seeking", 2 if low[1] == "to" else 3 if low[1] in MODALS and low[2] == "i" else 0
    elif low[0] in ("should", "shall") and low[1:2] == ("i",):
        kind, at = "weighing", 2
    if low[0] in WHETHER and low[1:2] == ("i",) and low[-1] not in known.dangling:
        verb = low[0].removesuffix("n't")
        denied = ("not",) if low[0].endswith("n't") else ()
        said = turned((clause.words[1], verb, *denied, *clause.words[2:]), known)
        yield Candidate("unknown", {"w": "whether " + " ".join(said)}, SEEKING, (low,))
    words = clause.words[at:]
    if at and len(words) > 1 and words[0].lower() not in known.never_verb and words[-1].lower() not in known.dangling:
        slot = "to " + " ".join(turned(words, known))
        yield Candidate(kind, {"v": slot}, SEEKING, (low[at:],))


def _quoted(clause: Clause, known: Lexicon) -> Iterator[Candidate]:
    said = [word for word in clause.low if word[0].isalnum()]
    if verb_at(clause.low, known) and clause.low[0] in known.first and len(said) <= MOST:
        yield Candidate("fragment", {"q": clause.text + "?"}, DOUBTED)
    told = verb_at(clause.low, known) and clause.low[0] in known.third and not SAYING & set(clause.low)
    if told and FEWEST < len(said) <= MOST and '"' not in clause.words and clause.low[0] not in OPENERS:
        yield Candidate("question-quote", {"q": capital(clause.text) + "?"}, DOUBTED)
    to_guide = clause.low[0] in TO_YOU and any(word in known.second for word in clause.low[:3])
    whole = "," not in clause.low[:4] and '"' not in clause.words
    if FEWEST <= len(said) <= MOST and clause.low[0] in OPENERS and not to_guide and whole:
        yield Candidate("question-quote", {"q": capital(clause.text) + "?"}, QUOTED + len(said) / 4)
