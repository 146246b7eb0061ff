"""The whole web face as one ASGI application: guards outside, routes inside.

Keeps: harvest.no-tracking
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from aluma.web.assets import Assets
from aluma.web.desk import Desk
from aluma.web.errors import ERRORS
from aluma.web.face import Face
from aluma.web.guard.headers import Headers
from aluma.web.guard.origin import Host, Origin
from aluma.web.office import Office
from aluma.web.reply import Reply
from aluma.web.routes import LEAVE, routes

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
    app = Starlette(
        routes=routes(faces, desk, office, assets),
        exception_handlers={HTTPException: _Errors(pages), 500: _Errors(pages)},
        lifespan=lifespan,
    )
    # A redirect to a path with or without its slash would put the visitor's path through a cache of the URL parser.
    app.router.redirect_slashes = False
    guarded = Origin(app, origins=origins, refused=pages[403], open_paths=[face.href(LEAVE) for face in faces])
    named = Host(guarded, origins=origins, misdirected=pages[421], malformed=pages[400])
    return Headers(named, tls=tls)


class _Errors:
    """Exception handler: the page made beforehand for a status, with the headers a 405 needs."""

    def __init__(self, pages: dict[int, Reply]) -> None:
        self._pages = pages

    def __call__(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        page = self._pages.get(status, self._pages[500])
        return Response(page.body, page.status, dict(getattr(error, "headers", None) or {}), "text/html")
