"""One certain clause in a frame that says what it speaks of: a wish, a line, a loss, or plainly what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import sound, spoken
from aluma.guide.listen.deixis import turned
from aluma.guide.listen.hearing import Cues, Heard, Unit
from aluma.guide.listen.lexicon import Lexicon

SUBJECTS = frozenset({"my", "the"})
PLAIN, INSIDE = 46, 62
INNER = (
    (
        "known",
        (
            ("i", "know"),
            ("i", "realize"),
            ("i", "realise"),
            ("i", "realized"),
            ("i", "realised"),
            ("i", "noticed"),
            ("i", "see"),
        ),
    ),
    (
        "sense",
        (
            ("i", "think"),
            ("i", "believe"),
            ("i", "just", "think"),
            ("i", "feel", "like"),
            ("i", "just", "feel", "like"),
            ("i", "feel"),
        ),
    ),
)
# Kinds that are made of a part of the clause, or that only tell how others are said.
ELSEWHERE = frozenset({"matters", "unknown", "image", "heavy", "grave"})
SHORTEST_WISH, LONGEST_WISH = 3, 14
WISHING = frozenset(
    "want wanted need hope hoped hoping wish wished long longing love like try tried trying aiming".split()
)
TO_DO = (
    ("you", "should"),
    ("you", "need", "to"),
    ("you", "have", "to"),
    ("you", "are", "supposed", "to"),
    ("you're", "supposed", "to"),
)
WH = ("what", "how", "where", "if", "whether", "why", "who", "which", "when")
VERBS_OF_NOT_KNOWING = frozenset(
    {
        "know",
        "sure",
        "unsure",
        "understand",
        "wonder",
        "wondering",
        "decide",
        "tell",
        "see",
        "idea",
        "out",
        "get",
        "about",
    }
)


def marked(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """The candidates of each certain clause."""
    for unit in now.units:
        if not unit.mine:
            continue
        yield Candidate("plain", {"a": unit.text}, PLAIN + unit.weight, (unit.clause.low,))
        for kind in unit.marks - ELSEWHERE:
            yield Candidate(kind, {"a": unit.text}, listens.worth[kind] + unit.weight, (unit.clause.low,))
        if "matters" in unit.marks:
            yield from _wish(unit, listens.worth["matters"])
        if "unknown" in unit.marks:
            yield from _open(unit, listens.worth["unknown"])
        yield from _inner(unit, known)


def _to_do(words: tuple[str, ...]) -> tuple[str, ...]:
    """From "you should do" comes "to do": a question of what to do, and no advice."""
    for asked in TO_DO:
        if words[: len(asked)] == asked and len(words) > len(asked):
            return ("to", *words[len(asked) :])
    return words


def _inner(unit: Unit, known: Lexicon) -> Iterator[Candidate]:
    """From "I know it's bad for me" comes "it's bad for you"; so for "I think", where what follows stands by itself."""
    low = unit.clause.low
    for kind, heads in INNER:
        for head in heads:
            if low[: len(head)] != head:
                continue
            length = len(head) + (low[len(head) : len(head) + 1] == ("that",))
            rest = replace(unit.clause, words=unit.clause.words[length:])
            if rest.low[:1] and rest.low[0] in SUBJECTS | known.first | known.third and sound(rest, known):
                words = turned(rest.words, known)
                yield Candidate(kind, {"k": " ".join(words).replace(" ,", ",")}, INSIDE + unit.weight, (rest.low,))


def _wish(unit: Unit, worth: float) -> Iterator[Candidate]:
    """From "I want to sleep" comes "to sleep": what follows the first "to" after the verb."""
    low = unit.clause.low
    at = next((place for place, word in enumerate(low) if word == "to" and low[place - 1] in WISHING), 0)
    end = next((place for place in range(at, len(low)) if low[place] == "but"), len(low))
    words = unit.you[at:end]
    if at and "," not in words and SHORTEST_WISH <= spoken(words) <= LONGEST_WISH:
        yield Candidate("matters-to", {"v": " ".join(words)}, worth + unit.weight, (low[at:end],))


def _open(unit: Unit, worth: float) -> Iterator[Candidate]:
    """From "I don't know if I can" comes "whether you can"."""
    low = unit.clause.low
    for at in range(1, len(low) - 2):
        if low[at] in WH and low[at - 1] in VERBS_OF_NOT_KNOWING and "," not in low[at:]:
            words = ("whether" if low[at] == "if" else low[at], *_to_do(unit.you[at + 1 :]))
            yield Candidate("unknown", {"w": " ".join(words)}, worth + unit.weight, (low[at + 1 :],))
            return
