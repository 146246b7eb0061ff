"""`guarantee`: turns a second with the memory guarantee over without it, each in a portal of its own.

A second is one of the server's processor time, which other work on the machine does not use up: one process serves, so
at rest the two are the same. With it as it holds here: the wrapper where it is built, or with `--fallback` glibc's own
way, whose goal is lower.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from aluma.traceless.build import BUILT
from aluma.traceless.launcher import MARK, Way, best, environment
from bench.load import drive
from bench.portal import Portal, portal
from bench.rounds import alternating, result, spread
from bench.visits import Visit, begun, play, turns

GOALS = {Way.WRAPPER: 0.85, Way.PERTURB: 0.75}
SECONDS = 2.0
CHARACTERS = 200
VISITS = 12_000  # more than are answered in one slice


class Side:
    """One portal, and sessions in it that stand at the first step of *Arrive* with their field filled."""

    def __init__(self, there: Portal) -> None:
        self._port, self._process = there
        self._visits = begun(self._port, VISITS)
        play(self._port, self._visits, b"back", CHARACTERS)

    def turns(self) -> float:
        """Turns a second over one slice; afterwards every session stands where it stood."""
        before = _processor_seconds(self._process)
        drive(self._port, turns(self._port, self._visits, b"on", CHARACTERS), SECONDS)
        spent = _processor_seconds(self._process) - before
        gone_on = [each for each in self._visits if _went_on(each)]
        play(self._port, gone_on, b"back", 0)
        return len(gone_on) / spent


def main() -> None:
    library = Path("not built") if "--fallback" in sys.argv else BUILT
    way = best(library)
    with ExitStack() as stack:
        kept = Side(stack.enter_context(portal(environment(os.environ, library))))
        unkept = Side(stack.enter_context(portal({**os.environ, MARK: Way.NONE})))
        on, off = alternating(kept.turns, unkept.turns)
    ratios = [one / other for one, other in zip(on, off, strict=True)]
    spread(f"turns with the guarantee ({way})", on, "a processor second")
    spread("turns without", off, "a processor second")
    spread("ratio", ratios, "with over without")
    goal = GOALS[way]
    result("guarantee", median(ratios), "with over without", f"at least {goal}", holds=median(ratios) >= goal)


def _processor_seconds(process: int) -> float:
    """User and system time of a process so far: fields 14 and 15 of proc(5)'s stat, counted after its name."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _went_on(visit: Visit) -> bool:
    return visit.version % 2 == 0


if __name__ == "__main__":
    main()
