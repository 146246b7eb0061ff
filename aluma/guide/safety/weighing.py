"""Danger that no phrase holds and many small signs tell together: each has a weight, and the sum of a text is weighed.

Keeps: purpose.clarity

A sign is a word, two or three in a row, or two with one between them (`kill ~ myself`); `.` is where a sentence begins
or ends. The weights are content (`weights.toml`), counted by `python -m eval.weigh` from lists of statements that were
written for it (decision 36). Whoever asks why a text weighs what it does can add them up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from aluma.guide.phrasing import WALL
from aluma.guide.safety.spelling import Word

APART = "~"
FAR = 3  # times as light as innocent
FEWEST = 4  # words; fewer say too little to be weighed
STRETCH = 120  # words: a longer text is weighed by its stretches, for danger thins out in many words
STEP = 60  # words from the beginning of a stretch to that of the next

NONE = ""  # no word
NOTHING: Mapping[str, float] = {}
Rows = Mapping[str, float]
# What a word weighs alone, with the next (and with the next two), with the next but one.
Signs = tuple[float, Mapping[str, tuple[float, Rows]], Rows]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word weighs, and with the next, with the next two, with the next but one.

    A text begins at `start`, and every word takes `pace` away, or long texts would weigh much by mere length. What
    weighs more than `danger` is danger; where distress was heard and explained, only what weighs more than `grave`.
    In a sentence that weighs less than `innocent` a phrase of danger is taken for something else.
    """

    signs: Mapping[str, Signs]
    start: float
    pace: float
    innocent: float
    danger: float
    grave: float

    def weighed(self, words: Sequence[Word]) -> Weighed:
        """A text on the scales."""
        plain = plainly(words)
        row = [WALL, *plain, WALL, NONE, NONE]
        sums, total, signs = [0.0], 0.0, self.signs.get
        for word, after, next_but_one in zip(row, row[1:], row[2:], strict=False):
            found = signs(word)
            if found is not None:
                alone, pairs, apart = found
                total += alone
                if after in pairs:
                    pair, rows = pairs[after]
                    total += pair
                    if next_but_one in rows:
                        total += rows[next_but_one]
                if next_but_one in apart:
                    total += apart[next_but_one]
            sums.append(total)
        return Weighed(plain, sums, self)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The words of a text, and what they weigh from the first up to each place, the walls at both ends counted."""

    words: Sequence[str]
    sums: Sequence[float]
    scales: Weights

    @property
    def heaviest(self) -> float:
        """What the text weighs, or its heaviest stretch."""
        length = len(self.words)
        if length < FEWEST:
            return self.scales.start
        if length <= STRETCH:
            return self._between(0, length)
        return max(self._between(at, min(at + STRETCH, length)) for at in range(0, length - STEP, STEP))

    @property
    def innocent(self) -> int:
        """The words of the sentences that weigh less than is innocent, where the whole text does: bit i for word i.

        In a text that is far from danger, those that do not weigh as danger by themselves.
        """
        heaviest, scales = self.heaviest, self.scales
        if heaviest >= scales.innocent:
            return 0
        limit = scales.danger if heaviest < FAR * scales.innocent else scales.innocent
        found = begun = 0
        for at, word in enumerate([*self.words, WALL]):
            if word == WALL:
                if self._between(begun, at) < limit:
                    found |= (1 << at) - (1 << begun)
                begun = at + 1
        return found

    def _between(self, begin: int, end: int) -> float:
        """What the words of some places weigh, with the walls around them."""
        weight = self.sums[end + 2] - self.sums[begin]
        return self.scales.start + weight - self.scales.pace * (end - begin)


def plainly(words: Sequence[Word]) -> list[str]:
    """The words of a text in one spelling each, the one that is meant; no wall stands at its end."""
    plain = [word if isinstance(word, str) else word[-1] for word in words]
    while plain and plain[-1] == WALL:
        plain.pop()
    return plain


def signs_of(words: Sequence[str]) -> Iterator[str]:
    """Every sign in some words, as it is written in the content: what is counted before it has a weight."""
    row = [WALL, *words, WALL]
    yield from row
    yield from map(" ".join, pairwise(row))
    yield from map(" ".join, zip(row, row[1:], row[2:], strict=False))
    yield from (f"{one} {APART} {other}" for one, other in zip(row, row[2:], strict=False))


def weights(content: Mapping[str, Any]) -> Weights:
    """The value of a `weights.toml`: signs under their weights. Raises KeyError or ValueError where it is amiss."""
    words = dict[str, float]()
    pairs = defaultdict[str, dict[str, float]](dict)
    rows = defaultdict[tuple[str, str], dict[str, float]](dict)
    apart = defaultdict[str, dict[str, float]](dict)
    once = dict[str, str]().setdefault  # words that are alike are kept once: the less memory, the quicker it is read
    for name, written in content["signs"].items():
        weight = float(name)
        for sign in written.split(","):
            match [once(word, word) for word in sign.split()]:
                case [word]:
                    words[word] = weight
                case [one, other]:
                    pairs[one][other] = weight
                case [one, "~", other]:
                    apart[one][other] = weight
                case [one, middle, other]:
                    rows[one, middle][other] = weight
                    pairs[one].setdefault(middle, 0.0)
                case _:
                    raise ValueError(sign)
    signs = {
        word: (
            words.get(word, 0.0),
            {other: (weight, rows.get((word, other), NOTHING)) for other, weight in pairs.get(word, NOTHING).items()},
            apart.get(word, NOTHING),
        )
        for word in {*words, *pairs, *apart}
    }
    limits = (float(content[name]) for name in ("start", "pace", "innocent", "danger", "grave"))
    return Weights(signs, *limits)
