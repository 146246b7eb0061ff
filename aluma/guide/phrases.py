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

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

WALL = "."
ANY = ""  # stands for a second word where a phrase needs none, or one of too many
FEW = 24  # words of a set that a phrase is looked up by beside its anchor
GAPS = {"~": 2, "~~": 5}
COMMONEST, RARE = 1000, 3  # how much the commonest word and any that is not listed count against an anchor


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
    """The pieces of a phrase in order. `needs`: of each of these sets one word must be there, least common first."""

    pieces: tuple[Piece, ...]
    needs: Needed = ()


Sets = dict[frozenset[str], int]
Named = Mapping[str, tuple[Phrase, ...]]
Costs = Mapping[str, int]
Numbered = Mapping[int, Phrase]
Seconds = Mapping[str, Sequence[tuple[int, str, Phrase, Needed]]]
Anchored = Mapping[str, tuple[frozenset[str], Seconds]]  # by a first word: the second words, and what each anchors


@dataclass(frozen=True, slots=True)
class Book:
    """Phrases by name, the words of each set by its number, and for two words the phrases that they anchor.

    A phrase is anchored by the two rarest of its pieces: without a word of each it cannot be found, nor without one
    of each other that it needs. So a text opens few phrases or none. `always` are those that need no word.
    """

    named: Named
    sets: tuple[frozenset[str], ...]
    anchored: Anchored
    always: Mapping[str, Numbered]
    anchors: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Keeps the first words as a set: two sets meet faster than a set and a mapping."""
        object.__setattr__(self, "anchors", frozenset(self.anchored))

    def read(self, words: Sequence[str | tuple[str, ...]]) -> Reading:
        """A text by its words; a tuple holds spellings that are meant to be the same word.

        No phrase crosses a wall but those that begin or end with one, so a phrase is opened only where one sentence,
        with the walls at both ends, holds all the words that it needs.
        """
        where: dict[str, int] = {}
        opened: dict[str, dict[int, Phrase]] = {name: {**phrases} for name, phrases in self.always.items()}
        sentence = {WALL, ANY}
        bit = 1
        for word in words:
            spellings = (word,) if isinstance(word, str) else word
            for spelling in spellings:
                where[spelling] = where.get(spelling, 0) | bit
                sentence.add(spelling)
            if spellings == (WALL,):
                self._open(sentence, opened)
                sentence = {WALL, ANY}
            bit <<= 1
        self._open(sentence, opened)
        return Reading(self, where, set(where), opened, where.get(WALL, 0), bit - 1, {})

    def _open(self, sentence: set[str], opened: dict[str, dict[int, Phrase]]) -> None:
        """Add the phrases whose needed words all stand in a sentence."""
        for word in self.anchors & sentence:
            words, seconds = self.anchored[word]
            for second in words & sentence:
                for number, name, phrase, others in seconds[second]:
                    for row in others:
                        if row.isdisjoint(sentence):
                            break
                    else:
                        opened.setdefault(name, {})[number] = phrase


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the phrases of a book see it. A result is an integer: bit i is set where a phrase ends with word i.

    `opened` are the phrases whose needed words are there; `masks` fills with the places of a set when one is asked for.
    """

    book: Book
    where: Mapping[str, int]
    present: set[str]
    opened: Mapping[str, Numbered]
    walls: int
    whole: int
    masks: dict[int, int]

    def ends(self, name: str, starts: int | None = None) -> int:
        """The words with which a phrase of that name ends; `starts` are the places where it may begin."""
        opened = self.opened.get(name)
        if not opened:
            return 0
        begin = self.whole if starts is None else starts
        found = 0
        for phrase in opened.values():
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
            after = ((at & self._mask(piece.words)) << 1) if piece.words else 0
            for inner in piece.phrases:
                if not (inner.needs and inner.needs[0].isdisjoint(self.present)):
                    after |= self._after(inner, at)
            at = after | before if piece.optional else after
            if not at:
                break
        return at

    def _mask(self, number: int) -> int:
        """The places of the words of a set."""
        mask = self.masks.get(number)
        if mask is None:
            mask = 0
            for word in self.book.sets[number] & self.present:
                mask |= self.where[word]
            self.masks[number] = mask
        return mask


