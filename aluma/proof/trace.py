"""What a search gives: where something of a planted word, a token or a key was found. Addresses, never bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes to search. `place` names where they are (a process and region, a file), `start` is their address there."""

    place: str
    start: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Trace:
    """Something that was found, whole or in part. `whose` says what was planted, "" where only the marker tells."""

    place: str
    address: int
    length: int
    encoding: str
    whose: str = ""
    whole: bool = False


def merged(traces: Sequence[Trace]) -> list[Trace]:
    """One trace for each stretch of a place: of those that overlap, the one that tells most."""
    kept: list[Trace] = []
    reach = 0
    for trace in sorted(traces, key=lambda each: (each.place, each.address)):
        last = kept[-1] if kept else None
        if last is None or last.place != trace.place or trace.address + (trace.whose != last.whose) > reach:
            kept.append(trace)
            reach = trace.address + trace.length
            continue
        reach = max(reach, trace.address + trace.length)
        if _tells(trace) > _tells(last):
            kept[-1] = trace
    return kept


def _tells(trace: Trace) -> tuple[bool, bool, int]:
    return trace.whole, bool(trace.whose), trace.length
