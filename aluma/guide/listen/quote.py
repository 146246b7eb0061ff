"""The first guide: it gives back the visitor's own exact words, and nothing else.

Keeps: purpose.clarity
"""

from __future__ import annotations

import re

from aluma.guide.safety.sensitive import looks_sensitive
from aluma.text import SessionText

MOST_WORDS = 25
_SENTENCE = re.compile(r"[^.!?…。！？\n]+[.!?…。！？]*")


def reply(words: SessionText) -> SessionText | None:
    """A piece of what was written, unaltered: the last whole sentence that is short enough, else the last words.

    None where every piece looks like something that should not be shown again.
    """
    pieces = [piece.strip() for piece in _SENTENCE.findall(words.reveal()) if piece.strip()]
    for piece in reversed(pieces):
        if looks_sensitive(piece):
            continue
        spoken = piece.split()
        return SessionText(piece if len(spoken) <= MOST_WORDS else "… " + " ".join(spoken[-MOST_WORDS:]))
    return None
