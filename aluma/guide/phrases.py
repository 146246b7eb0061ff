"""Finds phrases in a text, all places at once: a bit-parallel matcher that no input can make slow.

Keeps: purpose.clarity

A text is words; each set of words becomes an integer whose bit i says that word i is in the set. A phrase is a row of
sets, and is followed by shifting (the Shift-And method, Baeza-Yates and Gonnet 1992), so time is bounded by the
number of phrases and the length of the text, whatever stands in it.

The form of a phrase, in content files: words apart by spaces; `a|b` alternatives; `a_b` two words as one alternative;
`<name>` a set of words or phrases; `word?` may be missing; `~` up to two words between, `~~` up to five. A `.` among
the words of a text is a wall that no gap crosses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

WALL = "."
GAPS = {"~": 2, "~~": 5}


@dataclass(frozen=True, slots=True)
class Piece:
    """One place of a phrase: its words (a number in the book's table of sets), other phrases, what may come before."""

    words: int
    phrases: tuple[Phrase, ...] = ()
    gap: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The pieces of a phrase in order. Bit n of `needs` is set for a set of words without which it cannot be found."""

    pieces: tuple[Piece, ...]
    needs: int


Sets = dict[frozenset[str], int]
Named = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Book:
    """Phrases by name, and for each word the sets that it is in."""

    named: Named
    sets_of: Mapping[str, tuple[int, ...]]
    sets: int

    def read(self, words: Sequence[str | tuple[str, ...]]) -> Reading:
        """A text by its words; a tuple holds spellings that are meant to be the same word."""
        where: dict[str, int] = {}
        for place, word in enumerate(words):
            bit = 1 << place
            for spelling in (word,) if isinstance(word, str) else word:
                where[spelling] = where.get(spelling, 0) | bit
        masks = [0] * self.sets
        present = 0
        for spelling, bits in where.items():
            for number in self.sets_of.get(spelling, ()):
                masks[number] |= bits
                present |= 1 << number
        return Reading(self, tuple(masks), where.get(WALL, 0), (1 << len(words)) - 1, present)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the phrases of a book see it. A result is an integer: bit i is set where a phrase ends with word i."""

    book: Book
    masks: tuple[int, ...]
    walls: int
    whole: int
    present: int

    def ends(self, name: str, starts: int | None = None) -> int:
        """The words with which a phrase of that name ends; `starts` are the places where it may begin."""
        begin = self.whole if starts is None else starts
        found = 0
        absent = ~self.present
        for phrase in self.book.named.get(name, ()):
            if not phrase.needs & absent:
                found |= self._after(phrase, begin)
        return (found >> 1) & self.whole

    def found(self, name: str) -> bool:
        """Whether a phrase of that name stands anywhere."""
        return self.ends(name) != 0

    def _after(self, phrase: Phrase, at: int) -> int:
        for piece in phrase.pieces:
            before = at
            for _ in range(piece.gap):
                at |= (at & ~self.walls & self.whole) << 1
            after = ((at & self.masks[piece.words]) << 1) if piece.words else 0
            for inner in piece.phrases:
                if not inner.needs & ~self.present:
                    after |= self._after(inner, at)
            at = after | before if piece.optional else after
            if not at:
                break
        return at


def places(found: int) -> list[int]:
    """The places of the bits that are set, in order."""
    out = []
    while found:
        low = found & -found
        out.append(low.bit_length() - 1)
        found ^= low
    return out


def compiled(groups: Mapping[str, Iterable[str]]) -> Book:
    """A book from lines of content by name. A name may be used in `<…>` by any that come after it in the mapping.

    Raises KeyError for a name in `<…>` that did not come before, and ValueError for an empty phrase.
    """
    sets: Sets = {}
    named: dict[str, tuple[Phrase, ...]] = {}
    for name, lines in groups.items():
        named[name] = _group(list(lines), named, sets)
    sets_of: dict[str, list[int]] = {}
    for words, number in sets.items():
        for word in words:
            sets_of.setdefault(word, []).append(number)
    return Book(named, {word: tuple(numbers) for word, numbers in sets_of.items()}, len(sets) + 1)


def _group(lines: list[str], named: Named, sets: Sets) -> tuple[Phrase, ...]:
    """Lines of one plain word each become one set; every other line is a phrase of its own."""
    plain = frozenset(line for line in lines if _is_plain(line))
    phrases = [_phrase(line, named, sets) for line in lines if not _is_plain(line)]
    if plain:
        phrases.append(_made([Piece(_number(plain, sets))]))
    return tuple(phrases)


def _is_plain(line: str) -> bool:
    return not set(line) & set(" |<>~?_")


def _phrase(line: str, named: Named, sets: Sets) -> Phrase:
    pieces: list[Piece] = []
    gap = 0
    for part in line.split():
        if part in GAPS:
            gap = GAPS[part]
            continue
        optional = part.endswith("?") and part != "?"
        choices = part.rstrip("?").split("|") if optional else part.split("|")
        words = frozenset(each for each in choices if not set(each) & set("<_"))
        inner = [phrase for each in choices if each.startswith("<") for phrase in named[each[1:-1]]]
        inner += [_phrase(each.replace("_", " "), named, sets) for each in choices if "_" in each and "<" not in each]
        pieces.append(Piece(_number(words, sets) if words else 0, tuple(inner), gap, optional))
        gap = 0
    if not pieces:
        raise ValueError(line)
    return _made(pieces)


def _made(pieces: list[Piece]) -> Phrase:
    needs = 0
    for piece in pieces:
        if piece.words and not piece.phrases and not piece.optional:
            needs |= 1 << piece.words
    return Phrase(tuple(pieces), needs)


def _number(words: frozenset[str], sets: Sets) -> int:
    return sets.setdefault(words, len(sets) + 1)
