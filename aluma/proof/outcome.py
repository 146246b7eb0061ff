"""What a whole hunt came to: one frozen value, its verdict, and the same as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aluma.proof.looked import Looked
from aluma.proof.trace import Trace

FORMAT = 1
_MOST_SHOWN = 100  # traces listed for each place; the counts are of all


class Verdict(StrEnum):
    """What the hunt says."""

    NOTHING = "nothing found"
    FOUND = "traces found"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Planted:
    """How much was planted: sessions, their turns and failing requests, and what was looked for."""

    sessions: int
    turns: int
    failing: int
    words: int
    secrets: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A hunt. `at` is its beginning, an ISO 8601 time in UTC; `delay` seconds lay between the last end and the search.

    `void` are sentences that say why an empty result would mean nothing.
    """

    version: str
    at: str
    seconds: float
    delay: float
    python: str
    planted: Planted
    places: tuple[Looked, ...]
    void: tuple[str, ...] = ()
    guarantee: bool = True

    @property
    def verdict(self) -> Verdict:
        """What was found outweighs all else; without it, a gap in the search makes the result void."""
        if self.found:
            return Verdict.FOUND
        return Verdict.VOID if self.reasons else Verdict.NOTHING

    @property
    def found(self) -> int:
        """Traces in all places."""
        return sum(len(place.traces) for place in self.places)

    @property
    def whose(self) -> int:
        """How many of the things planted left any trace, anywhere."""
        return len({trace.whose for place in self.places for trace in place.traces})

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why an empty result would mean nothing, in sentences."""
        unsearched = [f"{place.title}: {place.unsearched}" for place in self.places if place.unsearched]
        missed = [
            f"{place.title}: of {place.planted} planted controls {place.caught} were found."
            for place in self.places
            if not place.unsearched and not place.valid
        ]
        return (*self.void, *unsearched, *missed)

    @property
    def summary(self) -> str:
        """One line, for people and for CI."""
        what = self.planted
        planted = f"{what.sessions} sessions, {what.words} words, {what.secrets} tokens and keys"
        controls = f"{sum(each.caught for each in self.places)} of {sum(each.planted for each in self.places)} controls"
        return f"{self.verdict}: {self.found} traces of {planted}; {controls} found; {self.seconds:.0f} s"


def to_json(outcome: Outcome) -> Mapping[str, Any]:
    """The outcome as plain values. Traces have addresses and lengths, never bytes."""
    return {
        "format": FORMAT,
        "verdict": outcome.verdict.value,
        "version": outcome.version,
        "python": outcome.python,
        "memory_guarantee": outcome.guarantee,
        "at": outcome.at,
        "seconds": round(outcome.seconds, 1),
        "seconds_from_the_last_end": round(outcome.delay, 3),
        "planted": {name: getattr(outcome.planted, name) for name in Planted.__slots__},
        "found": outcome.found,
        "found_of": outcome.whose,
        "void_because": list(outcome.reasons),
        "places": [_place(each) for each in outcome.places],
    }


def _place(place: Looked) -> Mapping[str, Any]:
    return {
        "name": place.name,
        "title": place.title,
        "searched": not place.unsearched,
        "unsearched_because": place.unsearched,
        "bytes": place.bytes_read,
        "count": place.count,
        "controls": place.planted,
        "controls_found": place.caught,
        "found": len(place.traces),
        "traces": [_trace(each) for each in place.traces[:_MOST_SHOWN]],
        "note": place.note,
    }


def _trace(trace: Trace) -> Mapping[str, Any]:
    return {
        "place": trace.place,
        "address": f"{trace.address:#x}",
        "length": trace.length,
        "encoding": trace.encoding,
        "whose": trace.whose,
        "whole": trace.whole,
    }
