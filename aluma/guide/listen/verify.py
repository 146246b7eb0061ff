"""The last look at a reply before it may be said: person, ends, negations, length, and what is never said.

Keeps: voluntary.never-asks, purpose.clarity
"""

from __future__ import annotations

import re

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.frames import MOST_WORDS, words_in
from aluma.guide.safety.guard import Guard, Never

FIRST_PERSON = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself", "we", "us", "our"})
MISMATCHED = re.compile(
    r"\byou (?:was|wasn't|am|is|has|does|doesn't|isn't)\b|\b(?:i|he|she|it) (?:were not|are)\b"
    r"|\byou've have\b|\byour (?:are|is|was|am)\b|\byou're (?:have|do|go|get|want|need|feel|think|know)\b"
    r"|\bto (?:you're|you've|it's|that's)\b|\b(?:a|an|the|my|your) (?:a|an|the|and|or|but|is|are|of)\b"
    r"|\bto (?:and|or|but|is|are|of)\b|\b(?:am you|you been)\b|^(?:yeah|yes|mm)\b"
    # Left hanging: "what it's", "at night and then".
    r"|\b(?:it|that|he|she|what|there|who|you|they)'(?:s|re|ve|ll|d)(?=[.,]|$)|\b(?:and|or|because|and then)[.]",
    re.IGNORECASE,
)
# What is judged in a whole reply. The rest is judged in the guide's own words, the frames, by a test: a visitor's own
# "I can't stop thinking of it" is no restraint when it is given back.
SPOKEN = frozenset({Never.ECHO, Never.DIAGNOSIS, Never.PERSON})
# Kinds whose frames say that it is the visitor who is urged; in any other, "you should" would be advice.
URGED = frozenset({"sides", "torn", "conceded"})
URGES = (
    "you should",
    "you shouldn't",
    "you must",
    "you ought to",
    "you need to",
    "you have to",
    "you've got to",
    "you could",
)
NEGATIONS = frozenset({"not", "no", "never", "nothing", "nobody", "none", "cannot", "without", "nor", "neither"})
_QUOTED = re.compile(r"“[^”]*”")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TWICE = re.compile(r"\b(?!that\b|had\b|long\b|very\b|really\b|much\b)(\w+(?: \w+)?) \1\b", re.IGNORECASE)


def may_be_said(reply: str, candidate: Candidate, guard: Guard, longest: int = MOST_WORDS) -> bool:
    """Whether nothing speaks against a reply."""
    own = _QUOTED.sub(" ", reply)
    return (
        words_in(reply) <= longest
        and reply.count("“") == reply.count("”")
        and '"' not in reply
        and not FIRST_PERSON & {word.lower() for word in _WORD.findall(own)}
        and not MISMATCHED.search(own)
        and not _TWICE.search(own)
        and all(_denies_alike(source, turned) for source, turned in _turned(candidate))
        and not own.lower().startswith(URGES)
        and (candidate.kind in URGED or not any(_urges(turned) for _, turned in _turned(candidate)))
        and not SPOKEN & set(guard.objections(reply, quoting=True))
    )


def _turned(candidate: Candidate) -> list[tuple[tuple[str, ...], str]]:
    slots = [words for name, words in candidate.slots.items() if name not in "qe"]
    return list(zip(candidate.sources, slots, strict=False))


def _urges(turned: str) -> bool:
    return turned.startswith(URGES)


def _denies_alike(source: tuple[str, ...], turned: str) -> bool:
    """Whether as much is denied on the other side as was denied by the visitor."""
    return _denials(list(source)) == _denials([word.lower() for word in turned.split()])


def _denials(words: list[str]) -> int:
    return sum(word.strip(",.") in NEGATIONS or word.endswith("n't") for word in words)
