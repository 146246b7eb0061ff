"""How words of danger are read whatever way they are typed: other letters, spaces between letters, code words, slips.

Keeps: purpose.clarity
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from aluma.guide.phrases import WALL

PIECE = 256  # characters that are folded at once
MOST_FOLDED = 16_000  # twice the longest turn
SHORTEST_NEAR = 6  # a word with fewer letters has too many neighbours that mean something else
FEWEST_SPACED = 4  # "k i l l": so many single letters in a row are one word
_WORD = re.compile(r"[^\W_]+(?:['’*@$!|+][^\W_]+)*|[.!?;\n]+")
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "|": "l", "+": "t"}
)
_DROPPED = str.maketrans("", "", "'’*")
_RUN = re.compile(r"(.)\1\1+")  # three or more; `{2,}` would take three times as long
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


@dataclass(frozen=True, slots=True)
class Spelling:
    """Code words and slips, each with the word that is meant."""

    meant: Mapping[str, str]


def spelling(near: tuple[str, ...], coded: Mapping[str, str]) -> Spelling:
    """The slips of some words (a letter missing, two changed about) and the code words, as one look-up."""
    meant: dict[str, str] = {}
    for word in near:
        for at in range(1, len(word)):
            meant[word[:at] + word[at + 1 :]] = word
            meant[word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]] = word
    meant.update({word: word for word in near})
    return Spelling({word: right for word, right in meant.items() if len(word) >= SHORTEST_NEAR - 1} | dict(coded))


Word = str | tuple[str, ...]  # a word that has one spelling, or the spellings that may be meant


def words_of(text: str, known: Spelling) -> list[Word]:
    """The words of a text in order, with their spellings where there are several; sentence ends are walls."""
    plain = text.lower() if text.isascii() else _folded(text).translate(_INVISIBLE).lower()
    words = _WORD.findall(plain)
    odd = {word for word in words if not word.isalpha() or word in known.meant}
    if _RUN.search(plain):
        odd.update([word for word in set(words) if _RUN.search(word)])
    if not odd:
        return words
    spelled = {word: _spellings(word, known) for word in odd}
    return [spelled.get(word, word) for word in words]


def _folded(text: str) -> str:
    """Letters that look alike made one (NFKC, Unicode Annex 15), piece by piece: one sign can unfold into eighteen.

    What unfolds beyond MOST_FOLDED characters is left out; nobody writes so.
    """
    pieces: list[str] = []
    room = MOST_FOLDED
    for start in range(0, len(text), PIECE):
        pieces.append(unicodedata.normalize("NFKC", text[start : start + PIECE])[:room])
        room -= len(pieces[-1])
        if room <= 0:
            break
    return "".join(pieces)


def drawn_together(words: list[Word], known: Spelling) -> list[Word]:
    """The same with single letters in a row made one word, "k i l l m e": the same list where there are none."""
    if bytes(FEWEST_SPACED * [True]) not in bytes([len(word) == 1 for word in words]):
        return words  # a word with one spelling counts as a letter here, which only sends it on
    shapes = [word if isinstance(word, str) else word[0] for word in words]
    together: list[Word] = []
    run: list[Word] = []
    for word, shape in zip([*words, WALL], [*shapes, WALL], strict=True):
        if len(shape) == 1 and shape.isalnum():
            run.append(word)
            continue
        letters = "".join(each if isinstance(each, str) else each[-1] for each in run)
        together += [_spellings(letters, known)] if len(run) >= FEWEST_SPACED else run
        run = []
        together.append(word)
    return words if len(together) == len(words) + 1 else together


def _spellings(word: str, known: Spelling) -> Word:
    if not word[0].isalnum():
        return WALL
    if word.isalpha() and word not in known.meant and not _RUN.search(word):
        return (word,)
    plain = word.translate(_DROPPED)
    forms = {plain: None}
    if "*" in word:
        forms[word.replace("*", "i").translate(_DROPPED)] = None
    if not plain.isalpha() and not plain.isdigit():
        forms[plain.translate(_LEET)] = None
        forms[plain.replace("1", "l").translate(_LEET)] = None
    for form in list(forms):
        if _RUN.search(form):
            forms[_RUN.sub(r"\1", form)] = None
            forms[_RUN.sub(r"\1\1", form)] = None
    for form in list(forms):
        if form in known.meant:
            forms[known.meant[form]] = None
    return tuple(forms)
