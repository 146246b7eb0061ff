"""Words set into a drawn mirror: broken into lines by an estimate of their width, since no font is asked.

Keeps: purpose.clarity
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from aluma.guide.mirror import Phrase

INK, SOFT, HALO = "#2b2620", "#4f463c", "#f0b877"
WORDS_SIZE, LABEL_SIZE = 26, 16
WORDS_STEP, LABEL_STEP, GAP = 34, 26, 22  # pixels from line to line, and between phrases
SERIF = "Newsreader, 'Iowan Old Style', Palatino, Georgia, serif"
SANS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"


class Line(NamedTuple):
    """A line of a block; `text` is escaped. `step` is its height in pixels, `lit` whether the light rests on it."""

    text: str
    step: int
    label: bool = False
    lit: bool = False


class Block(NamedTuple):
    """Phrases set one under the other."""

    lines: tuple[Line, ...] = ()

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return sum(line.step for line in self.lines)


def block(phrases: Sequence[Phrase], width: int, light: Phrase | None) -> Block:
    """The phrases of one place, broken to a width in pixels; a label that several share stands once."""
    lines: list[Line] = []
    label = ""
    for phrase in phrases:
        lit = light is not None and light.key == phrase.key
        if phrase.label != label:
            label = phrase.label
            lines.append(Line(escape(label), LABEL_STEP, label=True))
        lines += [Line(escape(row), WORDS_STEP, lit=lit) for row in broken(phrase.drawn.reveal(), width)]
        lines.append(Line("", GAP))
    return Block(tuple(lines))


def broken(words: str, width: int) -> list[str]:
    """Words in lines of about `width` pixels; a word longer than a line is broken where the line ends."""
    rows, row = [], ""
    for word in words.split():
        while measure(word) > width:
            head = _head(word, width)
            rows += [row, head] if row else [head]
            row, word = "", word[len(head) :]
        if row and measure(f"{row} {word}") > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    return [*rows, row] if row else rows


def measure(text: str) -> float:
    """About how many pixels a text is wide: a full em for wide characters (Unicode Annex 11), half for others."""
    return sum(_width(each) for each in text) * WORDS_SIZE


def lettered(lines: Block, x: float, y: float) -> Iterator[str]:
    """The SVG text of a block, from `y` down, centred on `x`. `plaintext` gives each line its own direction."""
    for line in lines.lines:
        y += line.step
        if line.lit:
            yield f'<ellipse cx="{x:.0f}" cy="{y - 9:.0f}" rx="190" ry="64" fill="{HALO}" opacity=".16"/>'
        if line.text:
            size, family, ink = (LABEL_SIZE, SANS, SOFT) if line.label else (WORDS_SIZE, SERIF, INK)
            yield (
                f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-size="{size}" font-family="{family}" '
                f'fill="{ink}" style="unicode-bidi:plaintext">{line.text}</text>'
            )


def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5


def _head(word: str, width: int) -> str:
    taken = 0.0
    for count, each in enumerate(word):
        taken += _width(each) * WORDS_SIZE
        if taken > width and count:
            return word[:count]
    return word
