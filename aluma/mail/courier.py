"""One connection over which many mails go to the relay, commands sent ahead of their replies (RFC 2920).

A mail's text and the next one's envelope travel together, so each mail costs one way to the relay and back, and at most
one mail of a connection is ever handed over without the relay having said that it took it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from aluma.mail.replies import Replies, Reply, Unreadable

GOING_AWAY = 421  # RFC 5321, 3.8: said to any command, the relay closes the connection
NO_INTERNATIONAL = Reply(550, "5.6.7")  # RFC 6531, 3.5: what a relay without SMTPUTF8 would have to answer
RESET = b"RSET\r\n"
PIECE = 4096  # bytes of replies that are read at once
NOTHING = b".\r\n"  # the end of a text that is not sent, after all of its recipients were refused (RFC 2920, 3.1)


@dataclass(slots=True, eq=False)
class Parcel:
    """A mail to be handed over: `envelope` is its commands MAIL, RCPT and DATA, `text` is ready for the wire.

    `text` has dots doubled and its last line ended. Both are overwritten once its reply is in. `key` is its sender's.
    """

    key: bytes
    envelope: bytearray
    text: bytearray
    international: bool = False
    refusal: Reply | None = None

    def wipe(self) -> None:
        """Overwrite what it holds of anyone."""
        self.envelope[:] = bytes(len(self.envelope))
        self.text[:] = bytes(len(self.text))


class Offers(NamedTuple):
    """Which of its extensions matter here."""

    pipelining: bool
    international: bool


class Courier(asyncio.BufferedProtocol):
    """Asks `pull` for parcels and tells `settle` what became of each; `lost` is called once, when the line has ended.

    A parcel that was pulled and never settled was not taken by the relay, or the relay did not come to say so.
    """

    def __init__(
        self,
        offers: Offers,
        pull: Callable[[], Parcel | None],
        settle: Callable[[bytes, Reply], None],
        lost: Callable[[Courier], None],
    ) -> None:
        self._offers = offers
        self._pull = pull
        self._settle = settle
        self._lost = lost
        self._replies = Replies()
        self._piece = bytearray(PIECE)
        self._unsent: deque[tuple[str, Parcel, bytes | bytearray]] = deque()
        self._awaited: deque[tuple[str, Parcel]] = deque()
        self._transport: asyncio.Transport | None = None
        self.heard = 0.0  # when the last reply came, by the loop's clock

    @property
    def idle(self) -> bool:
        """Whether no reply is awaited."""
        return not self._awaited and not self._unsent

    def begin(self, transport: asyncio.Transport) -> None:
        """Take over an opened connection, on which the relay waits for a mail."""
        self._transport = transport
        self.heard = asyncio.get_running_loop().time()
        transport.set_protocol(self)
        self.wake()

    def wake(self) -> None:
        """Go on after `pull` had nothing to give."""
        if self.idle and self._transport is not None:
            self._next()
            self._flush()

    def close(self) -> None:
        """End the connection, politely where nothing is awaited."""
        if self._transport is not None:
            if self.idle:
                self._transport.write(b"QUIT\r\n")
                self._transport.close()
            else:
                self._transport.abort()

    def get_buffer(self, sizehint: int) -> bytearray:
        """Where replies are read into: the same short piece each time, in place of a new one of 256 kB."""
        return self._piece

    def buffer_updated(self, nbytes: int) -> None:
        """Replies have come: each is for what was asked first of what is still open. Their words may name someone."""
        self.heard = asyncio.get_running_loop().time()
        data = bytes(memoryview(self._piece)[:nbytes])
        self._piece[:nbytes] = bytes(nbytes)
        try:
            for reply in self._replies.feed(data):
                if reply.code == GOING_AWAY or not self._awaited:
                    raise Unreadable
                asked, parcel = self._awaited.popleft()
                _TAKEN[asked](self, parcel, reply)
        except Unreadable:
            if self._transport is not None:
                self._transport.abort()
            return
        self._flush()

    def connection_lost(self, error: Exception | None) -> None:
        """The line has ended."""
        self._transport = None
        for parcel in {each[1] for each in (*self._awaited, *((one, two) for one, two, _ in self._unsent))}:
            parcel.wipe()
        self._awaited.clear()
        self._unsent.clear()
        self._lost(self)

    def _next(self) -> None:
        """Put the next parcel's envelope in line; one that this relay can't take is settled at once."""
        while parcel := self._pull():
            if self._offers.international or not parcel.international:
                self._offer(parcel)
                return
            self._done(parcel, NO_INTERNATIONAL)

    def _offer(self, parcel: Parcel) -> None:
        if self._offers.pipelining:  # three replies will come for one piece
            self._unsent += [("mail", parcel, parcel.envelope), ("rcpt", parcel, b""), ("data", parcel, b"")]
            return
        ends = parcel.envelope.splitlines(keepends=True)
        self._unsent += [(asked, parcel, line) for asked, line in zip(("mail", "rcpt", "data"), ends, strict=True)]

    def _flush(self) -> None:
        """Send what may be sent: all of it, or one command at a time where the relay wants that."""
        pieces: list[bytes | bytearray] = []
        while self._unsent and (self._offers.pipelining or not (self._awaited or pieces)):
            asked, parcel, piece = self._unsent.popleft()
            self._awaited.append((asked, parcel))
            pieces.append(piece)
        if pieces and self._transport is not None:
            self._transport.write(b"".join(pieces))

    def _recipient(self, parcel: Parcel, reply: Reply) -> None:
        """A reply to MAIL or RCPT, or to the DATA that comes after them."""
        if reply.code >= 300:
            parcel.refusal = parcel.refusal or reply

    def _data(self, parcel: Parcel, reply: Reply) -> None:
        if reply.code == 354:
            self._unsent.append(("text", parcel, NOTHING if parcel.refusal else parcel.text))
            if not parcel.refusal:
                self._next()
            return
        self._done(parcel, parcel.refusal or reply)
        self._unsent.append(("reset", parcel, RESET))

    def _text(self, parcel: Parcel, reply: Reply) -> None:
        refused = parcel.refusal
        self._done(parcel, refused or reply)
        if refused:
            self._unsent.append(("reset", parcel, RESET))
        elif self.idle:
            self._next()

    def _reset(self, parcel: Parcel, reply: Reply) -> None:
        self._next()

    def _done(self, parcel: Parcel, reply: Reply) -> None:
        parcel.wipe()
        self._settle(parcel.key, reply)


_TAKEN: dict[str, Callable[[Courier, Parcel, Reply], None]] = {
    "mail": Courier._recipient,
    "rcpt": Courier._recipient,
    "data": Courier._data,
    "text": Courier._text,
    "reset": Courier._reset,
}
