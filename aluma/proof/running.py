"""The hunt on a portal that others are using: memory only, read in chunks and held in memory, and nothing written.

Keeps: session.not-kept

Other people's turns may stand in what is read. Nothing of it leaves this process but addresses and counts, and of its
own words only; whoever calls this runs it in a process that wipes what it frees, dumps no core and is not swapped.
"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from aluma.proof import memory
from aluma.proof.canary import Canaries, new_marker
from aluma.proof.crowd import ENDS, Crowd, ended_now, split
from aluma.proof.door import Door
from aluma.proof.held import Held
from aluma.proof.hunt import Hunt
from aluma.proof.looked import Looked
from aluma.proof.outcome import Outcome, Planted
from aluma.proof.process import MemoryUnreadable, family, pieces
from aluma.proof.secret import Secrets
from aluma.proof.visitor import Derive, Party

_MARKERS = 8
_AFTER = "Sessions of this search stand in the portal's counts, as visitors' do."


@dataclass(frozen=True, slots=True)
class Target:
    """A running portal: the processes to read with all that descend from them, its origin, and its version.

    `beside` says in sentences what belongs to it and is not searched: that makes the hunt void.
    """

    pids: Sequence[int]
    url: str
    derive: Derive
    version: str
    sessions: int
    turns: int = 5
    beside: tuple[str, ...] = ()


def hunt_running(target: Target, step: Callable[[str, float], None]) -> Outcome:
    """Visit the portal, end every session by a button, and read the memory of all its processes."""
    began, at = time.monotonic(), datetime.now(UTC)
    pids = list(dict.fromkeys(each for pid in target.pids for each in family(pid)))
    step("Looking at the portal as it is", 0.0)
    canaries, secrets, hunt = unmet(pids)
    party = Party(Door(target.url), canaries, secrets, target.derive)
    driven: list[int] = []

    def drove() -> None:
        driven.append(1)
        step("Walking through sessions", 0.05 + 0.55 * len(driven) / max(1, target.sessions))

    crowd = Crowd(party, turns=target.turns, idle=0.0, step=drove)
    first, last = split(target.sessions)
    crowd.visit(first, after=ENDS[2:])
    with Held(party, "at the end") as held:
        *_, over = ended_now(crowd, last)
        delay = time.monotonic() - over
        places = list(_memory(hunt, pids, held, step))
    tally = crowd.tally
    return Outcome(
        version=target.version,
        at=at.isoformat(timespec="seconds"),
        seconds=time.monotonic() - began,
        delay=delay,
        python=platform.python_version(),
        planted=Planted(tally.sessions, tally.turns, tally.failing, len(canaries), len(secrets)),
        places=tuple(places),
        void=(*target.beside, *(f"A session could not be driven as planned: {said}" for said in tally.lost[:3])),
    )


def unmet(pids: Sequence[int]) -> tuple[Canaries, Secrets, Hunt]:
    """A marker of which nothing stands in this memory before anyone has come, so that no hit is chance."""
    for _ in range(_MARKERS):
        canaries, secrets = Canaries(new_marker()), Secrets()
        hunt = Hunt(canaries, secrets)
        try:
            if not any(hunt.search(pieces(pid)).traces for pid in pids):
                break
        except MemoryUnreadable:
            break  # the search after the sessions will say so
    return canaries, secrets, hunt


def _memory(hunt: Hunt, pids: Sequence[int], held: Held, step: Callable[[str, float], None]) -> Iterator[Looked]:
    step("Searching the memory", 0.65)
    yield memory.search(hunt, "memory", pids, held, _AFTER)
