"""Sends what was ordered, one letter at a time, for as long as the portal is open.

Keeps: letters.purpose
"""

from __future__ import annotations

import asyncio
import fcntl
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from aluma.mail.relay import RelayDown
from aluma.newsletter.bounces import counted
from aluma.newsletter.delivery import Delivery, Way
from aluma.newsletter.ledger import Ledger
from aluma.newsletter.letter import LetterFaulty
from aluma.newsletter.rendering import Sender, render
from aluma.newsletter.room import Room
from aluma.newsletter.schedule import FOLDER, Mailing, mailing, mailings

LOCK = "lock"  # whoever holds this empty file sends
LOOK_EVERY = 1.0  # seconds between two looks at the orders
AWAY = (5.0, 15.0, 60.0, 300.0)  # seconds until a relay that went away is tried again; the last of them from then on


@dataclass(frozen=True, slots=True)
class Mailings:
    """What mailings need: the data folder, the book, the relay, who letters come from, and how a language is spoken."""

    data: Path
    room: Room
    way: Way
    sender: Sender
    gettext: Callable[[str], Callable[[str], str]]
    clock: Callable[[], float]

    def next(self) -> Mailing | None:
        """The first letter whose mails should be going out."""
        now = self.clock()
        return next((each for each in mailings(self.data) if each.due(now)), None)

    async def send(self, wanted: Mailing) -> None:
        """Send one, until it is done or may not go on. Raises RelayDown, OSError or sqlite3.Error."""
        ledger = Ledger(wanted.folder)
        try:
            if not ledger.standing.began:
                ledger.mark(began=self.clock(), total=self.room.book.count())
            if ledger.standing.turn != wanted.order.turn:
                ledger.mark(paused="", turn=wanted.order.turn)
            gettext = self.gettext(wanted.letter.language)
            rendered = render(wanted.letter, self.sender, wanted.order.ordered, gettext)
            goes_on = _Order(wanted.folder, self.clock)
            delivery = Delivery(
                self.room,
                self.way,
                rendered,
                ledger,
                goes_on=goes_on,
                clock=self.clock,
                returned=partial(counted, self.data),
            )
            await delivery.run()
        finally:
            ledger.close()


async def tend(desk: Mailings) -> None:
    """Send what is ordered, as long as the portal is open. Of several processes on one data folder, one does."""
    (desk.data / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)  # once, at the start
    with (desk.data / FOLDER / LOCK).open("w") as lock:  # the same
        tries, ours = 0, False
        while True:
            try:
                ours = ours or _taken(lock.fileno())
                wanted = desk.next() if ours else None
                if wanted is not None:
                    await desk.send(wanted)
                    tries = 0
            except RelayDown:
                await asyncio.sleep(AWAY[min(tries, len(AWAY) - 1)])
                tries += 1
            except (OSError, sqlite3.Error) as error:  # no room on the disk, say; nobody is written to before there is
                asyncio.get_running_loop().call_exception_handler({"message": "", "exception": error})
                await asyncio.sleep(AWAY[-1])
            except LetterFaulty:  # someone changed a letter's own file after it was ordered; `status` says so
                await asyncio.sleep(AWAY[-1])
            await asyncio.sleep(LOOK_EVERY)


class _Order:
    """Whether a mailing may go on, looked up again at most twice a second."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock
        self._looked = 0.0
        self._may = True

    def __call__(self) -> bool:
        now = self._clock()
        if abs(now - self._looked) > LOOK_EVERY / 2:
            self._looked = now
            self._may = mailing(self._folder).order.running
        return self._may


def _taken(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
