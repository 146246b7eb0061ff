"""How an answer goes out: in the messages of ASGI, or as one piece, in which no header is looked at again.

uvicorn looks for control characters in each header of each answer, and writes head and body apart. An application
that finds `ONE_PIECE` among the extensions of its scope (ASGI 3.0, "Extensions") may send a single message of that
type instead: `status`, `head` (header lines in bytes, made from what stands in the code), and `body`.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

ONE_PIECE = "aluma.response"
EXTENSIONS: dict[str, dict[str, Any]] = {ONE_PIECE: {}}


class OnePiece:
    """An application whose answers to one request, `cycle`, may be sent in one piece."""

    __slots__ = ("_app", "_cycle")

    def __init__(self, app: ASGIApp, cycle: RequestResponseCycle) -> None:
        self._app = app
        self._cycle = cycle

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Serve the request."""
        scope["extensions"] = EXTENSIONS
        return self._app(scope, receive, self._send)

    def _send(self, message: Message) -> Awaitable[None]:
        return self._whole(**message) if message["type"] == ONE_PIECE else self._cycle.send(message)  # type: ignore[arg-type]  # uvicorn's names for the same

    async def _whole(self, type: str, status: int, head: bytes, body: bytes) -> None:  # noqa: A002  # ASGI's name
        cycle = self._cycle
        if cycle.flow.write_paused and not cycle.disconnected:
            await cycle.flow.drain()
        if cycle.disconnected:
            return
        cycle.response_started = True
        cycle.waiting_for_100_continue = False
        dated = b"".join([b"%b: %b\r\n" % pair for pair in cycle.default_headers])
        closing = b"" if cycle.keep_alive else b"connection: close\r\n"
        shown = b"" if cycle.scope["method"] == "HEAD" else body
        cycle.transport.write(
            b"%b%b%bcontent-length: %d\r\n%b\r\n%b" % (STATUS_LINE[status], dated, head, len(body), closing, shown)
        )
        cycle.response_complete = True
        cycle.message_event.set()
        if not cycle.keep_alive:
            cycle.transport.close()
        cycle.on_response()
