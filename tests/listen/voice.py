"""The guide as it is served, and shorter ways to talk to it."""

from __future__ import annotations

from aluma.guide.listen.clause import Clause
from aluma.guide.listen.clauses import clauses
from aluma.guide.listen.normalise import sentences
from aluma.guide.listen.reply import Reply
from aluma.guide.walk import Turn
from aluma.shelf import read_listener
from aluma.text import SessionText

LISTENER = read_listener()
WORDS = LISTENER.words


def reply(words: str, *earlier: Turn, seed: int = 1) -> Reply:
    return LISTENER.reply(SessionText(words), earlier, seed)


def said(words: str, *earlier: Turn, seed: int = 1) -> str:
    return reply(words, *earlier, seed=seed).text.reveal()


def session(texts: list[str], seed: int = 1) -> list[Reply]:
    """The replies to texts that were written one after the other."""
    turns: tuple[Turn, ...] = ()
    replies = []
    for text in texts:
        given = LISTENER.reply(SessionText(text), turns, seed)
        replies.append(given)
        turns = (*turns, Turn(SessionText(text), given.text))
    return replies


def parts(words: str) -> list[Clause]:
    return clauses(sentences(words, WORDS), WORDS)
