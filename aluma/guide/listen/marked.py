"""What a telling speaks of: plainly what it is, or that and what it means; wishes and open questions by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import spoken
from aluma.guide.listen.frames import Frames
from aluma.guide.listen.hearing import MIDDLE, POINTS, SPEAKS, Cues, Heard, Unit
from aluma.guide.listen.told import Telling

PLAIN, MEANT, WISHED, ALONE = 46, 53, 52, 24
TO_BE_DONE, OPEN = 53, 38  # what is not known: what to do, and anything else
FINE = 6  # what a meaning of its own is worth beside one of many clauses
YOURS = frozenset({"you", "your", "yours", "yourself"})
THEM = frozenset({"he", "she", "they", "he's", "she's", "they're"})
LONGEST_MEANT = 18  # words of a telling that what it means can follow
TURNS = frozenset({"but", "yet", "now", "though", "slowly", "still"})
GRIEF = frozenset({"grieving", "low", "illness", "grave"})  # what may be said of something grave
# What may be said of something that happened, and so of nothing that would or might.
HAPPENED = frozenset({"done", "proud-of", "effort", "glad", "fresh-start"})
MIGHT = frozenset({"if", "would", "could", "might", "d"})
OWN = frozenset({"weighs"})  # said only of what is one's own
ALONE_SAID = frozenset({"learning", "fresh-start", "doable"})  # said only of a clause that is told by itself
BARE, SHORTEST_PLAIN = 6, 5  # what is lost by a line as short as "it's bad form"
TRIED = 6  # tellings of a text that are candidates
SHORTEST_WISH, LONGEST_WISH = 3, 16
SAYING = frozenset(
    "says said say tells told tell telling thinks thought wants".split()
)  # then it may be another's wish
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


def marked(now: Heard, told: Sequence[Telling], listens: Cues, frames: Frames) -> Iterator[Candidate]:
    """The candidates of what can be told, plainly and with what it means."""
    for each in told[:TRIED]:
        bare = BARE if each.length < SHORTEST_PLAIN and not YOURS & set(each.text.split()) else 0
        yield Candidate("plain", {"a": each.text}, PLAIN + each.value - bare, (each.low,))
    scant = not told or (told[0].length < SHORTEST_PLAIN and not YOURS & set(told[0].text.split()))
    for kind in sorted((frames.meant | frames.tails) & frozenset().union(*now.marks)):
        lift = (listens.worth[kind] - MIDDLE) / 3 + (FINE if kind in frames.meant else 0)
        fitting = (each for each in told if kind in each.marks and _fits(each, kind, listens))
        for each in islice(fitting, 2):
            yield Candidate(kind, {"a": each.text}, MEANT + lift / 2 + each.value, (each.low,))
        if kind in frames.meant and scant and _is_own(now, kind):
            yield Candidate(kind, {}, ALONE + lift)
    for unit in now.units:
        if unit.mine and "matters" in unit.marks:
            yield from _wish(unit)
        if unit.mine and "unknown" in unit.marks:
            yield from _open(unit)


def _fits(told: Telling, kind: str, listens: Cues) -> bool:
    """Whether what a kind means may follow: room for it, one sentence, nothing good where something is against."""
    good = listens.sides.get(kind) == "for"
    against = any(listens.sides.get(mark) == "against" for mark in told.marks) or TURNS & set(told.text.split())
    said = told.text.replace("'", " ").split()
    if kind in OWN and not YOURS & set(said):
        return False  # "it's bad form" weighs on nobody
    if kind in ALONE_SAID and told.first != told.last:
        return False
    if kind in HAPPENED and MIGHT & set(said):
        return False
    if ("grave" in told.marks and kind not in GRIEF) or not (YOURS & set(said) or said[0] in POINTS | {"it", "there"}):
        return False
    return told.length <= LONGEST_MEANT and not (good and against)


def _is_own(now: Heard, kind: str) -> bool:
    """Whether a clause of that kind is about the visitor, and not only about others or the one who is spoken to."""
    rows = [set(clause.low) for clause, marks in zip(now.clauses, now.marks, strict=True) if kind in marks]
    return any((row & SPEAKS or not row & THEM) and not row & YOURS for row in rows)


def _to_do(words: tuple[str, ...]) -> tuple[str, ...]:
    """From "you should do" comes "to do": a question of what to do, and no advice."""
    for asked in TO_DO:
        if words[: len(asked)] == asked and len(words) > len(asked):
            return ("to", *words[len(asked) :])
    return words


def _wish(unit: Unit) -> Iterator[Candidate]:
    """From "I want to sleep" comes "to sleep": what follows the first "to" after the verb."""
    low, at, end = unit.clause.low, *_wished(unit.clause.low)
    begun, ended = _wished(unit.you)
    words = unit.you[begun:ended]
    if at and not SAYING & set(low[: at - 1]) and "," not in words and SHORTEST_WISH <= spoken(words) <= LONGEST_WISH:
        kind = "needs-to" if low[at - 1] == "need" else "matters-to"
        yield Candidate(kind, {"v": " ".join(words)}, WISHED + unit.weight, (low[at:end],))


def _wished(words: tuple[str, ...]) -> tuple[int, int]:
    """Where the "to" of a wish stands in some words, 0 if nowhere, and where the wish ends."""
    at = next((place for place, word in enumerate(words) if word == "to" and words[place - 1] in WISHING), 0)
    return at, next((place for place in range(at, len(words)) if words[place] == "but"), len(words))


def _open(unit: Unit) -> Iterator[Candidate]:
    """From "I don't know if I can" comes "whether you can"."""
    low = unit.clause.low
    for at in range(1, len(low) - 2):
        known_now = low[-1] not in POINTS and "," not in low[at:]
        if low[at] in WH and low[at - 1] in VERBS_OF_NOT_KNOWING and known_now:
            rest = _to_do(unit.you[at + 1 :])
            words = ("whether" if low[at] == "if" else low[at], *rest)
            worth = TO_BE_DONE if rest[0] == "to" else OPEN
            yield Candidate("unknown", {"w": " ".join(words)}, worth + unit.weight, (low[at + 1 :],))
            return
