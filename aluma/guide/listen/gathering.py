"""What a session comes to, in the visitor's own lines: what came back, what stood against what, what matters.

Keeps: purpose.clarity, voluntary.never-asks

No word is added, turned or left out: each line is a piece of one text exactly as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aluma.guide.listen.hearing import heard
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.listener import Listener
from aluma.guide.safety.danger import tier_of
from aluma.guide.safety.sensitive import looks_sensitive
from aluma.text import SessionText

MOST = 3  # of each relation: a closing, and no list
LONGEST = 90  # characters of a line that is still taken in at once
FEWEST_WORDS = 3
SHORTEST_SHARED = 5  # letters of a word whose return means something
STEM = 5  # letters by which two forms of a word are told to be one
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LINE = re.compile(r"[^.!?…\n]+")
_AGAINST = re.compile(r"[,;:]?\s+(?:but|and yet|yet|although|even though|whereas)\s+", re.IGNORECASE)
WISHES = frozenset({"matters", "wish", "wanted", "long-wished"})  # kinds of `cues.toml`
SUBJECTS = frozenset("i i'm i've i'd i'll my it it's he she they we there the that this part".split())


class Relation(StrEnum):
    """How gathered lines belong together."""

    CAME_BACK = "came-back"
    AGAINST = "against"
    MATTERS = "matters"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Lines of the visitor with their relation, the oldest first.

    `AGAINST` has two, `CAME_BACK` two or more, `MATTERS` one or more: each of these is a wish, a hope or a need.
    """

    relation: Relation
    lines: tuple[SessionText, ...]


def gathered(texts: Sequence[SessionText], listener: Listener) -> tuple[Gathered, ...]:
    """What came back in some texts of one session, oldest first, what stood against what, and what matters.

    A text in which danger is heard gives no line, nor does a line with an address or a number. Where the texts are not
    in the language that the listener knows, what it cannot tell is left out: the answer may be empty.
    """
    before: list[str] = []
    lines: list[tuple[int, str]] = []
    for number, text in enumerate(texts):
        words = text.reveal()
        if not tier_of(words, listener.dangers, before).interrupts:
            lines += [(number, line) for line in _lines(words)]
        before.append(words)
    return (*_came_back(lines, listener.words), *_against(lines), *_matters([line for _, line in lines], listener))


def _lines(text: str) -> Iterator[str]:
    for found in _LINE.findall(text):
        line = found.strip(" ,;:-")
        if len(_WORD.findall(line)) >= FEWEST_WORDS and len(line) <= LONGEST and not looks_sensitive(line):
            yield line


def _came_back(lines: Sequence[tuple[int, str]], known: Lexicon) -> Iterator[Gathered]:
    """Lines of different texts that share a word which says something; no line stands twice."""
    rows: dict[str, list[tuple[int, str]]] = {}
    for number, line in lines:
        for stem in _stems(line, known):
            rows.setdefault(stem, []).append((number, line))
    told: set[str] = set()
    ranked = sorted(rows.values(), key=lambda row: len({number for number, _ in row}), reverse=True)
    for row in ranked:
        fresh = {number: line for number, line in row if line not in told}
        if len(fresh) > 1 and len(told) < MOST * 2:
            told.update(fresh.values())
            yield Gathered(Relation.CAME_BACK, tuple(map(SessionText, list(fresh.values())[:MOST])))


def _stems(line: str, known: Lexicon) -> set[str]:
    words = (word.lower().replace("’", "'") for word in _WORD.findall(line))
    return {word[:STEM] for word in words if len(word) >= SHORTEST_SHARED and _says(word, known)}


def _says(word: str, known: Lexicon) -> bool:
    """Whether it means something by itself: no small word, no form of one ("getting"), nothing like "everyone"."""
    bare = word.removesuffix("ing")
    small = known.hollow | known.adverbs | known.english
    return not (word in small or bare in small or bare[:-1] in small or word.startswith(("every", "some", "any")))


def _against(lines: Sequence[tuple[int, str]]) -> Iterator[Gathered]:
    """The two halves of a line that turns with a "but", where each of them stands by itself."""
    found = [halves for _, line in lines if len(halves := _AGAINST.split(line)) == 2]
    for one, other in [halves for halves in found if all(map(_stands, halves))][-MOST:]:
        yield Gathered(Relation.AGAINST, (SessionText(one), SessionText(other)))


def _matters(lines: Sequence[str], listener: Listener) -> Iterator[Gathered]:
    """The lines, or halves of them, that hold a wish, a hope or a need of the visitor; the latest few."""
    pieces = [half for line in lines for half in _AGAINST.split(line) if _stands(half)]
    found = dict.fromkeys(piece for piece in pieces if _is_wish(piece, listener))
    if found:
        yield Gathered(Relation.MATTERS, tuple(map(SessionText, list(found)[-MOST:])))


def _is_wish(piece: str, listener: Listener) -> bool:
    """Whether a piece speaks of what the visitor wants, surely and of themselves."""
    now = heard(piece, listener.words, listener.cues)
    return any(unit.mine and WISHES & unit.marks for unit in now.units)


def _stands(half: str) -> bool:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(half)]
    return len(words) >= FEWEST_WORDS and words[0] in SUBJECTS
