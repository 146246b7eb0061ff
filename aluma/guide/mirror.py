"""The closing picture of a session as values: the visitor's own phrases, each with its label and its place.

Keeps: purpose.clarity

Drawing belongs to the web face. A phrase is named by a key, `step:turn`, that stays the same when others change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aluma.guide.practice import Kind, Place, Practice, Reference, offered
from aluma.guide.safety.sensitive import looks_sensitive
from aluma.guide.table import MARK_HIGHEST
from aluma.guide.walk import Walk, phrase_key, turns, words_of
from aluma.text import SessionText

MOST_PHRASES = 7
LONGEST_PHRASE = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: `words` whole, `drawn` as it stands in the picture (at most 60 characters, cut at a word's end).

    `where` is a place name; `point` is set where a mark decides (0 to 1 along a line). `shown` is False for a line
    that is kept out of the picture: it raised the help panel, looks like an address or a number, or was beyond the
    seventh.
    """

    key: str
    label: str
    words: SessionText
    drawn: SessionText
    where: str
    point: float | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Mirror:
    """A mirror: its picture's name, phrases in path order, and the phrase in the light (None: the picture's own place).

    `point` is where a mark without words put the light on a line, 0 to 1.
    """

    picture: str
    phrases: tuple[Phrase, ...]
    light: Phrase | None
    empty: str
    point: float | None = None

    @property
    def drawn(self) -> tuple[Phrase, ...]:
        """The phrases that stand in the picture."""
        return tuple(phrase for phrase in self.phrases if phrase.shown)

    @property
    def withheld(self) -> tuple[Phrase, ...]:
        """The phrases that do not."""
        return tuple(phrase for phrase in self.phrases if not phrase.shown)


def hold_up(practice: Practice, walk: Walk) -> Mirror:
    """The mirror of a walk, whole also with no words at all."""
    step = practice.steps[-1]
    marks = [place for place in step.places if _is_mark(practice, place)]
    phrases: list[Phrase] = []
    for place in step.places:
        if place not in marks:
            phrases += _phrases(practice, walk, place, phrases)
    phrases = _in_path_order(practice, _once(practice.picture, phrases))
    lit = next((phrase for phrase in phrases if phrase.key == walk.light and phrase.shown), None)
    points = [_point(walk, place) for place in marks]
    point = next((each for each in points if each is not None), None)
    return Mirror(practice.picture, tuple(phrases), lit, step.empty, point)


def cut(words: str, longest: int = LONGEST_PHRASE) -> str:
    """At most `longest` characters on one line, cut at a word's end with "…"."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    head = line[: longest - 1]
    at_word = head.rpartition(" ")[0] if " " in head[longest // 2 :] else head
    return at_word.rstrip(" ,;:.") + "…"


def _phrases(practice: Practice, walk: Walk, place: Place, earlier: list[Phrase]) -> Iterator[Phrase]:
    """The phrases of one line of the mirror; words that an earlier line holds already stand once."""
    where = _where(practice, walk, place.where)
    room = MOST_PHRASES - sum(phrase.shown for phrase in earlier)
    keys = [phrase.key for phrase in earlier]
    for key, written in _written(practice, walk, place.words):
        words = walk.changes.get(key, written)
        if words.is_blank() or key in keys:
            continue
        shown = room > 0 and key not in walk.heavy and not looks_sensitive(words.reveal())
        room -= shown
        yield Phrase(key, place.label, words, SessionText(cut(words.reveal())), where, shown=shown)


def _once(picture: str, phrases: list[Phrase]) -> list[Phrase]:
    """On a line from the first words to the last, words that did not change stand once, where the line ends."""
    if picture != "line":
        return phrases
    last = [_plain(phrase) for phrase in phrases if phrase.where == "to"]
    return [phrase for phrase in phrases if phrase.where != "from" or _plain(phrase) not in last]


def _plain(phrase: Phrase) -> str:
    return " ".join(phrase.words.reveal().split()).casefold()


def _in_path_order(practice: Practice, phrases: list[Phrase]) -> list[Phrase]:
    """An author's order decides which words stand where; they are shown in the order in which they were written."""
    order = {step.name: number for number, step in enumerate(practice.steps)}
    return sorted(phrases, key=lambda phrase: order[phrase.key.partition(":")[0]])


def _written(practice: Practice, walk: Walk, reference: Reference) -> list[tuple[str, SessionText]]:
    for name in reference.steps:
        if name not in walk.trail:
            continue
        spoken = turns(walk, name)
        if spoken:
            return [(phrase_key(name, number), turn.words) for number, turn in enumerate(spoken)]
        held = walk.held.get(name)
        words = held if isinstance(held, SessionText) else words_of(practice, walk, name)
        if words is not None:
            return [(phrase_key(name), words)]
    return [(phrase_key(reference.steps[0]), SessionText(reference.fallback))] if reference.fallback else []


def _where(practice: Practice, walk: Walk, reference: Reference) -> str:
    """A place name; of a step that offers places "nearest first", the place of the choice made there."""
    for name in reference.steps:
        chosen = walk.held.get(name)
        if isinstance(chosen, int) and name in walk.trail:
            return offered(practice.picture)[chosen]
    return reference.fallback


def _is_mark(practice: Practice, place: Place) -> bool:
    return any(practice.step(name).kind is Kind.MARK for name in place.where.steps)


def _point(walk: Walk, place: Place) -> float | None:
    for name in place.where.steps:
        value = walk.held.get(name)
        if isinstance(value, int) and name in walk.trail:
            return value / MARK_HIGHEST
    return None
