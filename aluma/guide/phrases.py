"""Finds phrases in a text, all places at once: a bit-parallel matcher that no input can make slow.

Keeps: purpose.clarity

A text is words; each set of words becomes an integer whose bit i says that word i is in the set. A phrase is a row of
sets, and is followed by shifting (the Shift-And method, Baeza-Yates and Gonnet 1992), so time is bounded by the
number of phrases and the length of the text, whatever stands in it.

How a phrase is written stands in `phrasing`. A `.` among the words of a text is a wall that no gap crosses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from aluma.guide.phrasing import WALL as WALL
from aluma.guide.phrasing import Making, Needed, Phrase, costs

ANY = ""  # stands for a second word where a phrase needs none, or one of too many
FEW = 24  # words of a set that a phrase is looked up by beside its anchor

Named = Mapping[str, tuple[Phrase, ...]]
Numbered = Mapping[int, Phrase]
Seconds = Mapping[str, Sequence[tuple[int, str, Phrase, Needed]]]
Anchored = Mapping[str, tuple[frozenset[str], Seconds]]  # by a first word: the second words, and what each anchors


@dataclass(frozen=True, slots=True)
class Book:
    """Phrases by name, the words of each set by its number, and for two words the phrases that they anchor.

    A phrase is anchored by the two rarest of its pieces: without a word of each it cannot be found, nor without one
    of each other that it needs. So a text opens few phrases or none. `always` are those that need no word. `asked` are,
    by names that are looked for when they are asked for, those of their phrases that need one word: no text opens them.
    """

    named: Named
    sets: tuple[frozenset[str], ...]
    anchored: Anchored
    always: Mapping[str, Numbered]
    asked: Named

    def read(self, words: Sequence[str | tuple[str, ...]]) -> Reading:
        """A text by its words; a tuple holds spellings that are meant to be the same word.

        A phrase is opened only where one sentence, with the walls at both ends, holds all the words that it needs. The
        words that a phrase needs stand on one side of any wall in it.
        """
        where: dict[str, int] = {}
        opened: dict[str, dict[int, Phrase]] = defaultdict(dict, {name: {**each} for name, each in self.always.items()})
        sentence = {WALL, ANY}
        bit = 1
        for word in words:
            if isinstance(word, str):
                where[word] = where.get(word, 0) | bit
                sentence.add(word)
            else:
                for spelling in word:
                    where[spelling] = where.get(spelling, 0) | bit
                sentence.update(word)
            if word == WALL:
                self._open(sentence, opened)
                sentence = {WALL, ANY}
            bit <<= 1
        self._open(sentence, opened)
        walls, whole = where.get(WALL, 0), bit - 1
        return Reading(self, where, set(where), opened, walls, whole, whole & ~walls, {})

    def _open(self, sentence: set[str], opened: dict[str, dict[int, Phrase]]) -> None:
        """Add the phrases whose needed words all stand in a sentence."""
        for word in sentence:
            anchored = self.anchored.get(word)
            if anchored is None or anchored[0].isdisjoint(sentence):
                continue
            words, seconds = anchored
            for second in words & sentence:
                for number, name, phrase, others in seconds[second]:
                    for row in others:
                        if row.isdisjoint(sentence):
                            break
                    else:
                        opened[name][number] = phrase


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the phrases of a book see it. A result is an integer: bit i is set where a phrase ends with word i.

    `opened` are the phrases whose needed words are there; `inside` are the words that are no wall; `masks` fills with
    the places of a set when one is asked for.
    """

    book: Book
    where: Mapping[str, int]
    present: set[str]
    opened: Mapping[str, Numbered]
    walls: int
    whole: int
    inside: int
    masks: dict[int, int]

    def ends(self, name: str, starts: int | None = None) -> int:
        """The words with which a phrase of that name ends; `starts` are the places where it may begin."""
        opened, asked = self.opened.get(name), self.book.asked.get(name, ())
        begin = self.whole if starts is None else starts
        found = 0
        for phrase in (*opened.values(), *asked) if opened else asked:
            found |= self._after(phrase, begin)
        return (found >> 1) & self.whole

    def found(self, name: str) -> bool:
        """Whether a phrase of that name stands anywhere."""
        return self.ends(name) != 0

    def _after(self, phrase: Phrase, at: int) -> int:
        for piece in phrase.pieces:
            before = at
            for _ in range(piece.gap):
                at |= (at & self.inside) << 1
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
    groups: Mapping[str, Iterable[str]],
    common: Iterable[str] = (),
    inner: Container[str] = frozenset(),
    asked: Container[str] = frozenset(),
) -> Book:
    """A book from lines of content by name. A name may be used in `<…>` by any that come after it in the mapping.

    No phrase is anchored by a word that is `common`, the commonest first, where another piece will do. Names that
    are `inner` stand in others only, and are not looked for by themselves. Those that are `asked` are looked for when
    they are asked for, as far as one word is all that they need.

    Raises KeyError for a name in `<…>` that did not come before, and ValueError for an empty phrase.
    """
    making = Making(costs(common))
    anchored: dict[str, dict[str, list[tuple[int, str, Phrase, Needed]]]] = {}
    always: dict[str, dict[int, Phrase]] = {}
    numbers = count()
    for name, lines in groups.items():
        making.named[name] = making.group(list(lines))
        opened = [phrase for phrase in making.named[name] if not (name in asked and len(phrase.needs) == 1)]
        for phrase, number in zip(opened if name not in inner else (), numbers, strict=False):
            if not phrase.needs:
                always.setdefault(name, {})[number] = phrase
            first, second = (*phrase.needs[:2], *(frozenset(),) * 2)[:2]
            apart = bool(second) and len(second) <= FEW
            entry = (number, name, phrase, phrase.needs[1 + apart :])
            for word in first:
                for other in second if apart else (ANY,):
                    anchored.setdefault(word, {}).setdefault(other, []).append(entry)
    named = {name: phrases for name, phrases in making.named.items() if name not in inner}
    return Book(
        named,
        (frozenset(), *making.numbers),
        {word: (making.once(seconds), seconds) for word, seconds in anchored.items()},
        always,
        {name: tuple([each for each in named[name] if len(each.needs) == 1]) for name in named if name in asked},
    )
