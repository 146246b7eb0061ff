"""What can happen in a walk: the events, as values."""

from __future__ import annotations

from dataclasses import dataclass

from aluma.guide.walk import Answered
from aluma.text import SessionText


@dataclass(frozen=True, slots=True)
class Begin:
    """A practice is begun."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Words were written; at a listen step with what the guide gives back. `heavy`: they raised the help panel."""

    words: SessionText
    reply: SessionText | None = None
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Respond:
    """The right to disagree: an answer to the last thing that was given back, by one press."""

    answer: Answered


@dataclass(frozen=True, slots=True)
class Clear:
    """*Go on* with an empty field: words written here before are taken away."""


@dataclass(frozen=True, slots=True)
class Pass:
    """The step is passed, or a listen step has had enough. Words written here before stay."""


@dataclass(frozen=True, slots=True)
class Back:
    """One step back. Nothing is lost by it."""


@dataclass(frozen=True, slots=True)
class Choose:
    """One of the choices of a step, or of the lengths of a pause, counted from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A number from 0 to 10."""

    value: int


@dataclass(frozen=True, slots=True)
class PauseDone:
    """*Go on* in a pause, at whatever moment."""


@dataclass(frozen=True, slots=True)
class Change:
    """The mirror as the visitor wants it: other words by phrase key, and the key of the phrase in the light or "".

    `heavy` are the keys of changed words that raised the help panel.
    """

    words: tuple[tuple[str, SessionText], ...] = ()
    light: str = ""
    heavy: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class End:
    """The session is over."""


Event = Begin | Answer | Respond | Clear | Pass | Back | Choose | Mark | PauseDone | Change | End
