"""The whole web face as one ASGI application: guards outside, routes inside.

Keeps: harvest.no-tracking
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from aluma.web.assets import Assets
from aluma.web.desk import Desk
from aluma.web.errors import ERRORS
from aluma.web.face import Face
from aluma.web.guard.headers import Headers
from aluma.web.guard.origin import Host, Origin
from aluma.web.office import Office
from aluma.web.reply import Reply
from aluma.web.routes import LEAVE, Endpoint, by_name, routes

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def build(
    faces: Sequence[Face],
    desk: Desk,
    office: Office,
    assets: Assets,
    *,
    origins: Collection[str],
    tls: bool,
    lifespan: Lifespan,
) -> ASGIApp:
    """The portal. `origins` are its own, `scheme://host[:port]`; the first face is the one of the bare addresses."""
    pages = {status: faces[0].error_page(status) for status in ERRORS}
    rooms = routes(faces, desk, office, assets)
    app = Starlette(
        routes=rooms,
        exception_handlers={HTTPException: _Errors(pages), 500: _Errors(pages)},
        lifespan=lifespan,
    )
    # A redirect to a path with or without its slash would put the visitor's path through a cache of the URL parser.
    app.router.redirect_slashes = False
    origin = Origin(origins=origins, refused=pages[403], open_paths=[face.href(LEAVE) for face in faces])
    host = Host(origins=origins, misdirected=pages[421], malformed=pages[400])
    return Headers(Door((host, origin), by_name(rooms), app, failed=pages[500]), tls=tls)


class Guard(Protocol):
    """Looks at the head of a request."""

    def refusal(self, scope: Scope) -> Reply | None:
        """The page that a request is refused with; None for one that is taken."""


class Door:
    """Lets a request in, to one of the `rooms` that are found by their name, or else to `others`, an application.

    It is called like an ASGI application, and hands back what the rooms and the guards answer.
    """

    def __init__(
        self,
        guards: Sequence[Guard],
        rooms: Mapping[tuple[str, str], Endpoint],
        others: ASGIApp,
        *,
        failed: Reply,
    ) -> None:
        self._guards = guards
        self._rooms = rooms
        self._others = others
        self._failed = failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> Reply | None:
        """The answer, or None once it was sent."""
        if scope["type"] != "http":
            await self._others(scope, receive, send)
            return None
        for guard in self._guards:
            refusal = guard.refusal(scope)
            if refusal is not None:
                return refusal
        room = self._rooms.get((scope["method"], scope["path"]))
        if room is None:
            await self._others(scope, receive, send)
            return None
        try:
            return await room.reply(scope, receive)
        except Exception:
            await self._failed(scope, receive, send)
            raise  # the server counts it


class _Errors:
    """Exception handler: the page made beforehand for a status, with the headers a 405 needs."""

    def __init__(self, pages: dict[int, Reply]) -> None:
        self._pages = pages

    def __call__(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        page = self._pages.get(status, self._pages[500])
        return Response(page.body, page.status, dict(getattr(error, "headers", None) or {}), "text/html")
