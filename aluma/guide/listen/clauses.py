"""Sentences parted into clauses: at contrast, cause and coordination, where a subject and its verb begin anew."""

from __future__ import annotations

from aluma.guide.listen.asides import less_asides
from aluma.guide.listen.clause import Clause, spoken
from aluma.guide.listen.lexicon import LONGEST_PHRASE, Lexicon, Words
from aluma.guide.listen.nameless import nameless
from aluma.guide.listen.normalise import ASKING, Sentence
from aluma.guide.listen.relative import untied
from aluma.guide.listen.verb import front, verb_at

PLUS, CONTRAST, CONCEDE, CAUSE, RESULT, OR = "plus", "contrast", "concede", "cause", "result", "or"
THOUGHT = frozenset("thought think thinks said says told tells say believed".split())
OWN = frozenset("think know feel want hope wish guess believe love hate need".split())
FAR = 6  # words in which "what I need is" has met its verb
NEEDING = frozenset("need want wish like love miss hate fear".split())
SUPPOSING = frozenset({"would", "wouldn't"})
HANGING = frozenset(
    "about of for with to in on at from by without except despite instead like after before because".split()
)
AMOUNTS = frozenset("half one two three four five six seven eight ten about nearly over".split())
POSSIBLE = frozenset({"can", "could", "would"})  # "two whiskeys and I can sleep" hangs on the first
MEASURES = frozenset("many much long far hard often old".split())
EITHER = ("or", "nor")
LENGTHS = range(LONGEST_PHRASE, 0, -1)
DENYING = frozenset("not never no nobody nothing".split())


def clauses(said: list[Sentence], known: Lexicon) -> list[Clause]:
    """The clauses of a text in order, each trimmed of what only opens or closes it."""
    found: list[Clause] = []
    for number, sentence in enumerate(said):
        parts = _parts(unbroken(sentence.words, known), known)
        row: list[Clause] = []
        for joined, words in parts:
            core = trimmed(words, known)
            if core:
                last = words is parts[-1][1]
                row.append(
                    Clause(
                        core,
                        joined,
                        number,
                        sentence.asks and last,
                        sentence.broken and last,
                        _leans(row, joined, tuple(word.lower() for word in core), known),
                    )
                )
        found += row
    return found


def _parts(words: tuple[str, ...], known: Lexicon) -> list[tuple[str, tuple[str, ...]]]:
    """Each part with how it is joined to the one before; the joining words are left out."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    joined, begun, at = "", 0, 0
    while at < len(words):
        if words[at] != "," and words[at].lower() not in known.joining:
            at += 1
            continue
        found, length, restored = _joins(words, at, known)
        if length and (at == begun or _enough(words[begun:at])):
            if at > begun:
                parts.append((joined, words[begun:at]))
            joined = found if at > begun or found != PLUS else joined
            begun = at = at + length
            if restored:
                words = (*words[:at], "I", *words[at:])
            continue
        at += 1
    return [*parts, (joined, words[begun:])]


def _enough(words: tuple[str, ...]) -> bool:
    return bool(spoken(words))


def _joins(words: tuple[str, ...], at: int, known: Lexicon) -> tuple[str, int, bool]:
    """The joining words at a place: their kind, how many they are, and whether the subject "I" is to be put back."""
    comma = words[at] == ","
    low = tuple(word.lower() for word in words[at + comma : at + comma + LONGEST_PHRASE + 8])
    for kind, phrases in _kinds(known):
        for length in LENGTHS:
            if length <= len(low) and " ".join(low[:length]) in phrases:
                rest = low[length:]
                if low[length - 1] == "however" and rest and rest[0] in MEASURES:
                    continue  # "for however many years I've got"
                if rest and rest[0] == ",":
                    rest, length = rest[1:], length + 1
                if kind == PLUS and rest[:1] == ("i",) and _is_pair(words[:at], known):
                    return "", 0, False  # "since my husband and I got married"
                if verb_at(rest, known) and (kind != RESULT or comma or not at):
                    return (OR if low[0] in EITHER else kind), length + comma, False
                if kind in (CONTRAST, RESULT) and rest and rest[0] in ASKING:
                    return kind, length + comma, False
                if kind == CONTRAST and _starts_with_me(words[:at]) and _goes_on(rest, known):
                    return kind, length + comma, True
    return (PLUS, 1, False) if comma and verb_at(low, known) else ("", 0, False)


def _is_pair(before: tuple[str, ...], known: Lexicon) -> bool:
    """Whether the words end in somebody who belongs to what follows: "since my husband", and then "and I"."""
    low = tuple(word.lower() for word in before[-3:])
    return (
        low[-2:-1] == ("my",) and low[-1] in known.persons and (len(low) < 3 or low[0] in known.lean | {"since", "and"})
    )


def _kinds(known: Lexicon) -> tuple[tuple[str, Words], ...]:
    return (
        (CONTRAST, known.contrast),
        (CONCEDE, known.concede),
        (CAUSE, known.cause),
        (RESULT, known.result),
        (PLUS, known.plus),
    )


def _goes_on(rest: tuple[str, ...], known: Lexicon) -> bool:
    """Whether a verb without its subject begins here: "but had to stop", "but also had side effects"."""
    verb = next((word for word in rest if word not in known.adverbs), "")
    return verb in known.aux - known.be


def _starts_with_me(words: tuple[str, ...]) -> bool:
    return bool(words) and words[0].lower().partition("'")[0] == "i"


def _leans(row: list[Clause], joined: str, low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether a clause hangs on one before it: an "if", a thought or a saying that "and" carries on."""
    if (joined == CONCEDE or (joined == CONTRAST and not row)) and sum(word in known.first for word in low) > 1:
        return True  # "although I have friends I feel alone": two clauses, and no comma to part them at
    if joined == OR:
        return True
    if not row or joined in (CONTRAST, CONCEDE):
        return False
    before = row[-1]
    if SUPPOSING & set(low) and SUPPOSING & set(before.low) and "if" not in low:
        return True  # "with a pen I wouldn't get caught, so I wouldn't be kicked off": what is supposed goes on
    if joined == PLUS and _starts_with_me(low) and before.low[0] in known.owner and "," not in before.low:
        return any(word in known.carry for word in before.low)
    if not verb_at(before.low, known):
        if (
            joined == PLUS
            and _starts_with_me(low)
            and not (before.low[0] in HANGING or known.lean & set(before.low[:2]) or POSSIBLE & set(low))
        ):
            return False  # "come to think of it, I have some time"
        return before.low[0] in known.lean or (
            joined == PLUS and before.low[0] not in known.apart and not front((*before.low, ","), known)
        )
    if joined == CAUSE:
        return bool(THOUGHT & set(before.low))
    if low[:1] == ("i",) and low[1:2] and low[1] in OWN and before.low[0] not in known.lean:
        return False  # "I think I can, and I think she will": a thought of its own
    return before.leans or (joined == PLUS and any(word in known.carry for word in before.low))


