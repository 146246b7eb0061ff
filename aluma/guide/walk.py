"""Where a visitor is in a practice, with their words by step name: a frozen value.

Keeps: harvest.no-input-use
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from aluma.guide.practice import Kind, Practice, Reference
from aluma.text import SessionText


class State(StrEnum):
    """The states of the table: the kinds of steps, a listen step in its three phases, and the two ends."""

    BEFORE = "before"
    INVITE = "invite"
    PAUSE = "pause"
    CHOOSE = "choose"
    LISTEN = "listen"
    LISTENING = "listening"
    LISTENED = "listened"
    MARK = "mark"
    MIRROR = "mirror"
    ENDED = "ended"


# What a visitor can say to a reply by one press: "yes, that's it", "not quite", or nothing.
Answered = Literal["", "yes", "not-quite"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a listen step: what was written, what the guide gave back, and the visitor's answer to that."""

    words: SessionText
    reply: SessionText | None = None
    answer: Answered = ""


# What a step holds: words of an invite, turns of a listen, or a number (a choice, a pause's length, a mark).
Held = SessionText | tuple[Turn, ...] | int


NOTHING: Mapping[str, Any] = MappingProxyType({})


class Walk(NamedTuple):
    """A walk. `at` is the step's name, "" before the beginning; `trail` the steps on the way to it, oldest first.

    `held` is keyed by step name. `changes` are other words for phrases of the mirror, by phrase key; `light` is the
    key of the phrase in the light, "" for the picture's own place. `heavy` are the keys of words that raised the help
    panel: they are neither handed back nor drawn.
    """

    at: str = ""
    trail: tuple[str, ...] = ()
    held: Mapping[str, Held] = NOTHING
    changes: Mapping[str, SessionText] = NOTHING
    light: str = ""
    heavy: tuple[str, ...] = ()
    ended: bool = False


STATES = {kind: State(kind.value) for kind in Kind}


def state(practice: Practice, walk: Walk) -> State:
    """The state of the table that a walk is in."""
    if walk.ended:
        return State.ENDED
    if not walk.at:
        return State.BEFORE
    step = practice.step(walk.at)
    if step.kind is not Kind.LISTEN:
        return STATES[step.kind]
    taken = len(turns(walk, step.name))
    return State.LISTEN if not taken else State.LISTENED if taken >= step.turns else State.LISTENING


def turns(walk: Walk, name: str) -> tuple[Turn, ...]:
    """The turns of a listen step so far."""
    held = walk.held.get(name, ())
    return held if isinstance(held, tuple) else ()


def words_of(practice: Practice, walk: Walk, name: str) -> SessionText | None:
    """What a step gives when it is handed back: its words, its last turn, or the words of its choice.

    Only steps on the way here count; words from a way not taken are kept for a return, not shown. Nor are heavy ones.
    """
    if name not in walk.trail and name != walk.at:
        return None
    held = walk.held.get(name)
    if isinstance(held, int):
        choices = practice.step(name).choices
        return SessionText(choices[held].words if choices else str(held))
    written = [held] if isinstance(held, SessionText) else [turn.words for turn in held or ()]
    light = [words for number, words in enumerate(written) if phrase_key(name, number) not in walk.heavy]
    return light[-1] if light else None


def phrase_key(name: str, number: int = 0) -> str:
    """The key of what was written at a step, and at a listen step in which of its turns, from 0."""
    return f"{name}:{number}"


def handed_back(practice: Practice, walk: Walk, reference: Reference) -> SessionText | None:
    """The first words that a reference finds, else its fallback, else nothing."""
    for name in reference.steps:
        found = words_of(practice, walk, name)
        if found is not None:
            return found
    return SessionText(reference.fallback) if reference.fallback else None


def earlier(walk: Walk) -> tuple[Turn, ...]:
    """All turns of all listen steps on the way here, oldest first; what was written elsewhere counts as a turn too."""
    found: list[Turn] = []
    for name in (*walk.trail, walk.at):
        held = walk.held.get(name)
        found += turns(walk, name) if not isinstance(held, SessionText) else [Turn(held)]
    return tuple(found)
