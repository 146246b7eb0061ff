"""Delivers one letter to everyone in the book: nobody is missed, and nobody gets it twice, whatever ends the program.

Keeps: letters.purpose, letters.not-shared

The book is read in short batches and each address is opened when its mail is next. What was handed to the relay and not
yet acknowledged when the program ended is sent again, at most one mail for each connection, with the same Message-ID.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aluma.mail import opening
from aluma.mail.courier import Courier, Parcel
from aluma.mail.mailbox import NoMailbox
from aluma.mail.post import Post
from aluma.mail.relay import RelayDown
from aluma.mail.replies import Reply
from aluma.newsletter.ahead import Waiting, opened
from aluma.newsletter.handle import to_text
from aluma.newsletter.ledger import ROOM, Ledger, Verdict
from aluma.newsletter.rendering import Rendered
from aluma.newsletter.room import Room
from aluma.newsletter.subscriber import Subscriber
from aluma.newsletter.verdicts import Brake, verdict

BATCH = ROOM  # rows
LINES = 10  # connections
MOST_PUT_OFF = 1_000  # held at once; then nobody new is written to until one of them is settled
SILENCE = 300.0  # seconds without any reply until a connection counts as lost (RFC 5321, 4.5.3.2)
LOOK_EVERY = 0.5  # seconds between two looks at orders and lines
NO_ADDRESS = Reply(553, "5.1.3")


@dataclass(frozen=True, slots=True)
class Way:
    """How mails go out: by which relay, and how many a second at most; 0 is as many as it takes. `lines` at once."""

    post: Post
    pace: float = 0.0
    lines: int = LINES


class Delivery:
    """One letter on its way. `goes_on` says whether it may; `clock` gives seconds since the epoch.

    `returned` counts the mails that came back for another reason than their address.
    """

    def __init__(
        self,
        room: Room,
        way: Way,
        rendered: Rendered,
        ledger: Ledger,
        *,
        goes_on: Callable[[], bool],
        clock: Callable[[], float],
        returned: Callable[[], int] = lambda: 0,
    ) -> None:
        self._room, self._way, self._rendered, self._ledger = room, way, rendered, ledger
        self._goes_on, self._clock = goes_on, clock
        self._returned, self._returns = returned, returned()
        self._brake = Brake()
        self._rows: Iterator[tuple[bytes, Subscriber | None]] = iter(())
        self._left = 0
        self._couriers: set[Courier] = set()
        self._to_erase: list[bytes] = []
        self._changed = asyncio.Event()
        self._next_at = 0.0
        self._broken: OSError | None = None  # why a reply could not be written down
        self._halted = False  # nothing new is handed over

    async def run(self) -> None:
        """Send until all are settled, or it may not go on, or too much was refused. Raises RelayDown, or OSError."""
        try:
            while self._goes_on() and not self._stopped():
                handles, after = self._batch()
                if handles:
                    await self._deliver(handles, after)
                elif self._ledger.standing.put_off:
                    await asyncio.sleep(LOOK_EVERY)
                else:
                    self._ledger.advance(self._clock(), ended=self._clock())
                    return
        finally:
            for courier in list(self._couriers):
                courier.close()

    def _stopped(self) -> bool:
        for _ in range(self._returned() - self._returns):
            self._returns += 1
            self._brake.add(Verdict.REFUSED)
        reason = self._brake.reason()
        if reason:
            self._ledger.mark(paused=reason)
        return bool(reason)

    def _batch(self) -> tuple[list[Waiting], int]:
        """Who is next, (handle, sealed record), and the slot up to which all are settled then.

        Those put off whose time has come stand first; their record is read again when it is their turn.
        """
        stood, now = self._ledger.standing, self._clock()
        due = [bytes.fromhex(each.handle) for each in stood.put_off if each.due <= now][:BATCH]
        if due or len(stood.put_off) > MOST_PUT_OFF:
            return [(handle, None) for handle in due], stood.after
        rows = self._room.book.batch(stood.after, BATCH)
        return [(handle, sealed) for _, handle, sealed in rows], rows[-1][0] if rows else stood.after

    async def _deliver(self, handles: list[Waiting], after: int) -> None:
        waiting = [each for each in handles if each[0] not in self._ledger.settled]
        self._left = len(waiting)
        self._rows = opened(self._room.book, waiting, asyncio.get_running_loop().time)
        await self._open_lines()
        while self._left > len(self._to_erase) and self._couriers and self._may_begin():
            self._changed.clear()
            for courier in list(self._couriers):
                courier.wake()
            await self._change()
        await self._drained()
        await self._erase()
        if self._broken:
            raise self._broken
        if self._left == 0:
            await asyncio.to_thread(self._ledger.advance, self._clock(), after=after)
        elif not self._couriers:
            raise RelayDown

    def _may_begin(self) -> bool:
        """Whether a further mail may be handed over."""
        return self._goes_on() and not self._halted

    async def _open_lines(self) -> None:
        """As many connections as are wanted. One at least, or RelayDown."""
        wanted = min(self._way.lines, self._left) - len(self._couriers)
        post = self._way.post
        lines = (opening.opened(post, self._pull, self._settle, self._lost) for _ in range(wanted))
        made = await asyncio.gather(*lines, return_exceptions=True)  # a relay may take fewer than we would open
        self._couriers |= {each for each in made if isinstance(each, Courier)}
        if not self._couriers and self._left:
            raise RelayDown

    async def _change(self) -> None:
        """Wait until something has happened, or it is time to look; end lines that have gone silent."""
        try:
            async with asyncio.timeout(LOOK_EVERY):
                await self._changed.wait()
        except TimeoutError:
            silent_since = asyncio.get_running_loop().time() - SILENCE
            for courier in list(self._couriers):
                if not courier.idle and courier.heard < silent_since:
                    courier.close()

    async def _drained(self) -> None:
        """Let what was handed over be acknowledged; nothing new is begun."""
        self._rows = iter(())
        while any(not courier.idle for courier in self._couriers):
            self._changed.clear()
            await self._change()

    async def _erase(self) -> None:
        """Delete whose mailbox is not there; only then is it noted, so that an end in between deletes them later."""
        while self._to_erase and not self._brake.reason():
            handle = self._to_erase.pop()
            await self._room.erase(handle)
            self._ledger.note(handle, Verdict.ERASED)
            self._left -= 1

    def _pull(self) -> Parcel | None:
        """The next mail; None while there is none, or while it would be too soon."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        if self._next_at > now or self._halted:
            return None
        for handle, who in self._rows:
            if who is None:
                self._note(handle, Verdict.GONE)
                continue
            if self._way.pace:
                self._next_at = max(now, self._next_at) + 1 / self._way.pace
                loop.call_at(self._next_at, self._changed.set)
            try:
                return self._rendered.parcel(handle, to_text(handle), who.address.reveal())
            except NoMailbox:
                self._settle(handle, NO_ADDRESS)
        return None

    def _settle(self, handle: bytes, reply: Reply) -> None:
        became = verdict(reply)
        self._brake.add(became)
        if became is not Verdict.SENT and self._brake.reason():
            self._halt()
        if became is Verdict.ERASED:
            self._to_erase.append(handle)
            self._changed.set()
        else:
            self._note(handle, became)

    def _note(self, handle: bytes, became: Verdict) -> None:
        try:
            self._ledger.note(handle, became)
        except OSError as error:
            self._broken = error
            self._halt()
            for courier in self._couriers:  # whatever is taken from here on would be taken twice
                courier.close()
        self._left -= 1
        if self._left <= len(self._to_erase):
            self._changed.set()

    def _halt(self) -> None:
        self._halted = True
        self._changed.set()

    def _lost(self, courier: Courier) -> None:
        self._couriers.discard(courier)
        self._changed.set()
