"""The visitor's own words given back exactly: the fallback that cannot be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import (
    Clause,
    has_name,
    is_whole,
    rich,
    runs_on,
    says_something,
    speaks_of_me,
    spoken,
    verb_at,
)
from aluma.guide.listen.clauses import trimmed
from aluma.guide.listen.hearing import Cues, Heard
from aluma.guide.listen.lexicon import Lexicon

IMAGE, GRAVE, HEAVY, QUOTE, SHORT, FRAGMENT = 84, 78, 50, 40, 58, 30
TELLING = 5.0  # the weight from which a line without a heavy word is more than a remark
UNQUOTED = 66  # what is grave and cannot be given back is still not passed over
LONGEST_WHOLE = 15
LONGEST_ALL = 14
ENDED = 6  # words from which a sentence is taken to be whole by its mark
LONGEST_SHORT = 4
RELATIVE = frozenset({"which", "who", "whose"})  # they belong to something that was said before


def quoting(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """The candidates that quote: an image, a heavy line, any line that says something, a word or two that are all."""
    for quotable in now.quotes:
        clause, weight, speaks = quotable.clause, quotable.weight, quotable.marks
        kind, worth = ("quote-heavy", HEAVY) if "heavy" in speaks else ("quote", QUOTE)
        if "grave" in speaks:
            kind, worth = "quote-heavy", GRAVE
        if kind == "quote" and (weight < TELLING or not speaks_of_me(clause.low)):
            kind = "fragment"
        yield Candidate(kind, {"q": clause.text}, worth + weight)
        if "image" in speaks and spoken(clause.words) <= 14:
            yield Candidate("image", {"q": clause.text}, IMAGE + weight / 2)
    if now.grave:
        yield Candidate("grave", worth=UNQUOTED)
    yield from _whole(now, known)
    if len(now.clauses) == 1 and spoken(now.clauses[0].words) <= LONGEST_SHORT:
        yield from _short(now, known, listens)
    yield from _all(now, known)


def _whole(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """A whole sentence of several clauses, or a piece without a verb where nothing else can be quoted."""
    rows: dict[int, list[int]] = {}
    for at, clause in enumerate(now.clauses):
        rows.setdefault(clause.sentence, []).append(at)
    for number, row in rows.items():
        sentence = now.said[number]
        if len(sentence.words) > 2 * LONGEST_WHOLE or sentence.asks or sentence.broken or '"' in sentence.words:
            continue
        first = now.clauses[row[0]]
        whole = first if len(row) == 1 else Clause(trimmed(sentence.words, known), "", number)
        if not 2 <= spoken(whole.words) <= LONGEST_WHOLE:
            continue
        if whole.low[0] in RELATIVE or _starts_again(whole.low, known):
            continue
        if not is_whole(whole, known):
            # What would dangle inside a text may end a whole sentence: "the exam I didn't study for".
            if (
                spoken(whole.words) >= ENDED
                and len(row) == 1
                and is_whole(replace(whole, words=(*whole.words, "then")), known)
            ):
                yield Candidate("fragment", {"q": whole.text}, 1.0)
            continue
        if any(runs_on(now.clauses[at].low, known) for at in row):
            continue
        kind, worth = ("quote-heavy", HEAVY) if row[-1] in now.heavy else ("quote", QUOTE)
        if now.grave & set(row) and says_something(whole.low, known):
            yield Candidate("quote-heavy", {"q": whole.text}, GRAVE)
        verbs = any(verb_at(now.clauses[at].low, known) for at in row)
        if verbs if len(row) > 1 else not verbs and says_something(whole.low, known):
            yield Candidate(kind, {"q": whole.text}, worth + LONGEST_WHOLE / 2)
        elif whole.low[0] not in known.lean | known.never_verb - known.first - known.third and rich(whole.low, known):
            yield Candidate("fragment", {"q": whole.text}, FRAGMENT + len(rich(whole.low, known)))


def _starts_again(low: tuple[str, ...], known: Lexicon) -> bool:
    """Whether a comma in it is a false start ("to cut, stop drinking") or stands beside a "like" that says nothing."""
    if any("'" in word and word == low[at + 2] for at, word in enumerate(low[:-2])):
        return True  # "it's just it's really difficult"
    commas = [at for at, word in enumerate(low) if word == "," and at + 1 < len(low)]
    return any(
        "like" in (low[at - 1], low[at + 1]) or (low[at + 1] in known.finite and low[at + 1] not in known.aux)
        for at in commas
    )


def _all(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """Two or three short sentences that say it together, as in "I said I was fine. I wasn't"."""
    if not 1 < len(now.said) <= 3:
        return
    words = [word for sentence in now.said for word in sentence.words]
    plain = not any(sentence.asks or sentence.broken for sentence in now.said) and not has_name(tuple(words), known)
    sayable = all(is_whole(Clause(sentence.words), known) or spoken(sentence.words) < 3 for sentence in now.said)
    if plain and sayable and 4 <= spoken(tuple(words)) <= LONGEST_ALL and '"' not in words:
        text = ". ".join(Clause(sentence.words).text for sentence in now.said)
        yield Candidate("quote", {"q": text}, QUOTE + LONGEST_ALL / 2)


def _short(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """A text that is a feeling and nothing more: "so tired", "angry and sad"."""
    sentence = now.said[0]
    clause = Clause(sentence.words, asks=sentence.asks, broken=sentence.broken)
    reading = listens.book.read(clause.low)
    feels = reading.found("heavy-feeling") or reading.found("good-feeling")
    if feels and not clause.asks and not clause.broken and not has_name(clause.words, known):
        yield Candidate("feeling-word", {"q": clause.text}, SHORT)
