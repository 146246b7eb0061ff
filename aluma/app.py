"""The composition root: settings to stores to pages, as one ASGI application that closes everything on shutdown."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from aluma import __version__
from aluma.language import Language
from aluma.place import promises_of
from aluma.session.lifecycle import Lifecycle, Limits
from aluma.session.memory import MemoryStore
from aluma.settings import Settings
from aluma.shelf import Shelf
from aluma.web.assets import Assets
from aluma.web.desk import Desk
from aluma.web.face import Face, OtherLanguage, Site
from aluma.web.guard.networks import Networks
from aluma.web.guard.proxy import Proxy
from aluma.web.raw import raw_answers
from aluma.web.reply import Reply
from aluma.web.site import build

SWEEP_SECONDS = 1.0


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
    desk = Desk(
        sessions=Lifecycle(store, limits, os.urandom(32), clock),
        networks=Networks(settings.network_places, clock),
        practices={bytes.fromhex(each.digest): each for each in shelf.all()},
        listener=shelf.listener,
    )
    assets = Assets(missing=Reply(b"", 404))
    faces = _faces(settings, shelf, assets, missing, clock)
    tls = settings.address.startswith("https:")
    app = build(faces, desk, assets, origins=settings.origins, tls=tls, lifespan=_sweeping(store))
    return Portal(Proxy(app, proxies=settings.proxy) if settings.proxy else app, raw_answers(faces[0], tls=tls))


def _faces(
    settings: Settings, shelf: Shelf, assets: Assets, missing: tuple[str, ...], clock: Callable[[], float]
) -> list[Face]:
    site = Site("Aluma", __version__, settings.operator, settings.contact, settings.source, settings.address)
    spoken = tuple(
        OtherLanguage(each.code, each.gettext("English"), f"{_prefix(first, each)}/")
        for first, each in _languages(shelf)
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


def _sweeping(store: MemoryStore) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        sweeper = asyncio.create_task(_sweep(store), name="sweep")
        yield
        sweeper.cancel()
        with suppress(asyncio.CancelledError):
            await sweeper

    return lifespan


async def _sweep(store: MemoryStore) -> None:
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        store.sweep()
