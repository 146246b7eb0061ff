"""The same clause from the other side: I and we become you, my becomes your, and the verb goes with it.

The clause is a certain one (`clause.certain`), so "was" and "am" stand beside their subject or belong to someone else.
"""

from __future__ import annotations

from aluma.guide.listen.lexicon import Lexicon

TURNED = {
    "i": "you",
    "i'm": "you're",
    "i've": "you've",
    "i'd": "you'd",
    "i'll": "you'll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you're",
    "we've": "you've",
    "we'd": "you'd",
    "we'll": "you'll",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
}
TELLING = frozenset(
    "tell tells told telling show shows showed remind reminds reminded convince convinced promise promised".split()
)
SOFTENERS = frozenset("basically literally honestly obviously clearly".split())
BEFORE_JUST = frozenset(
    "you you're you'd he he's she she's they they're it it's that's there's is are was were".split()
)
# Where one of these follows, the word means what it says: "just once", "a kind of a wall".
MEANT_AFTER = {
    "just": frozenset(
        "the a an one once me him her left got had come came started been found lost as because you".split()
    ),
    "of": frozenset("a an the thing things person people".split()),
}
NAMED_BEFORE = frozenset("a an the some any this that what every same of other".split())
PAST = frozenset("been had done got gone seen said told taken come found heard made lost".split())
VERBS = {"am": "are", "was": "were", "wasn't": "weren't", "ain't": "aren't", "amn't": "aren't"}


def turned(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """The words with the person turned; the first word is without a capital."""
    out = []
    for at, word in enumerate(words):
        low = word.lower()
        if low in TURNED:
            if at > 1 and low.startswith("i") and words[at - 1].lower() == "me" and words[at - 2].lower() in TELLING:
                out.append("that")  # "she told me I was slow"
            out.append(TURNED[low])
        elif low in VERBS and _subject_is_i(words, at, known):
            out.append("haven't" if low == "ain't" and _is_past(words[at + 1 : at + 2]) else VERBS[low])
        else:
            out.append(low if at == 0 else word)
    return tuple(out)


def _is_past(following: tuple[str, ...]) -> bool:
    """Whether "ain't" stands for "haven't": "I ain't been back"."""
    return bool(following) and (following[0].lower() in PAST or following[0].lower().endswith("ed"))


def _subject_is_i(words: tuple[str, ...], at: int, known: Lexicon) -> bool:
    back = at - 1
    while back > 0 and words[back].lower() in known.adverbs:
        back -= 1
    return back >= 0 and words[back].lower() == "i"


def less_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words less those that only soften: "you just feel kind of tired" is "you feel tired"."""
    out: list[str] = []
    for word in words:
        if out and word not in MEANT_AFTER.get(out[-1], frozenset()) | {","}:
            if len(out) > 1 and (out[-1] in SOFTENERS or (out[-1] == "just" and out[-2] in BEFORE_JUST)):
                out.pop()
            elif len(out) > 2 and out[-1] == "of" and out[-2] in ("kind", "sort") and out[-3] not in NAMED_BEFORE:
                del out[-2:]
        out.append(word)
    return tuple(out)
