"""What hangs on with a "which" and speaks of the visitor, put as a clause of its own."""

from __future__ import annotations

from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.verb import verb_at

TIED = (",", "which")
LACKING = frozenset(
    "have do want like love hate about of with on for need mind miss".split()
)  # its object is the "which"
ENDS = frozenset({",", "but", "and", "because", "so"})


def untied(words: tuple[str, ...], known: Lexicon) -> tuple[str, ...]:
    """From "a coat, which I'd like to have" comes "a coat, and I'd like to have that": so a "but" stands beside it."""
    low = tuple(word.lower() for word in words)
    at = next((at for at in range(1, len(low) - 3) if low[at : at + 2] == TIED and low[at + 2] in known.first), 0)
    end = next((here for here in range(at + 3, len(low)) if low[here] in ENDS), len(low))
    if not at or low[end - 1] not in LACKING or not verb_at(low[at + 2 : end], known):
        return words
    return (*words[: at + 1], "and", *words[at + 2 : end], "that", *words[end:])
