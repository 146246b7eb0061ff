"""What came of looking at one place: how much was read, what was found there, and whether the plants were."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from aluma.proof.hunt import Found
from aluma.proof.trace import Trace


class Control(StrEnum):
    """What became of what was planted in a place to be found."""

    CAUGHT = "caught"
    MISSED = "missed"
    NONE = "none"  # there is nothing to plant in: no such place here


@dataclass(frozen=True, slots=True)
class Looked:
    """One place. `unsearched` says in a sentence why it was not searched, "" where it was; `note` adds what is so.

    `count` is how many files or processes were read, `planted` and `caught` how many controls were set and were found.
    """

    name: str
    title: str
    bytes_read: int = 0
    count: int = 0
    traces: tuple[Trace, ...] = ()
    planted: int = 0
    caught: int = 0
    unsearched: str = ""
    note: str = ""

    @property
    def control(self) -> Control:
        """Whether everything planted here was found."""
        if not self.planted:
            return Control.NONE
        return Control.CAUGHT if self.caught == self.planted else Control.MISSED

    @property
    def valid(self) -> bool:
        """Whether an empty-handed search of this place means anything."""
        return not self.unsearched and self.control is not Control.MISSED


def looked(name: str, title: str, found: Iterable[Found], plants: Collection[str], note: str = "") -> Looked:
    """The outcome of a search of which those traces that belong to `plants` were meant to be found."""
    parts = list(found)
    traces = [trace for each in parts for trace in each.traces]
    return Looked(
        name,
        title,
        bytes_read=sum(each.bytes_read for each in parts),
        count=len(parts),
        traces=tuple(trace for trace in traces if trace.whose not in plants),
        planted=len(plants),
        caught=len(set(plants).intersection(trace.whose for trace in traces if trace.whole)),
        note=note,
    )
