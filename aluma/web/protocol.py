"""uvicorn's HTTP protocol with the limits it lacks: on the size of a head, and on how long head and body may take.

Keeps: session.not-kept

Measured on uvicorn 0.54: unfinished headers stay open for good, so does half a body, and a head of 5 MB is answered
200. No answer here repeats anything that was sent, and nothing of it is put into an exception or a log line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from aluma.web.sending import OnePiece

TOO_LATE = 408
CLOSING = 503
LINE_OVERHEAD = 4  # bytes that stand around a header's name and value: a colon, a space and a line end
MOST_HEAD = 16 * 1024  # bytes of request line and headers
PIECE = 32 * 1024  # bytes read at once; asyncio's own figure is 256 kB
LINGER = 2.0  # seconds in which what still arrives is dropped unread, so that a refusal is not lost on its way


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: for a whole head, for a whole body, and for the rest of either once the portal is closing."""

    head: float = 10.0
    body: float = 30.0
    closing: float = 2.0


class Reading(Enum):
    """What a connection is reading."""

    NOTHING = "nothing"
    HEAD = "head"
    BODY = "body"


class _HeadTooLarge(Exception):
    """Stops the parser. Carries nothing."""


class Protocol(HttpToolsProtocol):
    """One connection. `answers` are ready bytes by status; the server calls `look` about twice a second."""

    def __init__(self, *, answers: Mapping[int, bytes], patience: Patience, **uvicorn: Any) -> None:
        super().__init__(**uvicorn)
        self._answers = answers
        self._patience = patience
        self._reading = Reading.NOTHING
        self._due = 0.0  # when patience ends, in the loop's seconds; 0 for never
        self._unparsed = 0  # bytes of a head that is not whole yet
        self._unsent_since = 0.0
        self._silent = True
        self._late = TOO_LATE
        self._refused = False

    def connection_made(self, transport: Any) -> None:
        """A new connection has the time of one head to say something."""
        super().connection_made(transport)
        # asyncio sets this much aside for each piece and gives the rest back, and what is given back is wiped.
        transport.max_size = PIECE
        self._begin_head()

    def data_received(self, data: bytes) -> None:
        """Parse, within the limits."""
        if self._refused:
            return
        self._silent = False
        self._unset_keepalive_if_required()
        if self._reading is Reading.NOTHING:
            self._begin_head()
        due = self._due
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            # No other protocol is spoken here. The request before it is answered as any other.
            return
        except httptools.HttpParserError:
            if not self._refused:
                self.refuse(400)
            return
        if self._reading is Reading.HEAD and self._due == due:
            self._unparsed += len(data)
            if self._unparsed > MOST_HEAD:
                self.refuse(431)

    def on_message_begin(self) -> None:
        """A head begins, at times in the same piece that ended the message before."""
        if self._reading is not Reading.HEAD:
            self._begin_head()
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header of the head. What follows a body (trailers, RFC 9110, 6.5) is dropped: no guard has seen it."""
        if self._reading is Reading.HEAD:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Hand the request on, unless its head is too large."""
        size = len(self.url) + sum(len(name) + len(value) + LINE_OVERHEAD for name, value in self.headers)
        if size > MOST_HEAD:
            self.refuse(431)
            raise _HeadTooLarge
        self._reading = Reading.BODY
        self._due = self.loop.time() + self._patience.body
        super().on_headers_complete()
        if self._late == CLOSING:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._reading = Reading.NOTHING
        self._due = 0.0
        super().on_message_complete()

    def look(self, now: float) -> None:
        """Refuse what has taken too long. A connection that never said anything is closed without a word."""
        if self._is_stuck(now):
            self.transport.abort()
        elif self._due and now >= self._due:
            if self._refused or self._silent:
                self.transport.close()
            else:
                self.refuse(self._late)

    def shutdown(self) -> None:
        """The portal closes: what is half sent gets a moment, then 503; what has begun goes on to its end."""
        self._late = CLOSING
        if self._reading is not Reading.NOTHING and not self._silent and not self._refused:
            self._due = min(self._due, self.loop.time() + self._patience.closing)
        if self._reading is not Reading.HEAD or self._silent:
            super().shutdown()

    def refuse(self, status: int) -> None:
        """Answer with a ready page where one can still be given, and read nothing more."""
        may_answer = self._may_answer()
        self._refused = True
        self._due = self.loop.time() + LINGER
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.transport.is_closing():
            return
        if may_answer:
            head, _, rest = self._answers[status].partition(b"\r\n")
            date = [b": ".join(pair) for pair in self.server_state.default_headers]
            self.transport.write(b"\r\n".join((head, *date, rest)))
        if may_answer and status != CLOSING and self.transport.can_write_eof():
            self.transport.write_eof()
        else:
            self.transport.close()

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        """Hand the request on, with a way to answer it in one piece."""
        super()._start_asgi_task(cycle, OnePiece(app, cycle))  # type: ignore[arg-type]  # uvicorn's types for the same

    def _may_answer(self) -> bool:
        """Whether an answer to the message that is being read could be told from one to a message before it."""
        if self.pipeline or self._refused:
            return False
        if self._reading is Reading.HEAD:
            return self.cycle is None or self.cycle.response_complete
        return self.cycle is not None and not self.cycle.response_started

    def _is_stuck(self, now: float) -> bool:
        """Whether the client has not taken its answer in the time of a body, so that its words would wait for ever."""
        unsent = self.transport.get_write_buffer_size() > 0
        self._unsent_since = (self._unsent_since or now) if unsent else 0.0
        return unsent and now - self._unsent_since >= self._patience.body

    def _begin_head(self) -> None:
        self._reading = Reading.HEAD
        self._due = self.loop.time() + self._patience.head
        self._unparsed = 0
