"""The composition root: settings to stores to pages, as one ASGI application that closes everything on shutdown."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.types import ASGIApp

from aluma import __version__
from aluma.language import Language
from aluma.session.lifecycle import Lifecycle, Limits
from aluma.session.memory import MemoryStore
from aluma.settings import Settings
from aluma.shelf import Shelf
from aluma.web.assets import Assets
from aluma.web.desk import Desk
from aluma.web.face import Face, Site
from aluma.web.guard.networks import Networks
from aluma.web.reply import Reply
from aluma.web.site import build

SWEEP_SECONDS = 1.0


def create_app(
    settings: Settings,
    shelf: Shelf,
    *,
    missing: tuple[str, ...] = (),
    clock: Callable[[], float] = time.time,
) -> ASGIApp:
    """The portal for these settings. `missing` says in sentences what the memory guarantee lacks, if anything."""
    store = MemoryStore(places=settings.places, room=settings.place_bytes, clock=clock)
    limits = Limits(idle=settings.idle_minutes * 60, absolute=settings.absolute_hours * 3600)
    desk = Desk(
        sessions=Lifecycle(store, limits, os.urandom(32), clock),
        networks=Networks(settings.network_places, clock),
        practices={bytes.fromhex(each.digest): each for each in shelf.all()},
    )
    assets = Assets(missing=Reply(b"", 404))
    return build(
        _faces(settings, shelf, assets, missing),
        desk,
        assets,
        origins=settings.origins,
        tls=settings.public_url.startswith("https:"),
        lifespan=_sweeping(store),
    )


def _faces(settings: Settings, shelf: Shelf, assets: Assets, missing: tuple[str, ...]) -> list[Face]:
    site = Site("Aluma", __version__, settings.operator, settings.contact, settings.source, settings.public_url)
    return [
        Face(
            language,
            shelf.practices(language.code),
            site,
            asset=assets.address,
            idle_minutes=round(settings.idle_minutes),
            prefix="" if first else f"/{language.code}",
            missing=missing,
        )
        for first, language in _languages(shelf)
    ]


def _languages(shelf: Shelf) -> list[tuple[bool, Language]]:
    return [(index == 0, language) for index, language in enumerate(shelf.languages)]


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
