"""Signs in the words themselves that they were begun anew or run into each other without a mark."""

from __future__ import annotations

from itertools import pairwise

from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.verb import verb_at

NEAR = 3  # words after "think" in which a contracted verb belongs to it
MODALS = frozenset("would wouldn't could couldn't should will won't can can't might must".split())
# Before an "if" that is no "whether": a condition begins there, and what hangs on it is missing.
REPORTS = frozenset("said says say told think thought believe feel".split())
ASKED = frozenset("said says say asked asks goes think thinking wondering".split())
SPOKEN = frozenset("well okay ok yeah hey look nope listen wow oh right".split())
EXCLAIMED = frozenset("wow whoa hey oh yeah nope ugh".split())
INVERTED = MODALS | frozenset("is are do does did am have has was were isn't aren't don't doesn't didn't".split())
PERSONS = frozenset("i you he she it we they there".split())
CUT_OFF = frozenset("for with at of from".split())
LATER = frozenset("while although though if unless".split())  # never straight after "it's"
WHOSE = frozenset("the a an my his her our their".split())
BEGUN = frozenset((word, ",") for word in ("to", "not", "is", "was", "are", "just"))
OBJECTS = frozenset("him her them me in".split())  # "believe him" needs no clause
ASKED_OF = frozenset((word,) for word in PERSONS)
CLAUSAL = frozenset(
    "see saw seems notice noticed realise realize realised realized understand remember forget decide decided like"
    " is was means found find learned learnt shows show prove is".split()
)


def runs_on(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether it holds a break without a mark: "it I do", "to it's", or a "think" that no clause follows."""
    verb = verb_at(low, known)
    if (verb + 1 < len(low) and low[verb + 1] == ",") or _begun_twice(low, known):
        return True
    for at, word in enumerate(low[1:], start=1):
        subject = word in known.first or (word in known.third and "'" in word)
        if subject and (low[at - 1] in known.before_subject or (low[at - 1] == "just" and "'" in word)):
            return True
        if (
            word in ("when", "if")
            and low[at - 1] in ("that", "like", "and", "maybe", "think", "thought")
            and _subjects(low[at:], known) < 2
        ):
            return True  # "that if I go": what would be is missing
        if word == "if" and (low[at - 1] in REPORTS or (low[at - 1] == "me" and low[at - 2] in REPORTS)):
            return True
        if low[at - 1] in ASKED and (word in SPOKEN or (word in INVERTED and low[at + 1 : at + 2] in ASKED_OF)):
            return True  # "I said well I'm not", "they said is there somebody": the words of a talk
        if word in INVERTED and low[at - 1] in OBJECTS and low[at - 2] in ASKED and low[at + 1 : at + 2] in ASKED_OF:
            return True  # "I asked her could I"
        if word in LATER and ("'" in low[at - 1] or low[at - 1] in known.be):
            return True
        if word in known.third and "'" in word and low[at - 1] in known.finite - known.carry - known.think - CLAUSAL:
            return True  # "I want to stop it's hard"
        if low[at - 1] in MODALS and word.endswith("ed") and word not in known.adverbs | {"need"}:
            return True
        if word in known.think and not _followed(low[at + 1 :], known):
            return True
        again = word in PERSONS and not known.be.isdisjoint(low[at + 1 : at + 2])
        if low[at - 1] in known.be and (word in EXCLAIMED or again):
            return True  # "I was, like, wow", "it was, um, it was"
        if word == "what" and low[at + 1 : at + 2] == ("with",):
            return True  # "it costs me, what with the lawyer"
        if word in known.third and low[at - 1] == "the" and MODALS & set(low[at + 1 : at + 2]):
            return True  # "that's the that could be"
    return False


def _begun_twice(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether a word comes back where one began anew: "her teacher the teacher says", "I get my feet get sore"."""
    if _starts_over(low):
        return True
    if len(set(low)) == len(low):
        return False
    if says_twice(low) or any("'" in word and word == low[at + 2] for at, word in enumerate(low[:-2])):
        return True  # "it's just it's really difficult"
    named = any(low[at - 1] == low[at + 1] and low[at] in WHOSE for at in range(1, len(low) - 1))
    return named or any(
        word == low[at + 3] and word in known.finite and low[at + 1] in WHOSE for at, word in enumerate(low[:-3])
    )


def _starts_over(low: tuple[str, ...]) -> bool:
    """Whether after a comma the same begins again: "it would, it'd", "I could, I could", "I used to, I ran"."""
    if any(low[at : at + 2] in BEGUN and low[at + 2].partition("'")[0] in PERSONS for at in range(len(low) - 2)):
        return True
    commas = [at for at, word in enumerate(low[:-1]) if word == "," and at > 1 and low[at - 1] in MODALS]
    return any(low[at + 1].startswith(low[at - 2] + "'") or low[at + 1 : at + 3] == low[at - 2 : at] for at in commas)


def _subjects(low: tuple[str, ...], known: Lexicon) -> int:
    """How many times a subject and its verb begin."""
    begins = known.first | known.third | known.us
    return sum(word in begins and verb_at(low[at:], known) > 0 for at, word in enumerate(low))


def _followed(rest: tuple[str, ...], known: Lexicon) -> bool:
    return (
        not rest
        or rest[0] in known.free | OBJECTS
        or "'" in rest[0]
        or any(word in known.finite or ("'" in word and at < NEAR) for at, word in enumerate(rest[1:]))
    )


def starts_again(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether a comma in it is a false start ("to cut, stop drinking") or stands beside a "like" that says nothing."""
    commas = [at for at, word in enumerate(low) if word == "," and at + 1 < len(low)]
    if _starts_over(low):
        return True
    lists = sum(at + 1 < len(low) and low[at + 1] in known.finite - known.aux for at in commas) > 1
    return not lists and any(
        "like" in (low[at - 1], low[at + 1]) or (low[at + 1] in known.finite and low[at + 1] not in known.aux)
        for at in commas
    )


def says_twice(low: tuple[str, ...]) -> bool:
    """Whether a subject and its verb are begun a second time: "I don't want to, I don't want to stop"."""
    begun = [pair for pair in pairwise(low) if "'" in pair[0] or "'" in pair[1]]
    return len(begun) > len(set(begun))


def breaks_off(low: tuple[str, ...]) -> bool:
    """Whether a pause follows a word that asks for more: "I stopped for, it was about eight months"."""
    return any(word in CUT_OFF and after == "," for word, after in pairwise(low))
