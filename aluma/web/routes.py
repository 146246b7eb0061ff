"""The sitemap. A view that does not declare a session here cannot touch one: it is never handed the desk.

The same holds for the book of addresses and the mail: only views of the office are handed those.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from aluma.language import marked as _
from aluma.web import archive, contact, letters, pages, privacy, rights, sessions
from aluma.web.assets import Assets
from aluma.web.desk import Desk
from aluma.web.face import Face
from aluma.web.form import FormRefused, Gone
from aluma.web.office import Office
from aluma.web.pages import Plain
from aluma.web.reply import Reply
from aluma.web.visit import Visit

PageView = Callable[[Visit, Face], Awaitable[Reply]]
SessionView = Callable[[Visit, Face, Desk], Awaitable[Reply]]
OfficeView = Callable[[Visit, Face, Office], Awaitable[Reply]]

SESSIONS: Sequence[tuple[str, SessionView]] = (
    ("/session/turn", sessions.turn),
    ("/session/keep", sessions.keep),
    ("/session/end", sessions.end),
    ("/session", sessions.begin),
)
PAGES: Sequence[tuple[str, PageView]] = (
    ("/", pages.home),
    ("/practices/{slug}", pages.practice),
    ("/privacy", privacy.policy),
    ("/privacy/versions", privacy.versions),
    ("/privacy/versions/{date}", privacy.version),
    ("/privacy/versions/{one}/{other}", privacy.changes),
    ("/privacy/evidence.json", privacy.evidence_json),
    ("/privacy/record.jsonld", privacy.record_jsonld),
    ("/help", Plain("help.html", _("Help from people"))),
    ("/accessibility", Plain("accessibility.html", _("Accessibility"))),
    ("/under-18", Plain("under18.html", _("If you are under 18"))),
    ("/source", Plain("source.html", _("The source of this portal"))),
)
LEAVE = "/letters/leave/"  # mail programs post there by themselves (RFC 8058), so posts of any sender are taken
ALWAYS = ""
# Method, path, view, and the part of the office without which it is not there.
OFFICE: Sequence[tuple[str, str, OfficeView, str]] = (
    ("GET", "/contact", contact.page, ALWAYS),
    ("POST", "/contact", contact.relay, "post"),
    ("GET", "/rights", rights.explained, ALWAYS),
    ("GET", "/rights/holdings.json", rights.record, ALWAYS),
    ("POST", "/rights", rights.ask, "letters"),
    ("GET", "/rights/see/{link}", rights.button, "letters"),
    ("POST", "/rights/see", rights.see, "letters"),
    ("POST", "/rights/export", rights.take_along, "letters"),
    ("POST", "/rights/erase", rights.erase, "letters"),
    ("GET", "/letters", letters.invitation, "letters"),
    ("POST", "/letters", letters.join, "letters"),
    ("GET", "/letters/confirm/{link}", letters.button, "letters"),
    ("POST", "/letters/confirm", letters.confirm, "letters"),
    ("POST", "/letters/move", letters.move, "letters"),
    ("GET", LEAVE + "{handle}", letters.way_out, "room"),
    ("POST", LEAVE + "{handle}", letters.leave, "room"),
    ("GET", "/letters/sent", archive.letters, "archive"),
    ("GET", "/letters/sent/{name}", archive.letter, "archive"),
    ("GET", "/letters/feed.atom", archive.feed, "archive"),
)
MACHINES: Sequence[tuple[str, PageView]] = (
    ("/.well-known/security.txt", privacy.security),
    ("/.well-known/gpc.json", privacy.privacy_control),
)


def routes(faces: Sequence[Face], desk: Desk, office: Office, assets: Assets) -> list[BaseRoute]:
    """Every address of the portal, once for each face; the busiest stand first."""
    found: list[BaseRoute] = []
    for face in faces:
        for path, view in SESSIONS:
            found.append(Route(face.href(path), _session(view, face, desk), methods=["POST"]))
        for path, page in PAGES:
            found.append(Route(face.href(path), _page(page, face), methods=["GET"]))
        for method, path, room, needs in OFFICE:
            if needs == ALWAYS or getattr(office, needs) is not None:
                found.append(Route(face.href(path), _office(room, face, office), methods=[method]))
        if face.href(""):  # a language's front page, also as people type it, without the last slash
            found.append(Route(face.href(""), _page(pages.home, face), methods=["GET"]))
    found += [Route(path, _page(machine, faces[0]), methods=["GET"]) for path, machine in MACHINES]
    return [*found, Route("/static/{digest}/{name}", assets, methods=["GET"])]


class Endpoint:
    """A view, with all that it is handed; a form that is refused gets its calm page."""

    def __init__(self, view: Callable[[Visit], Awaitable[Reply]], face: Face) -> None:
        self._view = view
        self._face = face

    async def reply(self, scope: Scope, receive: Receive) -> Reply | None:
        """The answer to a request; None where nobody is there any more to take it."""
        try:
            return await self._view(Visit(scope, receive))
        except FormRefused as refused:
            return self._face.error_page(refused.status)
        except Gone:
            return None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The same as an ASGI application."""
        reply = await self.reply(scope, receive)
        if reply is not None:
            await reply(scope, receive, send)


def by_name(routes: Iterable[BaseRoute]) -> Mapping[tuple[str, str], Endpoint]:
    """Those whose path is a name and no pattern, by method and path, to be found without trying one after the other."""
    return {
        (method, route.path): route.endpoint
        for route in routes
        if isinstance(route, Route) and not route.param_convertors and isinstance(route.endpoint, Endpoint)
        for method in route.methods or ()
    }


def _session(view: SessionView, face: Face, desk: Desk) -> ASGIApp:
    return Endpoint(lambda visit: view(visit, face, desk), face)


def _office(view: OfficeView, face: Face, office: Office) -> ASGIApp:
    return Endpoint(lambda visit: view(visit, face, office), face)


def _page(view: PageView, face: Face) -> ASGIApp:
    return Endpoint(lambda visit: view(visit, face), face)
