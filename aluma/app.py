"""The composition root: settings to stores to pages, as one ASGI application that closes everything on shutdown."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial

from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from aluma import __version__
from aluma.covenant.parties import is_here
from aluma.language import Language
from aluma.mail.post import Post as RelayPost
from aluma.mail.post import post
from aluma.mail.smtp import Smtp
from aluma.newsletter.archive import Archive
from aluma.newsletter.delivery import Way
from aluma.newsletter.rendering import Sender
from aluma.newsletter.room import BOOK, Room, open_room
from aluma.newsletter.sending import Mailings
from aluma.newsletter.sending import tend as send_ordered
from aluma.newsletter.spare import Spare
from aluma.newsletter.tending import tend
from aluma.place import promises_of
from aluma.session.lifecycle import Lifecycle, Limits
from aluma.session.memory import MemoryStore
from aluma.settings import Settings
from aluma.settings.addresses import host_and_port
from aluma.shelf import Shelf
from aluma.web.assets import Assets
from aluma.web.desk import Desk
from aluma.web.face import Face, OtherLanguage, Site
from aluma.web.guard.networks import Networks
from aluma.web.guard.proxy import Proxy
from aluma.web.office import Post, office
from aluma.web.raw import raw_answers
from aluma.web.reply import Reply
from aluma.web.site import Lifespan, build
from aluma.web.skeletons import Skeletons

SWEEP_SECONDS = 1.0
Task = Callable[[], Coroutine[None, None, None]]


class Portal:
    """The ASGI application, and beside it the answers that the server gives by itself, ready by status."""

    def __init__(self, app: ASGIApp, answers: Mapping[int, bytes]) -> None:
        self._app = app
        self.answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        await self._app(scope, receive, send)


def create_app(
    settings: Settings,
    shelf: Shelf,
    *,
    missing: tuple[str, ...] = (),
    clock: Callable[[], float] = time.time,
    store: MemoryStore | None = None,
) -> Portal:
    """The portal for these settings. `missing` says in sentences what the memory guarantee lacks, if anything."""
    store = store or MemoryStore(places=settings.places, room=settings.place_bytes, clock=clock)
    limits = Limits(idle=settings.idle_minutes * 60, absolute=settings.absolute_hours * 3600)
    assets = Assets(missing=Reply(b"", 404))
    faces = _faces(settings, shelf, assets, missing, clock)
    desk = Desk(
        sessions=Lifecycle(store, limits, os.urandom(32), clock),
        networks=Networks(settings.network_places, clock),
        practices={bytes.fromhex(each.digest): each for each in shelf.all()},
        listener=shelf.listener,
        skeletons={face.language.code: Skeletons(face) for face in faces},
    )
    tls = settings.address.startswith("https:")
    room = _room(settings, clock)
    made = office(room, _post(settings), settings.address, clock, Archive(settings.data) if room else None)
    tasks: list[Task] = [partial(_sweep, store)]
    if room is not None:
        tasks += [partial(tend, room, _spare(settings, clock)), *_mailings(settings, shelf, room, clock)]
    lifespan = _running(tasks, room.close if room else None)
    app = build(faces, desk, made, assets, origins=settings.origins, tls=tls, lifespan=lifespan)
    return Portal(Proxy(app, proxies=settings.proxy) if settings.proxy else app, raw_answers(faces[0], tls=tls))


def _room(settings: Settings, clock: Callable[[], float]) -> Room | None:
    """The book, where letters are offered or were. Raises RoomRefused."""
    if not settings.relay and not (settings.data / BOOK).is_file():
        return None
    return open_room(settings.data, settings.keys, clock)


def _spare(settings: Settings, clock: Callable[[], float]) -> Spare | None:
    return Spare(settings.keys_backup, clock) if settings.keys_backup else None


def _post(settings: Settings) -> Post | None:
    server = host_and_port(settings.relay)
    if server is None:
        return None
    return Post(Smtp(_relay(settings, server[0])), settings.sender, settings.contact)


def _relay(settings: Settings, host: str) -> RelayPost:
    return post(
        settings.relay,
        settings.sender,
        here=is_here(host),
        user=settings.relay_user,
        password=settings.relay_password,
        authority=settings.relay_ca,
    )


def _mailings(settings: Settings, shelf: Shelf, room: Room, clock: Callable[[], float]) -> list[Task]:
    """What sends the letters that were ordered, where there is a relay to send them by."""
    server = host_and_port(settings.relay)
    if server is None:
        return []
    way = Way(_relay(settings, server[0]), settings.relay_rate)
    name = settings.operator or "Aluma"
    sender = Sender(settings.sender, name, settings.address, settings.contact, settings.bounces)
    spoken = {each.code: each.gettext for each in shelf.languages}
    sending = Mailings(settings.data, room, way, sender, lambda code: spoken.get(code, str), clock)
    return [partial(send_ordered, sending)]


def _faces(
    settings: Settings, shelf: Shelf, assets: Assets, missing: tuple[str, ...], clock: Callable[[], float]
) -> list[Face]:
    site = Site(
        "Aluma",
        __version__,
        settings.operator,
        settings.contact,
        settings.source,
        settings.address,
        bool(settings.relay),
    )
    spoken = tuple(
        OtherLanguage(each.code, shelf.name(each.code), f"{_prefix(first, each)}/") for first, each in _languages(shelf)
    )
    return [
        Face(
            language,
            shelf.practices(language.code),
            site,
            promises=promises_of(settings, language, missing, clock),
            asset=assets.address,
            idle_minutes=round(settings.idle_minutes),
            prefix=_prefix(first, language),
            missing=missing,
            languages=spoken,
            helplines=shelf.helplines,
        )
        for first, language in _languages(shelf)
    ]


def _languages(shelf: Shelf) -> list[tuple[bool, Language]]:
    return [(index == 0, language) for index, language in enumerate(shelf.languages)]


def _prefix(first: bool, language: Language) -> str:
    return "" if first else f"/{language.code}"


def _running(tasks: Sequence[Task], close: Callable[[], None] | None) -> Lifespan:
    """What goes on while the portal runs, and what is closed when it ends."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        running = [asyncio.create_task(task()) for task in tasks]
        yield
        for task in running:
            task.cancel()
        for task in running:
            with suppress(asyncio.CancelledError):
                await task
        if close is not None:
            close()

    return lifespan


async def _sweep(store: MemoryStore) -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        store.sweep()
