"""The visitor's own words given back exactly: the fallback that cannot be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import Clause, has_name, is_whole, rich, says_something, speaks_of_me, spoken, verb_at
from aluma.guide.listen.clauses import trimmed
from aluma.guide.listen.hearing import Cues, Heard, is_heavy
from aluma.guide.listen.lexicon import Lexicon

IMAGE, HEAVY, QUOTE, SHORT, FRAGMENT = 84, 50, 40, 58, 30
TELLING = 5.0  # the weight from which a line without a heavy word is more than a remark
LONGEST_WHOLE = 15
LONGEST_ALL = 14
LONGEST_SHORT = 4


def quoting(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """The candidates that quote: an image, a heavy line, any line that says something, a word or two that are all."""
    for quotable in now.quotes:
        clause, weight, speaks = quotable.clause, quotable.weight, quotable.marks
        kind, worth = ("quote-heavy", HEAVY) if "heavy" in speaks else ("quote", QUOTE)
        if kind == "quote" and (weight < TELLING or not speaks_of_me(clause.low)):
            kind = "fragment"
        yield Candidate(kind, {"q": clause.text}, worth + weight)
        if "image" in speaks and spoken(clause.words) <= 14:
            yield Candidate("image", {"q": clause.text}, IMAGE + weight / 2)
    yield from _whole(now, known, listens)
    if len(now.clauses) == 1 and spoken(now.clauses[0].words) <= LONGEST_SHORT:
        yield from _short(now, known, listens)
    yield from _all(now, known)


def _whole(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """A whole sentence of several clauses, or a piece without a verb where nothing else can be quoted."""
    rows: dict[int, list[Clause]] = {}
    for clause in now.clauses:
        rows.setdefault(clause.sentence, []).append(clause)
    for number, sentence in enumerate(now.said):
        row = rows.get(number, [])
        if not row or sentence.asks or sentence.broken or has_name(sentence.words, known) or '"' in sentence.words:
            continue
        whole = row[0] if len(row) == 1 else Clause(trimmed(sentence.words, known), "", number)
        if not is_whole(whole, known) or not 2 <= spoken(whole.words) <= LONGEST_WHOLE:
            continue
        if len(row) > 1 and any(verb_at(each.low, known) for each in row):
            yield _heavy_or_not(whole, row[-1], listens)
        elif says_something(whole.low, known) and not verb_at(whole.low, known):
            yield _heavy_or_not(whole, whole, listens)
        elif rich(whole.low, known) and whole.low[0] not in known.lean | known.never_verb - known.first - known.third:
            yield Candidate("fragment", {"q": whole.text}, FRAGMENT + len(rich(whole.low, known)))


def _heavy_or_not(whole: Clause, last: Clause, listens: Cues) -> Candidate:
    kind, worth = ("quote-heavy", HEAVY) if is_heavy(last.low, listens) else ("quote", QUOTE)
    return Candidate(kind, {"q": whole.text}, worth + LONGEST_WHOLE / 2)


def _all(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """Two or three short sentences that say it together, as in "I said I was fine. I wasn't"."""
    words = [word for sentence in now.said for word in sentence.words]
    plain = not any(sentence.asks or sentence.broken for sentence in now.said) and not has_name(tuple(words), known)
    sayable = all(is_whole(Clause(sentence.words), known) or spoken(sentence.words) < 3 for sentence in now.said)
    if 1 < len(now.said) <= 3 and plain and sayable and 4 <= spoken(tuple(words)) <= LONGEST_ALL and '"' not in words:
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
