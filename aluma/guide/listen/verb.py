"""Where the finite verb of a clause stands: the sign that a subject and what is said of it are there."""

from __future__ import annotations

from aluma.guide.listen.lexicon import Lexicon

STEP = 3  # adverbs that may stand between a subject and its verb
HEAD = 6  # words in which "my …" must have met its verb
PAST = 4  # letters that a verb not in the list must have more of ("it rained")
NOUNS = 4  # words in which a subject without "my" or "the" must have met it
FAR = 8  # words in which "all I want is" or "in my family we never" must have met it
THING = frozenset({"thing", "part", "problem", "reason", "truth", "one", "way", "worst", "hardest", "time"})
ALL_THAT = frozenset({"all", "what", "everything"})
BEFORE = frozenset({"in", "at", "on", "with", "for", "since", "after", "during", "from", "between", "without"})
# After "my mum's" these show that it is "my mum is" or "has", and nothing of hers.
BEING = frozenset("in on at not so very been gone got always never still ill away back coming going getting".split())
STATES = frozenset(
    "fine big bad good okay ok great awful sick high low down up out off dead tired right wrong small old young busy"
    " quiet happy sad mad angry hard easy better worse full empty broken closed open clean dirty".split()
)
AND_ON = frozenset(", and but because when if since so now again anyway too".split())
ACTED_ON = frozenset("me him her us them it my his the a an".split())
BETWEEN = frozenset({"that", "who", "which", ",", "i", "he", "she", "it", "they", "we", "you", "than"})


def verb_at(low: tuple[str, ...], known: Lexicon) -> int:
    """Where its finite verb stands; 0 where the verb is not certain or comes too late. "I'm" carries its own: 1."""
    skipped = front(low, known)
    if skipped:
        at = verb_at(low[skipped:], known)
        return at + skipped if at else 0
    if not low:
        return 0
    if low[0] in known.first or low[0] in known.third or low[0] in known.us or low[0] in known.second:
        return 1 if "'" in low[0] else _after(low, 1, known)
    if low[0] in known.owner and len(low) > 2 and low[1].endswith("'s"):
        if _is_so(low[2:]):
            return 1
        if low[2] in BEING:
            return 1 if low[1].removesuffix("'s") in known.persons else 0
    if low[0] in known.owner:
        at = next((at for at in range(2, min(len(low), HEAD)) if low[at] in known.finite or _acts(low, at, known)), 0)
        return 0 if any(word in BETWEEN for word in low[1:at]) else at
    return 0


def _is_so(rest: tuple[str, ...]) -> bool:
    """Whether after "my knee's" it is told how it is, and nothing of the knee's follows: "fine", "bad, and"."""
    return rest[0] in STATES and (rest[1:2] == () or rest[1] in AND_ON)


def _acts(low: tuple[str, ...], at: int, known: Lexicon) -> bool:
    """Whether a word that is not known is what somebody does: "my mum introduces me"."""
    after = low[at + 1 : at + 2]
    return (
        at == 2 and low[1] in known.persons and low[at].endswith(("s", "ed")) and after != () and after[0] in ACTED_ON
    )


def front(low: tuple[str, ...], known: Lexicon) -> int:
    """How many words at the beginning may stay before the subject: "sometimes", "at night ,"."""
    for length in (3, 2, 1):
        if " ".join(low[:length]) in known.fronts and len(low) > length:
            return length + (low[length] == ",")
    return 0


def _after(low: tuple[str, ...], at: int, known: Lexicon) -> int:
    for here in range(at, min(len(low), at + STEP + 1)):
        if low[here] in known.finite or (here == at and low[here].endswith("ed") and len(low[here]) > PAST):
            return here
        if low[here] not in known.adverbs and not low[here].endswith("ly"):
            return here if low[0] == "i" and low[here].isalpha() and low[here] not in known.never_verb else 0
    return 0


def noun_verb(low: tuple[str, ...], known: Lexicon) -> int:
    """Where the verb of "work is too much" stands: its subject is a noun, and only a sure sign of a verb counts."""
    if low[:1] and low[0] in ALL_THAT and low[1:2] and low[1] not in known.aux:
        return next((at for at in range(2, min(len(low) - 1, FAR)) if low[at] in ("is", "was")), 0)
    if low[:1] == ("the",) and THING & set(low[1:4]):
        return next((at for at in range(2, min(len(low) - 1, FAR)) if low[at] in ("is", "was")), 0)
    if low[:1] and low[0] in BEFORE:
        return _subject_later(low, known)
    if low[:1] and low[0] in known.third and low[1:2] and low[1] in BEFORE | {"about", "of"}:
        return next((at for at in range(3, min(len(low), HEAD)) if low[at] in known.finite), 0)
    if not low or low[0] not in known.nouns:
        return 0
    for at in range(1, min(len(low), NOUNS)):
        if low[at] in BETWEEN or low[at] in known.joining:
            return 0
        if low[at] in known.aux or (low[at] in known.finite and low[at].endswith("s")):
            return at
    return 0


def _subject_later(low: tuple[str, ...], known: Lexicon) -> int:
    """Where the verb of "in my family we never talk" stands."""
    for at in range(2, min(len(low), FAR)):
        if low[at] in known.first or low[at] in known.third or low[at] in known.us:
            after = verb_at(low[at:], known)
            return at + after if after else 0
        if (low[at] in known.finite and low[at - 1] not in known.owner) or low[at] == ",":
            return 0
    return 0
