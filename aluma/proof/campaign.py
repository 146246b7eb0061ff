"""The whole hunt on a portal of its own: start it, fill it, empty it, and look everywhere for what is left.

Keeps: session.not-kept
"""

from __future__ import annotations

import platform
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aluma.proof import browser, memory
from aluma.proof.crowd import Crowd, ended_now, split
from aluma.proof.disk import Disk, system_folders, temporary_folders
from aluma.proof.held import Held
from aluma.proof.image import NoImage
from aluma.proof.looked import Looked
from aluma.proof.outcome import Outcome, Planted
from aluma.proof.portal import Portal, Recipe
from aluma.proof.running import unmet
from aluma.proof.visitor import Derive, Lost, Party
from aluma.proof.writes import watch

LONGEST_DELAY = 1.0  # seconds from the last end to the search
_WATCHED = 8  # sessions while writes are watched
_CRASHED = 3  # sessions before each kill
_CRASHES = (signal.SIGSEGV, signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to hunt: how the portal starts, how many sessions and turns, its idle limit in seconds, its version.

    `memory_only` is for the same program without its `guarantee`, held beside it. `beside` says in sentences what
    belongs to the portal and is not searched: that makes the hunt void.
    """

    recipe: Recipe
    derive: Derive
    sessions: int
    idle: float
    version: str
    turns: int = 5
    guarantee: bool = True
    memory_only: bool = False
    browser: bool = False
    beside: tuple[str, ...] = ()


class Campaign:
    """One hunt. `step` is called with what is being done and how much of the whole is done, 0 to 1."""

    def __init__(self, plan: Plan, folder: Path, step: Callable[[str, float], None]) -> None:
        self._plan = plan
        self._folder = folder
        self._step = step
        self._began = time.time()
        self._driven = 0
        self._void = list(plan.beside)
        self._canaries, self._secrets, self._hunt = unmet([])
        self._delay = 0.0

    def run(self) -> Outcome:
        """Do it all. Raises NotStarted where the portal does not open."""
        began = time.monotonic()
        with Portal(self._plan.recipe, self._folder / "portal") as portal:
            self._step("Looking at the empty portal", 0.0)
            self._canaries, self._secrets, self._hunt = unmet(portal.pids)
            party = Party(portal.door, self._canaries, self._secrets, self._plan.derive)
            crowd = Crowd(party, turns=self._plan.turns, idle=self._plan.idle, step=self._drove)
            looked = list(self._in_memory(portal, party, crowd))
            looked += [] if self._plan.memory_only else self._while_it_runs(portal, party, crowd)
        if not self._plan.memory_only:
            self._crash()
            looked += self._on_disk(portal)
        tally = crowd.tally
        self._void += [f"A session could not be driven as planned: {said}" for said in tally.lost[:3]]
        return Outcome(
            version=self._plan.version,
            at=datetime.fromtimestamp(self._began, UTC).isoformat(timespec="seconds"),
            seconds=time.monotonic() - began,
            delay=self._delay,
            python=platform.python_version(),
            planted=Planted(tally.sessions, tally.turns, tally.failing, len(self._canaries), len(self._secrets)),
            places=tuple(looked),
            void=tuple(self._void),
            guarantee=self._plan.guarantee,
        )

    def _in_memory(self, portal: Portal, party: Party, crowd: Crowd) -> Iterator[Looked]:
        self._step("Looking between two turns", 0.02)
        open_ones = crowd.open(f"open session {number}" for number in range(1, 5))
        with Held(party, "between turns") as held:
            yield memory.search(self._hunt, "between", portal.pids, held, "Only sealed bytes may be there.")
        for visitor in open_ones:
            visitor.line.close()
        first, last = split(self._plan.sessions)
        crowd.visit(first)
        self._step("Waiting for the sessions that nobody ended", 0.45)
        crowd.wait_for_limits()
        with ExitStack() as images, Held(party, "at the end") as held:
            *_, over = ended_now(crowd, last)
            self._step("Taking images of the memory", 0.5)
            try:
                snapshot: memory.Snapshot | NoImage = memory.take(portal.pids, over, images)
                self._delay = snapshot.delay if isinstance(snapshot, memory.Snapshot) else 0.0
            except NoImage as reason:
                snapshot, self._delay = reason, time.monotonic() - over
            if self._delay > LONGEST_DELAY:
                self._void.append(f"The search began {self._delay:.1f} s after the last end; 1 s is the most.")
            self._step("Searching the memory", 0.55)
            yield memory.search(self._hunt, "memory", portal.pids, held)
            self._step("Searching the images", 0.65)
            yield memory.search_images(self._hunt, snapshot, held)

    def _while_it_runs(self, portal: Portal, party: Party, crowd: Crowd) -> Iterator[Looked]:
        self._step("Watching what is written", 0.75)
        disk = Disk(self._hunt, self._canaries, self._began)
        yield disk.open_files(portal.pids)
        sessions = range(self._plan.sessions, self._plan.sessions + _WATCHED)
        port = portal.door.connect[1] if portal.door.connect else 0
        yield watch(self._hunt, self._canaries, portal.pids, port, lambda: crowd.visit(sessions))
        if self._plan.browser:
            self._step("Holding sessions in a browser", 0.8)
            yield from browser.search(disk, party, self._folder / "profiles")

    def _crash(self) -> None:
        """Kill two more portals in the midst of sessions; what they leave on disk is searched with all the rest."""
        self._step("Killing a portal in the midst of sessions", 0.85)
        for number in _CRASHES:
            with Portal(self._plan.recipe, self._folder / f"killed-{number.name}") as portal:
                party = Party(portal.door, self._canaries, self._secrets, self._plan.derive)
                crowd = Crowd(party, turns=self._plan.turns, idle=self._plan.idle, step=lambda: None)
                with suppress(Lost, OSError), Held(party, f"before {number.name}"):
                    crowd.open(f"session before {number.name} {each}" for each in range(_CRASHED))
                    portal.kill(number)
                    continue
            self._void.append(f"A portal could not be filled before it was to be killed ({number.name}).")

    def _on_disk(self, portal: Portal) -> Iterator[Looked]:
        self._step("Searching the disk", 0.9)
        disk = Disk(self._hunt, self._canaries, self._began)
        killed = [self._folder / f"killed-{number.name}" for number in _CRASHES]
        yield disk.folder("data", "The data folder, with its databases", [portal.data])
        yield disk.folder("working folder", "The folder it worked in, core dumps too", [portal.work])
        yield disk.folder("log", "What it logged, until it was closed", [portal.log])
        yield disk.folder("after a crash", "What a killed portal left: data, logs, core dumps", killed)
        yield disk.folder("temporary", "Temporary folders", temporary_folders(), skip=[self._folder])
        if system_folders():
            yield disk.folder("system", "The system's logs and crash folders", system_folders())
        yield disk.journal()
        yield disk.swap()

    def _drove(self) -> None:
        self._driven += 1
        self._step("Walking through sessions", min(0.45, 0.05 + 0.4 * self._driven / max(1, self._plan.sessions)))
