"""The response headers that hold for every answer: the only place that sets them.

Keeps: third.none, storage.no-cookies

Cookies are taken out here too, so that no library can set one unseen.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from starlette.types import Message, Receive, Scope, Send

from aluma.web.reply import Reply
from aluma.web.sending import ONE_PIECE

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Every feature a page could ask a browser for; a name that a browser does not know is passed over by it.
DENIED_FEATURES = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media fullscreen gamepad "
    "geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture "
    "publickey-credentials-get screen-wake-lock serial storage-access usb window-management "
    "xr-spatial-tracking"
).split()
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    # no-referrer would make Chromium send `Origin: null` with our own forms, which the origin guard refuses.
    "referrer-policy": "same-origin",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in DENIED_FEATURES),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
TWO_YEARS = 63_072_000
STRICT_TRANSPORT = {"strict-transport-security": f"max-age={TWO_YEARS}; includeSubDomains"}


Raw = Sequence[tuple[bytes, bytes]]
Application = Callable[[Scope, Receive, Send], Awaitable[Reply | None]]


def common_headers(tls: bool) -> list[tuple[bytes, bytes]]:
    """The headers above, raw. `tls`: whether visitors come by https."""
    wanted = HEADERS | (STRICT_TRANSPORT if tls else {})
    return [(name.encode(), value.encode()) for name, value in wanted.items()]


class Headers:
    """ASGI middleware: the headers above on every response, and no cookie. `tls`: whether visitors come by https.

    The application inside may hand back its answer instead of sending it, which then goes out in one piece where the
    server knows how.
    """

    def __init__(self, app: Application, *, tls: bool) -> None:
        self._app = app
        self._added = common_headers(tls)
        self._lines = _lines(self._added)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, adding the headers to the answer's start."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*_without_cookies(message["headers"]), *self._added]
            await send(message)

        reply = await self._app(scope, receive, with_headers)
        if reply is None:
            return
        if ONE_PIECE not in scope.get("extensions", ()):
            await reply(scope, receive, with_headers)
            return
        head = _lines(_without_cookies(reply.headers)) + self._lines
        await send({"type": ONE_PIECE, "status": reply.status, "head": head, "body": reply.body})


def _without_cookies(headers: Raw) -> list[tuple[bytes, bytes]]:
    return [pair for pair in headers if pair[0].lower() != b"set-cookie"]


def _lines(headers: Raw) -> bytes:
    """Header lines as they go out. Raises ValueError for a line end in a value, which would begin another header."""
    lines = b"".join([b"%b: %b\r\n" % pair for pair in headers])
    if lines.count(b"\n") != len(headers):
        raise ValueError("a header holds a line end")
    return lines
