"""Words that stand nowhere but where they were planted, in four varieties, all carrying the marker of their run.

Keeps: session.not-kept

A canary is `qxzj` + a letter of its own, six times over, and `qxzj` once more (the four letters are drawn anew for each
run). The marker is the same in every canary, so one search finds what is left of any of them; the letters between tell
which it was. A unit is five to eight bytes in UTF-8, so every 12 bytes in a row hold the whole marker. The letters
decide how an interpreter keeps the text: one byte a character (Latin), two (Hebrew) or four (an emoji before it, and
symbols that lie where emoji do).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

UNITS = 6  # 16^6 words at least for each variety
# No language puts these side by side. It matters: 12 bytes of UTF-32 are three letters, and "the" is everywhere.
MARKER_LETTERS = "jkqvxz"
_FAR = 5
# Runs of symbols that share all bytes but the last in every encoding; one is drawn for each marker. They are kept as
# emoji are, four bytes each, and nobody types them: one emoji in percent-encoding is 12 bytes, which count as a piece.
_SYMBOL_RUNS = (0x1F700, 0x1F740, 0x1F780, 0x1F800, 0x1FA00)
_SYMBOLS = 64


@dataclass(frozen=True, slots=True)
class Variety:
    """A kind of text. `letters` are those between the markers; `prose` is a sentence of the same script before it."""

    name: str
    letters: str
    prose: str


@dataclass(frozen=True, slots=True)
class Marker:
    """What all canaries of a run share: the marker, in lower case so that it outlives lowering, and the varieties."""

    text: str
    varieties: tuple[Variety, ...]

    def unit(self, letter: str) -> str:
        """One turn of the pattern."""
        return self.text + letter


@dataclass(frozen=True, slots=True)
class Canary:
    """A planted word: its text, its variety, and where it was planted (in words, for a report)."""

    word: str
    variety: Variety
    where: str

    @property
    def typed(self) -> str:
        """What a visitor types: a sentence of the same script, and the word."""
        return f"{self.variety.prose} {self.word}"


def new_marker() -> Marker:
    """A marker drawn at random: four consonants far from each other in the alphabet, and a run of symbols."""
    while not _is_odd(text := "".join(secrets.choice(MARKER_LETTERS) for _ in range(4))):
        pass
    start = secrets.choice(_SYMBOL_RUNS)
    symbols = "".join(chr(start + place) for place in range(_SYMBOLS))
    return Marker(
        text,
        (
            Variety("plain", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "It was a long and quiet morning,"),
            Variety("accented", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ", "Un après-midi très long, déjà passé,"),
            Variety("other script", "אבגדהוזחטיכלמנסעפצקרשת", "היה בוקר ארוך ושקט,"),
            Variety("emoji", symbols, "Something like weather 🌦 in the chest,"),
        ),
    )


def _is_odd(text: str) -> bool:
    """Whether no two neighbours are close: tables of characters, which any program has in memory, go step by step."""
    steps = [abs(ord(one) - ord(other)) for one, other in zip(text, text[1:] + text[:1], strict=True)]
    return min(steps) >= _FAR and len(set(text)) == len(text)


class Canaries:
    """Makes canaries and remembers them: each is unique within its run."""

    def __init__(self, marker: Marker) -> None:
        self.marker = marker
        self._made: dict[str, Canary] = {}

    def new(self, where: str) -> Canary:
        """A canary of the next variety."""
        variety = self.marker.varieties[len(self._made) % len(self.marker.varieties)]
        while (word := self._draw(variety)) in self._made:
            pass
        self._made[word] = Canary(word, variety, where)
        return self._made[word]

    def __iter__(self) -> Iterator[Canary]:
        return iter(list(self._made.values()))

    def __len__(self) -> int:
        return len(self._made)

    def _draw(self, variety: Variety) -> str:
        return "".join(self.marker.unit(secrets.choice(variety.letters)) for _ in range(UNITS)) + self.marker.text