def places(found: int) -> list[int]:
    """The places of the bits that are set, in order."""
    out = []
    while found:
        low = found & -found
        out.append(low.bit_length() - 1)
        found ^= low
    return out


def compiled(
    groups: Mapping[str, Iterable[str]], common: Iterable[str] = (), inner: Container[str] = frozenset()
) -> Book:
    """A book from lines of content by name. A name may be used in `<…>` by any that come after it in the mapping.

    No phrase is anchored by a word that is `common`, the commonest first, where another piece will do. Names that
    are `inner` stand in others only, and are not looked for by themselves.

    Raises KeyError for a name in `<…>` that did not come before, and ValueError for an empty phrase.
    """
    costs = {word: COMMONEST - place for place, word in enumerate(common)}
    sets: Sets = {}
    named: dict[str, tuple[Phrase, ...]] = {}
    anchored: dict[str, dict[str, list[tuple[int, str, Phrase, Needed]]]] = {}
    always: dict[str, dict[int, Phrase]] = {}
    numbers = count()
    for name, lines in groups.items():
        named[name] = _group(list(lines), named, sets, costs)
        if name in inner:
            continue
        for phrase, number in zip(named[name], numbers, strict=False):
            if not phrase.needs:
                always.setdefault(name, {})[number] = phrase
            first, second = (*phrase.needs[:2], *(frozenset(),) * 2)[:2]
            apart = bool(second) and len(second) <= FEW
            entry = (number, name, phrase, phrase.needs[1 + apart :])
            for word in first:
                for other in second if apart else (ANY,):
                    anchored.setdefault(word, {}).setdefault(other, []).append(entry)
    asked = {name: phrases for name, phrases in named.items() if name not in inner}
    by_word = {word: (frozenset(seconds), seconds) for word, seconds in anchored.items()}
    return Book(asked, (frozenset(), *sets), by_word, always)


def _group(lines: list[str], named: Named, sets: Sets, costs: Costs) -> tuple[Phrase, ...]:
    """Lines of one plain word each become one set; every other line is a phrase of its own."""
    plain = frozenset(line for line in lines if _is_plain(line))
    phrases = [_phrase(line, named, sets, costs) for line in lines if not _is_plain(line)]
    if plain:
        phrases.append(Phrase((Piece(_number(plain, sets)),), (plain,)))
    return tuple(phrases)


def _is_plain(line: str) -> bool:
    return not set(line) & set(" |<>~?_")


def _phrase(line: str, named: Named, sets: Sets, costs: Costs) -> Phrase:
    pieces: list[Piece] = []
    needs: list[frozenset[str]] = []
    gap = 0
    for part in line.split():
        if part in GAPS:
            gap = GAPS[part]
            continue
        optional = part.endswith("?") and part != "?"
        choices = part.rstrip("?").split("|") if optional else part.split("|")
        words = frozenset(each for each in choices if not set(each) & set("<_"))
        inner = [phrase for each in choices if each.startswith("<") for phrase in named[each[1:-1]]]
        spaced = [each.replace("_", " ") for each in choices if "_" in each and "<" not in each]
        inner += [_phrase(each, named, sets, costs) for each in spaced]
        pieces.append(Piece(_number(words, sets) if words else 0, tuple(inner), gap, optional))
        if not optional and all(phrase.needs for phrase in inner):
            needs.append(words.union(*(phrase.needs[0] for phrase in inner)))
        gap = 0
    if not pieces:
        raise ValueError(line)
    needs.sort(key=lambda row: sum(costs.get(word, RARE) for word in row))
    return Phrase(tuple(pieces), tuple(needs))


def _number(words: frozenset[str], sets: Sets) -> int:
    return sets.setdefault(words, len(sets) + 1)
