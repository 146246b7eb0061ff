"""Which candidate is said: the worthiest that may be, in a frame not used lately; now and then a question after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aluma.guide.listen.candidate import Candidate
from aluma.guide.listen.frames import MOST_WORDS, Frame, Frames, mixed, rotated, words_in
from aluma.guide.listen.verify import may_be_said
from aluma.guide.safety.guard import Guard
from aluma.guide.walk import Turn

REST = 6  # turns in which no frame comes again
QUIET = 2  # turns after a question in which none is asked
NEVER_STALE = frozenset({"plain"})
STALE = 7.0  # what a kind loses that was said in one of the last two turns
WIDEST = 12  # candidates that are tried before the last resort
# A question follows where the reflection is of one of these kinds, in about one of ASKED turns that may ask.
OPENS = frozenset({"plain", "feeling-word", "again", "good", "change"})
ASKED = 9


@dataclass(frozen=True, slots=True)
class Past:
    """What the turns before leave to be minded; all of it is read off the replies themselves."""

    seed: int
    turn: int = 0
    lately: tuple[tuple[Frame, ...], ...] = ()
    ever: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    since_question: int = QUIET
    declined: frozenset[str] = frozenset()

    @classmethod
    def of(cls, earlier: Sequence[Turn], frames: Frames, seed: int) -> Past:
        """The past of some turns, oldest first."""
        replies = [turn.reply.reveal() if turn.reply else "" for turn in earlier]
        used = tuple(frames.used(reply) for reply in replies)
        asked = [frames.question(reply) for reply in replies]
        since = next((back for back, question in enumerate(reversed(asked)) if question), QUIET)
        ever = frozenset(frame.kind for each in used for frame in each)
        declined = frozenset(frame.kind for frame in _declined(earlier, used))
        return cls(seed, len(earlier), used[-REST:], ever, frozenset(asked) - {""}, since, declined)

    @property
    def spent(self) -> frozenset[Frame]:
        """Frames that rest."""
        return frozenset(frame for used in self.lately for frame in used)

    @property
    def stale(self) -> frozenset[str]:
        """Kinds of the last two turns."""
        return frozenset(frame.kind for used in self.lately[-2:] for frame in used) - NEVER_STALE


def _declined(earlier: Sequence[Turn], used: Sequence[tuple[Frame, ...]]) -> tuple[Frame, ...]:
    """The frames of the reply that was said not to be it, by a press or in words, just before."""
    if earlier and earlier[-1].answer == "not-quite":
        return used[-1]
    in_words = len(used) > 1 and any(frame.kind == "no" for frame in used[-1])
    return used[-2] if in_words else ()


def chosen(
    candidates: list[Candidate], past: Past, frames: Frames, guard: Guard, longest: int = MOST_WORDS
) -> tuple[str, str] | None:
    """The kind and the text of the best reply; None where nothing may be said."""
    spent, stale = past.spent, past.stale
    open_to = [candidate for candidate in candidates if candidate.kind not in past.declined]
    ranked = sorted(open_to, key=lambda each: each.worth - (STALE if each.kind in stale else 0), reverse=True)
    for candidate in [*ranked[:WIDEST], *ranked[WIDEST:][-3:]]:
        row = [frame for frame in frames.of(candidate.kind) if frame not in spent]
        for frame in rotated(
            row, mixed(past.seed, past.turn, len(candidate.slots.get("a", candidate.slots.get("q", ""))))
        ):
            reply = frame.filled(candidate.slots)
            if may_be_said(reply, candidate, guard, longest):
                return candidate.kind, reply
    return None


def with_question(reply: str, kind: str, past: Past, frames: Frames) -> str:
    """The reply with an open question after it, where one is due: never two within three turns, none twice."""
    if kind == "plain" and "you" not in reply.lower():
        return reply  # what only others do is no place to ask from
    if past.since_question < QUIET or kind not in OPENS or mixed(past.seed, past.turn, len(reply)) % ASKED:
        return reply
    row = [question for question in frames.questions if question not in past.asked]
    start = mixed(past.seed, past.turn, 7) % len(row) if row else 0
    for question in [*row[start:], *row[:start]]:
        if words_in(reply) + words_in(question) <= MOST_WORDS:
            return f"{reply} {question}"
    return reply
