"""Counts the weights of the signs of danger from the project's own lists, and writes them as content.

    python -m eval.weigh           writes weights.toml
    python -m eval.weigh --apart   writes nothing: each seventh of the lists, weighed by what the six others teach

The same lists give the same weights. A sign is worth how much oftener it stands in statements of danger than in
others (Wang and Manning, "Baselines and bigrams", 2012), by as much as a linear support vector machine lets it count
(Hsieh and others, "A dual coordinate descent method for large-scale linear SVM", 2008, algorithm 1 with squared loss).
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from random import Random
from textwrap import fill
from typing import NamedTuple

from aluma.guide.safety.spelling import Spelling, spelling, words_of
from aluma.guide.safety.weighing import plainly, signs_of
from eval.lists import AGES

HERE = Path(__file__).parent
LISTEN = HERE.parent / "aluma" / "content" / "en" / "listen"
FEWEST = 3  # statements in which a sign stands, or it is chance
STRENGTH = 0.02  # how far one statement may pull the weights
ROUNDS = 25
STEP, SMALLEST = 0.005, 0.0125  # to which weights are rounded; what weighs less than the smallest is left out
ALONE = 0.3  # the most that a single word weighs: it is the company of words that tells
# What each word takes away; what weighs less is innocent, more is danger, and more even where distress was explained.
# All four were chosen on lists apart.
LIMITS = {"pace": 0.008, "innocent": -0.5, "danger": 0.0, "grave": 0.6}
PARTS = 7
WIDTH = 120
ORDINARY = ("turns.tsv", "sentences.txt")  # what people say who are in no danger
HEAD = """\
# What small signs of danger weigh in English, counted by `python -m eval.weigh`: change the lists in eval/, not this
# file. How a sign is written is told in aluma/guide/safety/weighing.py. What weighs more than `danger` is danger.
"""


class Statement(NamedTuple):
    """The part of the lists that it belongs to, whether it is one of danger, its signs and how many words it has."""

    part: int
    danger: bool
    signs: Counter[str]
    words: int


def main(arguments: list[str]) -> None:
    """Writes the weights, or tells what they find apart."""
    rows = list(statements())
    if arguments:
        apart = _apart(rows)
        for danger in (True, False):
            heavy = [weight > LIMITS["danger"] for each, weight in apart if each.danger is danger]
            print(f"{'danger' if danger else 'everyday'}, apart: {sum(heavy)} of {len(heavy)} weigh as danger")
    else:
        start, signs = counted(rows)
        (LISTEN / "weights.toml").write_text(_written(start, signs), "utf-8")
        print(f"{len(signs)} signs")


def statements() -> Iterator[Statement]:
    """All lists, one part after the other; what is in no list is dealt out to all parts."""
    content = tomllib.loads((LISTEN / "danger.toml").read_text("utf-8"))["spelling"]
    known = spelling(tuple(content["near"]), content["coded"])
    for part, age in enumerate(AGES):
        for kind in ("danger", "everyday"):
            for words in _read(f"{kind}{age}.tsv", known):
                yield Statement(part % PARTS, kind == "danger", Counter(signs_of(words)), len(words))
    for number, words in enumerate(words for name in ORDINARY for words in _read(name, known)):
        yield Statement(number % PARTS, False, Counter(signs_of(words)), len(words))


def _read(name: str, known: Spelling) -> Iterator[list[str]]:
    """The words of each line of a list."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        yield plainly(words_of(line.rpartition("\t")[2], known))


def _apart(rows: Sequence[Statement]) -> list[tuple[Statement, float]]:
    """What each statement weighs by the others, those of its own part left out."""
    weighed = []
    for part in range(PARTS):
        start, signs = counted([each for each in rows if each.part != part])
        for each in rows:
            if each.part == part:
                weight = sum(signs.get(sign, 0.0) * often for sign, often in each.signs.items())
                weighed.append((each, start + weight - LIMITS["pace"] * each.words))
    return weighed


def counted(rows: Sequence[Statement]) -> tuple[float, Mapping[str, float]]:
    """What every text weighs before its first sign, and what each sign does."""
    worth = _worth(rows)
    ours = {sign: place for place, sign in enumerate(worth)}
    scale = list(worth.values())
    known = [
        [(ours[sign], often * scale[ours[sign]]) for sign, often in each.signs.items() if sign in ours] for each in rows
    ]
    start, found = _parted(known, [each.danger for each in rows], len(scale))
    weighs = {sign: found[place] * scale[place] for sign, place in ours.items()}
    held = {sign: weight if " " in sign else max(-ALONE, min(ALONE, weight)) for sign, weight in weighs.items()}
    rounded = {sign: round(weight / STEP) * STEP for sign, weight in held.items()}
    return start, {sign: weight for sign, weight in rounded.items() if abs(weight) > SMALLEST}


def _worth(rows: Sequence[Statement]) -> Mapping[str, float]:
    """The logarithm of how much oftener a sign stands in statements of danger than in others."""
    stands = {
        danger: Counter(sign for each in rows if each.danger is danger for sign in each.signs)
        for danger in (True, False)
    }
    known = [sign for sign, often in (stands[True] + stands[False]).items() if often >= FEWEST]
    total = {danger: sum(counted[sign] + 1 for sign in known) for danger, counted in stands.items()}
    return {
        sign: log((stands[True][sign] + 1) / total[True]) - log((stands[False][sign] + 1) / total[False])
        for sign in sorted(known)
    }


def _parted(
    rows: Sequence[Sequence[tuple[int, float]]], danger: Sequence[bool], size: int
) -> tuple[float, list[float]]:
    """The flat border that best parts the rows, by dual coordinate descent: its offset, and its slope by place."""
    share = sum(danger) / len(danger)
    sides = [1.0 if each else -1.0 for each in danger]
    give = [(share if each else 1 - share) / STRENGTH for each in danger]  # both sides pull alike
    across = [1.0 + sum(value * value for _, value in row) + more for row, more in zip(rows, give, strict=True)]
    pull, slope, offset = [0.0] * len(rows), [0.0] * size, 0.0
    order, dice = list(range(len(rows))), Random(1)
    for _ in range(ROUNDS):
        dice.shuffle(order)
        for at in order:
            side, row, held = sides[at], rows[at], pull[at]
            height = side * (offset + sum([slope[place] * value for place, value in row])) - 1 + give[at] * held
            pull[at] = max(held - height / across[at], 0.0)
            change = (pull[at] - held) * side
            if change:
                offset += change
                for place, value in row:
                    slope[place] += change * value
    return offset, slope


def _written(start: float, signs: Mapping[str, float]) -> str:
    alike: defaultdict[float, list[str]] = defaultdict(list)
    for sign, weight in sorted(signs.items()):
        alike[weight].append(sign)
    lines = [HEAD, f"start = {start:.3f}", *(f"{name} = {limit}" for name, limit in LIMITS.items()), "", "[signs]"]
    rows = [
        f'"{weight:.3f}" = """\n{fill(", ".join(alike[weight]), WIDTH)}"""' for weight in sorted(alike, reverse=True)
    ]
    return "\n".join([*lines, *rows]) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
