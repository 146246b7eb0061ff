"""An answer of the portal: status, body and headers, sent as they are.

Keeps: storage.necessary-only
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.types import Receive, Scope, Send

RawHeaders = tuple[tuple[bytes, bytes], ...]

HTML = (b"content-type", b"text/html; charset=utf-8")
NO_STORE = (b"cache-control", b"no-store")
# "storage" and "cache" only: "cookies" would erase those of an operator's other sites on the same domain.
CLEAR_SITE_DATA = (b"clear-site-data", b'"cache", "storage"')


class Reply:
    """An ASGI application that sends one answer. `headers` are raw, lower case; the length is added here."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, body: bytes, status: int = 200, headers: Iterable[tuple[bytes, bytes]] = (HTML,)) -> None:
        self.body = body
        self.status = status
        self.headers = tuple(headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        length = (b"content-length", str(len(self.body)).encode())
        await send({"type": "http.response.start", "status": self.status, "headers": [*self.headers, length]})
        await send({"type": "http.response.body", "body": self.body})


def page(html: str, status: int = 200) -> Reply:
    """An HTML page that any browser may keep until it asks again."""
    return Reply(html.encode(), status, (HTML, (b"cache-control", b"no-cache")))


def session_page(html: bytes, status: int = 200, extra: RawHeaders = ()) -> Reply:
    """An HTML page of a session: nothing may store it."""
    return Reply(html, status, (HTML, NO_STORE, *extra))
