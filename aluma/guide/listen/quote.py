"""The first guide: it gives back the visitor's own exact words, and nothing else.

Keeps: purpose.clarity
"""

from __future__ import annotations

import re

from aluma.guide.safety.sensitive import looks_sensitive
from aluma.text import SessionText

MOST_WORDS, FEWEST = 25, 3
PAUSES = (",", ";", ":", "—", "–", "،", "，", "、")
_SENTENCE = re.compile(r"[^.!?…。！？\n]+[.!?…。！？]*")


def reply(words: SessionText) -> SessionText | None:
    """A piece of what was written, unaltered: the last sentence that is short enough or can be cut at a comma.

    None where there is none, or where every piece looks like something that should not be shown again.
    """
    pieces = [piece.strip() for piece in _SENTENCE.findall(words.reveal()) if piece.strip()]
    for piece in reversed(pieces):
        if looks_sensitive(piece):
            continue
        shown = piece if len(piece.split()) <= MOST_WORDS else _end(piece.split())
        if shown:
            return SessionText(shown)
    return None


def _end(spoken: list[str]) -> str:
    """The end of a long sentence from a comma on, "" where none is near: a cut elsewhere could lose a "not"."""
    last = spoken[-MOST_WORDS:]
    begins = next((at + 1 for at, word in enumerate(last[:-FEWEST]) if word.endswith(PAUSES)), 0)
    return "… " + " ".join(last[begins:]) if begins else ""
