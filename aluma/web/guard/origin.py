"""Posts are taken from our own pages only, and requests for our own name only.

Keeps: harvest.no-tracking

After Datasette: no token and no cookie; the browser's own headers tell where a form came from (Fetch Metadata,
W3C; Origin, RFC 6454).
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Origin:
    """ASGI middleware. `origins` are the portal's own, as `scheme://host[:port]`.

    Paths that begin with one of `open_paths` take any sender.

    Sec-Fetch-Site decides where a browser sends it; else Origin does. `null` and absence of both are refused.
    """

    def __init__(
        self, app: ASGIApp, *, origins: Collection[str], refused: ASGIApp, open_paths: Collection[str]
    ) -> None:
        self._app = app
        self._origins = frozenset(origin.encode() for origin in origins)
        self._refused = refused
        self._open = tuple(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse with the page given."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or self._is_ours(scope):
            await self._app(scope, receive, send)
        else:
            await self._refused(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        site = origin = None
        for name, value in scope["headers"]:
            if name == b"sec-fetch-site":
                site = value
            elif name == b"origin":
                origin = value
        ours = site == b"same-origin" if site is not None else origin in self._origins
        return ours or str(scope["path"]).startswith(self._open)


class Host:
    """ASGI middleware: a Host that is not one of the portal's own gets `misdirected` (421, RFC 9110, 15.5.20)."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], misdirected: ASGIApp) -> None:
        self._app = app
        self._hosts = frozenset(host.lower().encode() for host in hosts)
        self._misdirected = misdirected

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer 421."""
        if scope["type"] != "http" or self._named(scope) in self._hosts:
            await self._app(scope, receive, send)
        else:
            await self._misdirected(scope, receive, send)

    def _named(self, scope: Scope) -> bytes:
        return next((value.lower() for name, value in scope["headers"] if name == b"host"), b"")
