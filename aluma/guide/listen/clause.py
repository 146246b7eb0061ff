"""A clause of what was said, and whether it is certain enough to be given back in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from aluma.guide.listen.ends import is_end
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.nameless import is_name
from aluma.guide.listen.slips import runs_on
from aluma.guide.listen.verb import noun_verb, verb_at

SHORTEST, FEWEST, MOST = 2, 4, 18
PRONOUNS = ("i", "he", "she", "they", "it")
LIKENING = frozenset("feel feels felt feeling look looks would i'd don't".split())
_UNIT = re.compile(r"(?<=\d)(?:ks?|am|pm|mg|kg|lbs?|st|nd|rd|th)$")
HALF = ("one", "thing")  # the other is not told with it
LONG_ENOUGH = 6  # words from which a first person says something without a rich word


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause without its joining word. `joined` is how it hangs on the one before ("contrast", "cause").

    `leans` is set where its truth hangs on something outside it: an "if", what somebody said, what was only thought.
    """

    words: tuple[str, ...]
    joined: str = ""
    sentence: int = 0
    asks: bool = False
    broken: bool = False
    leans: bool = False
    low: tuple[str, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Keeps the words without capitals beside the words: they are looked at often."""
        object.__setattr__(self, "low", tuple(word.lower() for word in self.words))

    @property
    def text(self) -> str:
        """The words on one line, commas where they were."""
        return on_one_line(self.words).replace(' " ', ' "').strip()


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[0].upper() + text[1:]


def on_one_line(words: Iterable[str]) -> str:
    """The words as they are read, each comma beside the word before it."""
    return " ".join(words).replace(" ,", ",")


def spoken(words: tuple[str, ...]) -> int:
    """How many words there are, commas and marks not counted."""
    return len(words) - words.count(",") - words.count('"')


def sound(clause: Clause, known: Lexicon) -> bool:
    """Whether its grammar is sure: a subject and a finite verb, a sound end, no question, 2 to 18 words."""
    low = clause.low
    return (
        SHORTEST <= spoken(clause.words) <= MOST
        and turnable(clause, known)
        and (verb_at(low, known) > 0 or (clause.joined == "" and noun_verb(low, known) > 0))
        and not _hangs(low, known)
        and not runs_on(low, known)
    )


def _hangs(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether it begins with an "if" or the like; "that happened" begins with its subject."""
    return low[0] in known.lean and not (low[0] == "that" and low[1] in known.finite)


def turnable(clause: Clause, known: Lexicon) -> bool:
    """Whether each word of it is sure to be turned rightly: nobody is addressed, and no "we" stands beside an "I"."""
    low = clause.low
    return (
        not (clause.asks or clause.broken)
        and is_whole(clause, known)
        and not any(word in known.second for word in low)
        and low[-2:] != HALF
        and not (any(word in known.us for word in low) and (known.first | {"me", "let's"}) & set(low))
        and not is_hollow(low, known)
        and _likes(low) < 2
        and _turns_surely(low, known)
    )


def _likes(low: tuple[str, ...]) -> int:
    """How often "like" stands where it may say nothing: not after "feel" or "used to"."""
    return sum(word == "like" and not (at and low[at - 1] in LIKENING) for at, word in enumerate(low))


def stands(clause: Clause) -> bool:
    """Whether a sound clause may be mirrored by itself: nothing that it hangs on, 4 words or more, a first person."""
    return not clause.leans and spoken(clause.words) >= FEWEST and speaks_of_me(clause.low)


def quotable(clause: Clause, known: Lexicon) -> bool:
    """Whether it may be quoted as it is: a subject and a verb, 3 to 16 words, a sound end, no question, no name."""
    low = clause.low
    verb = verb_at(low, known)
    return (
        not (clause.asks or clause.broken)
        and 3 <= spoken(clause.words) <= 16
        and is_whole(clause, known)
        and verb > 0
        and not runs_on(low, known)
        and low[0] not in known.lean
        and _likes(low) < 2
        and _says_enough(low, known)
    )


def _says_enough(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether there is something in it: two words that say something, or a line of one's own ("it's my stuff")."""
    says = len(rich(low, known))
    own = "my" in low or (speaks_of_me(low) and (says > 0 or len(low) >= LONG_ENOUGH))
    return says > 1 or own


def says_something(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether a subject and its verb stand anywhere in it."""
    subjects = known.first | known.third | known.us | known.second
    return any(word in subjects and verb_at(low[at:], known) > 0 for at, word in enumerate(low))


def rich(low: tuple[str, ...], known: Lexicon) -> set[str]:
    """The words in it that say something by themselves."""
    return {word for word in low if word not in known.hollow and word[0].isalpha()}


def speaks_of_me(low: tuple[str, ...]) -> bool:
    """Whether a first person stands in it."""
    return any(word.partition("'")[0] in ("i", "me", "my", "mine", "myself") for word in low)


def is_hollow(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether all of it says nothing by itself: "I don't like who I am with him" is long enough to say something."""
    if len(low) >= LONG_ENOUGH and speaks_of_me(low):
        return False
    return not [word for word in low if word[0].isalnum() and word not in known.hollow]


def is_whole(clause: Clause, known: Lexicon) -> bool:
    """Whether it is words only, ends soundly, and holds no name and nothing that is not given back."""
    low = clause.low
    if not low:
        return False
    if any(
        not (word.isalpha() or word.replace("'", "").replace("-", "").isalpha() or word == "," or _is_small(word))
        for word in low
    ):
        return False
    if low[-1] in known.dangling | known.particles and not is_end(low, known):
        return False
    if any(word in known.unsaid for word in low):
        return False
    if low[1:3] in (("said", "to"), ("say", "to"), ("says", "to")) and len(low) < FEWEST + 2:
        return False  # "I said to my neighbour": what was said is missing
    if len(low) > 1 and low[-1] in ("mostly", "just", "really") and low[-2] in PRONOUNS:
        return False
    return not has_name(clause.words, known)


def _is_small(word: str) -> bool:
    """A number short enough to be a count or an hour ("10:45", "5k"), no part of an address or a telephone number."""
    hours, _, minutes = _UNIT.sub("", word.lower()).partition(":")
    return hours.isdigit() and len(hours) <= 3 and (not minutes or (minutes.isdigit() and len(minutes) == 2))


def has_name(words: tuple[str, ...], known: Lexicon) -> bool:
    """Whether a word inside it may be a name."""
    return any(is_name(word, known) for word in words[1:])


def _turns_surely(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether "you" for "I" keeps the grammar: no form of "be" whose subject is not beside it, no "me and"."""
    for at, word in enumerate(low):
        if word in ("am", "was") and at and low[at - 1] in ("and", "or", "but", ","):
            return False
        if word == "am" and not _i_before(low, at, known):
            return False
        after = low[at + 2] if at + 2 < len(low) and low[at + 1] in ("and", "or") else ""
        if after and (word == "i" or (word == "me" and after not in known.finite)):
            return False  # "me and my brother"
    return True


def _i_before(low: tuple[str, ...], at: int, known: Lexicon) -> bool:
    back = at - 1
    while back > 0 and low[back] in known.adverbs:
        back -= 1
    return back >= 0 and low[back] == "i"