def unbroken(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """The words without asides, and with the "I" that a sentence began without."""
    return untied(_restored(less_asides(nameless(words, known), known), known), known)


def _restored(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """The words with the "I" or "I'm" that a sentence began without: "Feeling lost today", "Lost my job".

    "What I need is rest" is put plainly: "I need rest".
    """
    low = tuple(word.lower() for word in words[: FAR + 1])
    first = low[0] if low else ""
    if low[:2] == ("what", "i") and "is" in low and NEEDING & set(low[2 : low.index("is")]):
        return (*words[1 : low.index("is")], *words[low.index("is") + 1 :])
    if first == "just" and len(words) > 2 and low[1] in known.restore_i:
        return _restored(words[1:], known)
    if first in known.restore_ive:
        return ("I've", first, *words[1:])
    owns = (
        len(words) > 1
        and first in known.restore_i
        and (words[1].lower() in known.owner or words[1].isdigit() or words[1].lower() in AMOUNTS)
    )
    if first in known.restore_im and not owns:
        return ("I'm", first, *words[1:])
    sent = len(words) > 1 and low[1] in ("me", "us")  # "left me a note": it was somebody else
    return ("I", first, *words[1:]) if first in known.restore_i and not sent else words


def _is_no_one(words: tuple[str, ...]) -> bool:
    """Whether a "no" is no answer but the beginning of a subject."""
    return " ".join(words).lower() == "no one"


def trimmed(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """The words without openers and closers; a clause is not trimmed below two words."""
    start, end = 0, len(words)
    going = True
    while going:
        going = False
        while start < end and words[start] == ",":
            start += 1
        while end > start and words[end - 1] == ",":
            end -= 1
        for length in LENGTHS:
            opener = " ".join(words[start : start + length]).lower()
            if length < end - start and opener in known.openers and not _is_no_one(words[start : start + 2]):
                start, going = start + length, True
                break
            closer = " ".join(words[end - length : end]).lower()
            if length < end - start - 1 and closer in known.closers and not _belongs(closer, words[start:end]):
                end, going = end - length, True
                break
    return words[start:end]


def _belongs(closer: str, words: tuple[str, ...]) -> bool:
    """Whether a last "either" belongs to a "not" before it."""
    return closer == "either" and any(word.lower().endswith("n't") or word.lower() in DENYING for word in words)
