"""How easily a text reads: its sentences, and Flesch's reading ease.

Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948): 206.835 less 1.015 x words a sentence
less 84.6 x syllables a word; 60 to 70 is plain English. Syllables are counted as groups of vowels, less a silent e.
"""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.?!:])\s+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """The sentences of a plain text; a line ends one, as does a full stop or a colon."""
    lines = (line.removeprefix("- ").strip() for line in text.split("\n"))
    return [each for line in lines for each in _END.split(line) if _WORD.search(each)]


def words(sentence: str) -> list[str]:
    """The words of a sentence."""
    return _WORD.findall(sentence)


def ease(text: str) -> float:
    """Flesch's reading ease of an English text; higher is easier."""
    said = [words(each) for each in sentences(text)]
    count = sum(len(each) for each in said)
    syllables = sum(_syllables(word) for each in said for word in each)
    return 206.835 - 1.015 * count / len(said) - 84.6 * syllables / count


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
