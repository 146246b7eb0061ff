"""The frames a reply is set in, by kind; a reply shows by itself which frame it was made with: nothing else is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_WORDS = 25
LEAD = "{A}. "  # before what a clause means: it may be left out, where the clause itself cannot be told
SMALL = frozenset({"and", "but", "because", "so", "though", "even"})
_SLOT = re.compile(r"\{(\w)\}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with places for words; `literals` are its own words between them.

    A bare frame has none but small ones, so that only the visitor's are heard: it never has to rest.
    """

    kind: str
    text: str
    literals: tuple[str, ...]
    bare: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Notes whether it is bare: each reply of a session is compared with each frame."""
        own = _WORD.findall(" ".join(self.literals).lower())
        object.__setattr__(self, "bare", "“" not in self.text and SMALL.issuperset(own))

    def filled(self, slots: Mapping[str, str]) -> str:
        """The reply: {A} is {a} with a capital; a sentence that begins with a place begins with a capital."""
        text = self.text if "a" in slots else self.text.removeprefix(LEAD)
        reply = _SLOT.sub(lambda place: _slot(place.group(1), slots), text)
        return reply[0].upper() + reply[1:]

    def made(self, reply: str) -> bool:
        """Whether a reply was made with this frame."""
        if reply == self.text.removeprefix(LEAD):
            return True
        if not reply.startswith(self.literals[0]) or not reply.endswith(self.literals[-1]):
            return False
        at = 0
        for literal in self.literals:
            found = reply.find(literal, at)
            if found < 0:
                return False
            at = found + len(literal)
        return True


@dataclass(frozen=True, slots=True)
class Frames:
    """All that the guide can say: frames by kind, and its open questions."""

    by_kind: Mapping[str, tuple[Frame, ...]]
    questions: tuple[str, ...]
    meant: frozenset[str] = frozenset()  # the kinds that say what a clause means, and that may say it by themselves
    tails: frozenset[str] = frozenset()  # those that say it only after the clause

    def of(self, kind: str) -> tuple[Frame, ...]:
        """The frames of a kind, in the order of the file."""
        return self.by_kind.get(kind, ())

    def used(self, reply: str) -> tuple[Frame, ...]:
        """The frames that a reply may have been made with: one, or a few where a short one is part of a longer."""
        bare = self.without_question(reply)
        if not bare:
            return ()
        row = (frame for frames in self.by_kind.values() for frame in frames)
        return tuple(frame for frame in row if not frame.bare and frame.made(bare))

    def question(self, reply: str) -> str:
        """The open question that a reply ends with; "" where it ends with none."""
        return next((question for question in self.questions if reply.endswith(question)), "")

    def without_question(self, reply: str) -> str:
        """A reply less the question at its end."""
        return reply.removesuffix(self.question(reply)).strip()


def frames(content: Mapping[str, Any]) -> Frames:
    """The value of a `frames.toml`."""
    made = {
        kind: tuple(Frame(kind, text, _literals(text)) for text in texts) for kind, texts in content["frames"].items()
    }
    for kind, texts in [*content["meanings"].items(), *content["tails"].items()]:
        made[kind] = tuple(Frame(kind, LEAD + text, _literals(LEAD + text)) for text in texts)
    return Frames(made, tuple(content["questions"]["any"]), frozenset(content["meanings"]), frozenset(content["tails"]))


def words_in(text: str) -> int:
    """How many words a reply has."""
    return len(text.split())


def mixed(seed: int, *parts: int) -> int:
    """A number that looks like any other, the same for the same parts (the mix of SplitMix64, Steele et al. 2014)."""
    state = seed & 0xFFFFFFFFFFFFFFFF
    for part in parts:
        state = (state + 0x9E3779B97F4A7C15 * (part + 1)) & 0xFFFFFFFFFFFFFFFF
        state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 31
    return state


def rotated(items: Sequence[Frame], by: int) -> list[Frame]:
    """The items beginning at a place of their row."""
    start = by % len(items) if items else 0
    return [*items[start:], *items[:start]]


def _literals(text: str) -> tuple[str, ...]:
    parts = _SLOT.split(text)[::2]
    return tuple(part if at else part[:1].upper() + part[1:] for at, part in enumerate(parts))


def _slot(name: str, slots: Mapping[str, str]) -> str:
    words = slots[name.lower()]
    return words[0].upper() + words[1:] if name.isupper() else words
