"""Many visitors at once, who walk, stumble and leave in every way that a session can end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from aluma.proof.rough import KINDS, Rough
from aluma.proof.visitor import Lost, Party, Visitor

ENDS = ("too late", "browser closed", "end", "let go")
ROUGH_EVERY = 2  # sessions
AT_ONCE = 12
LAST = 4  # sessions that end after all others, right before memory is read
_ABANDONED = ENDS[:2]


@dataclass(slots=True)
class Tally:
    """What the crowd did."""

    sessions: int = 0
    turns: int = 0
    failing: int = 0
    lost: tuple[str, ...] = ()


class Crowd:
    """Drives sessions. `idle` is the portal's idle limit in seconds; `step` is called after each session."""

    def __init__(self, party: Party, *, turns: int, idle: float, step: Callable[[], None]) -> None:
        self.tally = Tally()
        self._party = party
        self._turns = turns
        self._idle = idle
        self._step = step
        self._lock = threading.Lock()
        self._rough_kinds = list(KINDS)
        self._forgotten_at = 0.0
        self._late: list[Visitor] = []

    def visit(self, numbers: Iterable[int], *, after: tuple[str, ...] = ENDS) -> None:
        """Drive these sessions, each ended in its way, or left for the limit to end."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda number: self._safely(number, after[number % len(after)]), numbers))

    def wait_for_limits(self) -> None:
        """Wait until every session that was left is over, and let those who come back too late come back."""
        time.sleep(max(0.0, self._forgotten_at - time.monotonic()))
        for visitor in self._late:
            with suppress(Lost, OSError):
                visitor.turn()  # 410: the session is over, and the page gives the words back
            visitor.line.close()
        self._late.clear()

    def open(self, names: Iterable[str]) -> list[Visitor]:
        """Sessions that stay open, between two turns."""
        visitors = [Visitor(self._party, name) for name in names]
        for number, visitor in enumerate(visitors):
            visitor.begin(number)
            for _ in range(self._turns):
                visitor.turn()
        return visitors

    def _safely(self, number: int, end: str) -> None:
        try:
            self._session(number, end)
        except (Lost, OSError, StopIteration) as error:
            said = str(error) if isinstance(error, Lost) else f"session {number}: {type(error).__name__}"
            with self._lock:
                self.tally.lost += (said,)
        self._step()

    def _session(self, number: int, end: str) -> None:
        visitor = Visitor(self._party, f"session {number}", kept_alive=number % 3 > 0)
        visitor.begin(number)
        failing = 0
        for turn in range(self._turns):
            visitor.turn()
            if turn == 1 and number % ROUGH_EVERY == 0:
                Rough(self._party, visitor).send(self._rough_kinds[number // ROUGH_EVERY % len(self._rough_kinds)])
                failing = 1
        self._leave(visitor, end)
        with self._lock:
            self.tally.sessions += 1
            self.tally.turns += visitor.turns
            self.tally.failing += failing

    def _leave(self, visitor: Visitor, end: str) -> None:
        if end in _ABANDONED:
            with self._lock:
                self._forgotten_at = max(self._forgotten_at, time.monotonic() + self._idle + 0.2)
                self._late += [visitor] if end == "too late" else []
            if end == "browser closed":
                visitor.line.close()
            return
        if end == "let go":
            while visitor.go_on():
                pass
            visitor.keep()
        visitor.end()
        visitor.line.close()


def split(sessions: int) -> tuple[range, range]:
    """The numbers of the sessions that come first, and of the few that end last."""
    last = min(LAST, sessions)
    return range(sessions - last), range(sessions - last, sessions)


def ended_now(crowd: Crowd, numbers: Iterable[int]) -> Iterator[float]:
    """Drive sessions that end by a button, one by one; gives the moment at which each was over."""
    for number in numbers:
        crowd.visit([number], after=ENDS[2:])
        yield time.monotonic()
