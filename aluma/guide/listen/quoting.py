"""The visitor's own words given back exactly: the fallback that cannot be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.clause import (
    Clause,
    capital,
    has_name,
    is_whole,
    on_one_line,
    quotable,
    rich,
    says_something,
    speaks_of_me,
    spoken,
)
from aluma.guide.listen.clauses import trimmed
from aluma.guide.listen.deixis import turned
from aluma.guide.listen.hearing import Cues, Heard, weight_of
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.normalise import ASKING
from aluma.guide.listen.slips import runs_on, says_twice, starts_again
from aluma.guide.listen.verb import verb_at

ANSWER = 46  # a short answer is better given back than quoted
ECHO, IMAGE, GRAVE, HEAVY, QUOTE, SHORT, FRAGMENT = 34, 76, 44, 22, 20, 58, 14
TELLING = 5.0  # the weight from which a line without a heavy word is more than a remark
UNQUOTED = 64  # what is grave and cannot be given back is still not passed over
LONGEST_IMAGE = 14
SUPPOSED = frozenset("would wouldn't could couldn't i'd you'd he'd she'd it'd we'd they'd".split())
LONGEST_WHOLE = 15
LONGEST_ALL = 14
ENDED = 6  # words from which a sentence is taken to be whole by its mark
LONGEST_SHORT = 4
LONGEST_ANSWER = 12  # words
PREPOSITIONS = frozenset("about of for with to in on at from by".split())
SMALL, SHORTEST_SMALL = 4, 4  # what a sentence of small words is worth, and its fewest words
POINTING = frozenset({"it", "that", "this", "there"})
RELATIVE = frozenset({"which", "who", "whose"})  # they belong to something that was said before


def pictured(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """What is quoted because nothing says it better: an image, and a word or two that are all."""
    for cut, marks in zip(now.cuts, now.marks, strict=True):
        if "image" in marks and cut and spoken(cut.words) <= LONGEST_IMAGE and quotable(cut, known):
            yield Candidate("image", {"q": cut.text}, IMAGE + weight_of(cut, known) / 2)
    if now.grave and not any(unit.at in now.grave for unit in now.units):
        yield Candidate("untold", worth=UNQUOTED)
    if len(now.clauses) == 1 and spoken(now.clauses[0].words) <= LONGEST_SHORT:
        yield from _short(now, known, listens)


def quoting(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """The last resort: any line that says something, whole sentences, and what can be told word by word."""
    for clause, speaks in zip(now.cuts, now.marks, strict=True):
        if not clause or (clause.leans and SUPPOSED & set(clause.low)) or not quotable(clause, known):
            continue
        weight = weight_of(clause, known)
        kind, worth = ("quote-heavy", HEAVY) if "heavy" in speaks else ("quote", QUOTE)
        if "grave" in speaks:
            kind, worth = "quote-heavy", GRAVE
        if kind == "quote" and (weight < TELLING or not speaks_of_me(clause.low)):
            kind = "fragment"
        yield Candidate(kind, {"q": clause.text}, worth + weight)
    yield from _whole(now, known)
    yield from _all(now, known)
    if not now.units:
        yield from _answer(now, known)
        yield from _small(now, known)


def _answer(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """A short answer as it was given, without a sentence in it: "like six hours? If I'm lucky"."""
    if any(clause.broken for clause in now.clauses):
        return
    words = [word for clause in now.clauses for word in clause.words]
    low = {word.lower() for word in words}
    if not 2 <= spoken(tuple(words)) <= LONGEST_ANSWER or (known.second | known.us) & low or '"' in words:
        return
    conditions = {clause for clause in now.clauses[1:] if clause.low[0] in known.lean}
    if any(verb_at(clause.low, known) or clause.low[0] == "that" for clause in now.clauses if clause not in conditions):
        return  # a sentence that is not certain is quoted
    if not all(is_whole(clause, known) and not _is_asked(clause, known) for clause in now.clauses):
        return
    if known.be & ({word.lower() for sentence in now.said for word in sentence.words} - low):
        return  # "the worst part is the silence": what it is was only the opening
    told = [on_one_line(turned(clause.words, known)) for clause in now.clauses]
    said = told[0]
    for text, clause in zip(told[1:], now.clauses[1:], strict=True):
        said += f", {text}" if clause.low[0] in known.lean else f". {capital(text)}"
    yield Candidate("echo", {"a": said}, ANSWER, (tuple(word.lower() for word in words),))


def _small(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """A sentence of small words alone, where there is nothing else: "they're all doing it"."""
    for clause in now.clauses:
        sure = not (clause.asks or clause.broken or clause.leans) and is_whole(clause, known)
        plain = not (known.second | known.us) & set(clause.low) and not runs_on(clause.low, known)
        plain = plain and not starts_again(clause.low, known) and clause.low[0].partition("'")[0] not in POINTING
        if sure and plain and spoken(clause.words) >= SHORTEST_SMALL and verb_at(clause.low, known):
            yield Candidate("echo", {"a": on_one_line(turned(clause.words, known))}, SMALL, (clause.low,))


def _is_asked(clause: Clause, known: Lexicon) -> bool:
    """Whether it is a question, or a mere sound of assent, and so no answer."""
    first = clause.low[0]
    return first in ASKING | known.aux or (clause.asks and first in known.finite) or not rich(clause.low, known)


def _whole(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """A whole sentence of several clauses, or a piece without a verb where nothing else can be quoted."""
    for number, row in now.rows.items():
        sentence = now.said[number]
        if len(sentence.words) > 2 * LONGEST_WHOLE or sentence.asks or sentence.broken or '"' in sentence.words:
            continue
        first = now.clauses[row[0]]
        whole = first if len(row) == 1 else Clause(trimmed(sentence.words, known), "", number)
        if not 2 <= spoken(whole.words) <= LONGEST_WHOLE:
            continue
        if whole.low[0] in RELATIVE or (whole.low[0] in ASKING and len(row) == 1) or starts_again(whole.low, known):
            continue
        if not is_whole(whole, known):
            # What would dangle inside a text may end a whole sentence: "the exam I didn't study for".
            if (
                spoken(whole.words) >= ENDED
                and len(row) == 1
                and whole.low[0] not in PREPOSITIONS
                and is_whole(replace(whole, words=(*whole.words, "then")), known)
            ):
                yield Candidate("fragment", {"q": whole.text}, 1.0)
            continue
        if says_twice(whole.low) or any(runs_on(now.clauses[at].low, known) for at in row):
            continue
        kind, worth = ("quote-heavy", HEAVY) if row[-1] in now.heavy else ("quote", QUOTE)
        if now.grave & set(row) and says_something(whole.low, known):
            yield Candidate("quote-heavy", {"q": whole.text}, GRAVE)
        verbs = any(verb_at(now.clauses[at].low, known) for at in row)
        if verbs if len(row) > 1 else not verbs and says_something(whole.low, known):
            yield Candidate(kind, {"q": whole.text}, worth + LONGEST_WHOLE / 2)
        elif whole.low[0] not in known.lean | known.never_verb - known.first - known.third and rich(whole.low, known):
            if ("you", "know") in pairwise(whole.low):
                continue  # an aside that could not be taken out
            says = len(rich(whole.low, known))
            yield Candidate("fragment", {"q": whole.text}, FRAGMENT + says)
            if says > 1 and not (known.second | known.us) & set(whole.low) and _is_common(whole.words[0], known):
                yield Candidate("echo", {"a": on_one_line(turned(whole.words, known))}, ECHO + says)


def _is_common(word: str, known: Lexicon) -> bool:
    """Whether a first word is sure to be no name: it has no capital, or is a word of ours."""
    low = word.lower()
    ours = (known.english, known.finite, known.adverbs, known.hollow, known.owner, known.third, known.nouns)
    return word == low or any(low in row for row in (*ours, known.lean, known.never_verb))


def _all(now: Heard, known: Lexicon) -> Iterator[Candidate]:
    """Two or three short sentences that say it together, as in "I said I was fine. I wasn't"."""
    if not 1 < len(now.said) <= 3:
        return
    words = [word for sentence in now.said for word in sentence.words]
    if any(" ".join(sentence.words).lower().replace(" ,", "") in known.asides | known.openers for sentence in now.said):
        return
    if not rich(tuple(word.lower() for word in words), known):
        return
    plain = not any(sentence.asks or sentence.broken for sentence in now.said) and not has_name(tuple(words), known)
    sayable = all(is_whole(Clause(sentence.words), known) or spoken(sentence.words) < 3 for sentence in now.said)
    if plain and sayable and 4 <= spoken(tuple(words)) <= LONGEST_ALL and '"' not in words:
        text = ". ".join(Clause(sentence.words).text for sentence in now.said)
        yield Candidate("quote", {"q": text}, QUOTE + LONGEST_ALL / 2)
        if not (known.second | known.us) & {word.lower() for word in words}:
            told = (on_one_line(turned(sentence.words, known)) for sentence in now.said)
            rest = ". ".join(map(capital, told))
            yield Candidate("echo", {"a": rest[0].lower() + rest[1:]}, ECHO + LONGEST_ALL / 2)


def _short(now: Heard, known: Lexicon, listens: Cues) -> Iterator[Candidate]:
    """A text that is a feeling and nothing more: "so tired", "angry and sad"."""
    sentence = now.said[0]
    clause = Clause(sentence.words, asks=sentence.asks, broken=sentence.broken)
    reading = listens.book.read(clause.low)
    feels = reading.found("heavy-feeling") or reading.found("good-feeling")
    if feels and not clause.asks and not clause.broken and not has_name(clause.words, known):
        yield Candidate("feeling-word", {"q": clause.text}, SHORT)
