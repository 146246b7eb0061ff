"""`letters`: mailings killed with SIGKILL at random instants, again and again, until everyone has the letter.

bin/campaign letters [KILLS] [SEED]

A relay of our own counts each mail that it has acknowledged. At each end, nobody may be missing, and nobody may have
got a mail twice but those that were handed over and not yet acknowledged: one a connection for each kill.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from aluma.newsletter.delivery import BATCH, LINES
from aluma.newsletter.ledger import STANDING, standing
from tests.newsletter.mailing import fill, opened
from tests.newsletter.post import Order, Starter, starter
from tests.newsletter.taking import Taken, taking

PEOPLE = 1_500  # in the book: more than a batch
SMALL = 60  # rows: a batch of this size is over soon, so that commits come often
A_MOMENT = 0.006  # seconds: within them a kill comes once its turn is near; starting takes about as long
A_COMMIT = 0.1  # seconds that a commit is waited for
STALLED = 60.0  # seconds that a mailing may stand still


@dataclass(frozen=True)
class Mailed:
    """How a mailing went, over all of its kills. `in_commit`: kills that came while the ledger was being committed."""

    kills: int
    in_commit: int
    missed: int
    twice: int
    renumbered: int
    stalled: bool

    @property
    def holds(self) -> bool:
        """Nobody missed, few enough twice, each of those with the same number."""
        return not (self.missed or self.renumbered or self.stalled) and self.twice <= self.kills * LINES


@dataclass(frozen=True)
class Killing:
    """Kills mailings of one book. `people` is how many it holds."""

    starter: Starter
    book: Path
    chance: random.Random
    people: int

    def mailed(self, folder: Path, kills: int, batch: int = BATCH, fault: str = "") -> Mailed:
        """One mailing killed so many times, or as often as it lasts, then left to end."""
        done = in_commit = status = 0
        with taking() as taken:
            order = Order(str(self.book), str(folder), taken.port, batch, fault)
            while done < kills and not standing(folder).ended and status <= 0:
                begun = self.starter.begin(order)
                self._near(taken, folder, self.people // kills)
                os.kill(begun, signal.SIGKILL)
                status = self.starter.wait()
                done += status < 0
                in_commit += status < 0 and (folder / f"{STANDING}.new").exists()
            stalled = status > 0 or not self._ended(order, taken)
        return counted(taken, self.people, kills=done, in_commit=in_commit, stalled=stalled)

    def _near(self, taken: Taken, folder: Path, share: int) -> None:
        """Wait for an instant between this one and the one at which twice a kill's share has been sent."""
        goal = taken.count + self.chance.randint(0, 2 * share)
        _waited(lambda: taken.count >= goal or bool(standing(folder).ended), STALLED)
        if self.chance.random() < 1 / 3:
            _waited((folder / f"{STANDING}.new").exists, A_COMMIT)
        else:
            time.sleep(self.chance.random() * A_MOMENT)

    def _ended(self, order: Order, taken: Taken) -> bool:
        """Whether it comes to its end when nobody kills it."""
        begun = self.starter.begin(order)
        ended = _waited(lambda: bool(standing(Path(order.folder)).ended), STALLED)
        if not ended:
            os.kill(begun, signal.SIGKILL)
        return self.starter.wait() == 0 and ended


def counted(taken: Taken, people: int, *, kills: int, in_commit: int, stalled: bool) -> Mailed:
    """What a relay has taken, against whom it should have been for."""
    got = [taken.mails[f"p{number}@post.example".encode()] for number in range(people)]
    twice = sum(each - 1 for each in got if each > 1)
    return Mailed(kills, in_commit, got.count(0), twice, taken.renumbered, stalled)


def filled(book: Path, people: int) -> Path:
    """A book with so many people in it."""
    room = opened(book)
    asyncio.run(fill(room, (f"p{number}" for number in range(people))))
    room.close()
    return book


def told(found: Sequence[Mailed]) -> list[str]:
    """How mailings went, in sentences."""
    kills, twice = sum(each.kills for each in found), sum(each.twice for each in found)
    return [
        f"{kills} kills in {len(found)} mailings, {sum(each.in_commit for each in found)} of them in a commit",
        f"missed: {sum(each.missed for each in found)}; stalled: {sum(each.stalled for each in found)}",
        f"twice: {twice} ({twice / max(kills, 1):.2f} a kill; the bound is {LINES}), "
        f"with another number: {sum(each.renumbered for each in found)}",
    ]


def _waited(so: Callable[[], bool], longest: float) -> bool:
    until = time.monotonic() + longest
    while not (holds := so()) and time.monotonic() < until:
        time.sleep(0.0003)
    return holds


def main() -> None:
    given = [int(each) for each in sys.argv[1:]]
    number, seed = (*given, *(1_000, secrets.randbits(32))[len(given) :])
    chance, found, begun = random.Random(seed), list[Mailed](), time.monotonic()
    with tempfile.TemporaryDirectory() as place, starter() as starts:
        killing = Killing(starts, filled(Path(place) / "book", PEOPLE), chance, PEOPLE)
        while (done := sum(each.kills for each in found)) < number:
            folder = Path(place) / f"mailing{len(found)}"
            found.append(killing.mailed(folder, min(20, number - done), chance.choice((BATCH, SMALL))))
    print(f"{PEOPLE} people, {time.monotonic() - begun:.0f} s, seed {seed}", *told(found), sep="\n")
    kills, holds = sum(each.kills for each in found), all(each.holds for each in found)
    print(json.dumps({"name": "letters", "value": kills, "unit": "kills", "holds": holds}))
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
