"""Whether a text is in the language that the listener knows: by its small words. In doubt it is not."""

from __future__ import annotations

import re

from aluma.guide.listen.lexicon import Lexicon

ENOUGH = 0.22  # share of known words in a text of some length
SHORT = 4  # words below which one known word is enough
LOOKED_AT = 150
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_english(text: str, known: Lexicon) -> bool:
    """Whether its words are English ones. A text without a word counts as English: there is nothing to misread."""
    words = [word.replace("’", "'") for word in _WORD.findall(text[: LOOKED_AT * 8].lower())][:LOOKED_AT]
    if not words:
        return True
    if sum(not word.isascii() for word in words) * 3 > len(words):
        return False
    ours = sum(word in known.english or word in known.typing or word in known.finite for word in words)
    theirs = sum(word in known.foreign for word in words)
    if len(words) < SHORT:
        return theirs == 0 or ours > theirs
    return ours / len(words) >= ENOUGH and ours > theirs
