"""What a guide may never say: one guard for authors' lines, for every line of the engine, and for whatever may come.

Keeps: voluntary.never-asks, closing.never-manipulate

What the lists say is content, a file a language; that a list is judged by, and that an address is never echoed in any
language, stands here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aluma.guide.phrases import WALL, Book, compiled
from aluma.guide.safety.sensitive import looks_sensitive


class Never(StrEnum):
    """What a line may not be; `exit` manipulations are the six that De Freitas and others found (2025)."""

    PRIVATE = "private"
    ADVICE = "advice"
    DIAGNOSIS = "diagnosis"
    PROMISE = "promise"
    BLAME = "blame"
    PRAISE = "praise"
    GUILT = "guilt"
    MISSING = "missing"
    IGNORING = "ignoring"
    PRESSURE = "pressure"
    RESTRAINT = "restraint"
    NEEDINESS = "neediness"
    WHY = "why"
    PERSON = "person"
    ECHO = "echo"


ATTRIBUTED = "attributed"  # a sentence that says whose thought it is may repeat it
CONTRACTIONS = "contractions"
SPARED = frozenset({Never.ADVICE, Never.BLAME, Never.PRAISE, Never.PROMISE, Never.DIAGNOSIS})
ASKING, ASKED = "asking", "asked"  # a sentence that asks, and words that are private in one

_TOKEN = re.compile(r"[\w'-]+|[.?!…:;。？！؟]")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|„[^“]*“')
_LINK = re.compile(
    r"\b(?:https?://|www\.)|(?<!\S)@\w{2,40}|\b[\w-]{1,63}\.(?:com|org|net|io|info|de|uk|eu|app)\b", re.I
)
_SPLIT = re.compile(r"(?<=[.?!…。？！؟])\s+")


@dataclass(frozen=True, slots=True)
class Guard:
    """The lists of one language. A language without lists still has an address, a number or a link kept back."""

    book: Book = field(default_factory=lambda: compiled({}))
    contractions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def objections(self, line: str, *, quoting: bool = False) -> tuple[Never, ...]:
        """All that a line may not be, in the order of the table; empty for a line that may be said.

        With `quoting`, what stands in quotation marks is a visitor's own words and is judged as an echo alone.
        """
        said = _QUOTED.sub(" … ", line) if quoting else line
        found = {kind for sentence in _SPLIT.split(said) for kind in self._judged(sentence)}
        if _LINK.search(line) or looks_sensitive(line):
            found.add(Never.ECHO)
        return tuple(kind for kind in Never if kind in found)

    def _judged(self, sentence: str) -> Iterator[Never]:
        reading = self.book.read(list(self._words(sentence)))
        spared = SPARED if reading.found(ATTRIBUTED) else ()
        if reading.found(ASKING) and reading.found(ASKED):
            yield Never.PRIVATE
        yield from (kind for kind in Never if kind not in spared and reading.found(kind.value))

    def _words(self, sentence: str) -> Iterator[str]:
        """The words of a sentence between two walls; a question mark stands as a word before its wall."""
        yield WALL
        for token in _TOKEN.findall(_plain(sentence)):
            if token in "?？؟":
                yield "?"
            yield from (WALL,) if not token[0].isalnum() else self._spelled(token)
        yield WALL

    def _spelled(self, token: str) -> Iterator[str]:
        word = token.strip("'-")
        if word in self.contractions:
            yield from self.contractions[word]
            return
        stem, apostrophe, ending = word.rpartition("'")
        if apostrophe and apostrophe + ending in self.contractions:
            yield from (stem, *self.contractions[apostrophe + ending])
        else:
            yield from (piece for piece in word.replace("'s", "").split("-") if piece)


def _plain(text: str) -> str:
    """One form for what looks the same: small letters, composed signs, one apostrophe."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


def guard(text: str) -> Guard:
    """The guard whose lists a file of content holds. Raises ValueError or KeyError where the file is at fault."""
    groups: dict[str, list[str]] = {}
    name = ""
    for line in (each.strip() for each in _plain(text).splitlines()):
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            groups.setdefault(name, [])
        elif line and not line.startswith("#"):
            groups[name].append(line)
    pairs = (line.partition("=") for line in groups.pop(CONTRACTIONS, []))
    return Guard(compiled(groups), {left.strip(): tuple(right.split()) for left, _, right in pairs})
