"""How a phrase is written in content files, and what a line of it becomes.

Words stand apart by spaces; `a|b` are alternatives; `a_b` is two words as one alternative; `<name>` a set of words or
phrases; `word?` may be missing; `~` is up to two words between, `~~` up to five. `.` is a wall, where a sentence ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

WALL = "."
GAPS = {"~": 2, "~~": 5}
COMMONEST, RARE = 1000.0, 1.0  # how common the commonest word is taken to be, and any that is not listed


@dataclass(frozen=True, slots=True)
class Piece:
    """One place of a phrase: its words (a number in the book's table of sets), other phrases, what may come before."""

    words: int
    phrases: tuple[Phrase, ...] = ()
    gap: int = 0
    optional: bool = False


Needed = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The pieces of a phrase in order. `walled`: whether a wall may stand in it.

    `needs`: of each of these sets one word must be there, all of them in one sentence, least common first.
    """

    pieces: tuple[Piece, ...]
    needs: Needed = ()
    walled: bool = False


def costs(common: Iterable[str]) -> Mapping[str, float]:
    """How common each of some words is, the commonest first: the second is half as common as the first (Zipf 1949)."""
    return {word: COMMONEST / place for place, word in enumerate(common, 1)}


def commonness(words: Iterable[str], known: Mapping[str, float]) -> float:
    """How common it is that one of these words stands in a text."""
    return sum(known.get(word, RARE) for word in words)


@dataclass(frozen=True, slots=True)
class Making:
    """A book while it is made. Words and sets that are alike are kept once: the less memory, the quicker it is read."""

    costs: Mapping[str, float]
    named: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)
    numbers: dict[frozenset[str], int] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    _rows: dict[frozenset[str], frozenset[str]] = field(default_factory=dict)

    def group(self, lines: list[str]) -> tuple[Phrase, ...]:
        """Lines of one plain word each become one set; every other line is a phrase of its own."""
        plain = self.once(line for line in lines if _is_plain(line))
        phrases = [self.phrase(line) for line in lines if not _is_plain(line)]
        if plain:
            phrases.append(Phrase((Piece(self.number(plain)),), (plain,), WALL in plain))
        return tuple(phrases)

    def phrase(self, line: str) -> Phrase:
        """A line. Raises KeyError for a name that did not come before, and ValueError for an empty line."""
        pieces: list[Piece] = []
        needs: list[frozenset[str]] = []
        gap, walled, whole = 0, False, False
        for part in line.split():
            if part in GAPS:
                gap = GAPS[part]
                continue
            optional = part.endswith("?") and part != "?"
            choices = part.rstrip("?").split("|") if optional else part.split("|")
            words = self.once(each for each in choices if not set(each) & set("<_"))
            inner = [phrase for each in choices if each.startswith("<") for phrase in self.named[each[1:-1]]]
            spaced = [each.replace("_", " ") for each in choices if "_" in each and "<" not in each]
            inner += [self.phrase(each) for each in spaced]
            pieces.append(Piece(self.number(words), tuple(inner), gap, optional))
            gap = 0
            if WALL in words or any(phrase.walled for phrase in inner):
                walled, whole = True, bool(needs)  # what is needed stands on one side of a wall
            elif not (optional or whole) and all(phrase.needs for phrase in inner):
                needs.append(self.once(words.union(*(phrase.needs[0] for phrase in inner))))
        if not pieces:
            raise ValueError(line)
        return Phrase(tuple(pieces), tuple(sorted(needs, key=lambda row: commonness(row, self.costs))), walled)

    def once(self, words: Iterable[str]) -> frozenset[str]:
        """The set of those words."""
        row = frozenset([self._words.setdefault(word, word) for word in words])
        return self._rows.setdefault(row, row)

    def number(self, row: frozenset[str]) -> int:
        """The number of a set in the book; 0 is the empty one's."""
        return self.numbers.setdefault(row, len(self.numbers) + 1) if row else 0


def _is_plain(line: str) -> bool:
    return not set(line) & set(" |<>~?_")
