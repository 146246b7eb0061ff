"""How the trace hunt starts portals of its own: with the operator's settings, in folders that are thrown away.

Keeps: session.not-kept
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from aluma.proof.portal import Recipe
from aluma.seal import derive
from aluma.settings import FIELDS, Settings
from aluma.traceless.launcher import MARK, Way

IDLE_SECONDS = 5.0
# A command line can't hold them all; each is a sentence's worth of reason, and none is one that the policy promises.
OURS: Mapping[str, str] = {
    "host": "127.0.0.1",
    "public_url": "",
    "idle_minutes": str(IDLE_SECONDS / 60),  # so that sessions that nobody ends are over soon
    "network_places": "1000000",  # all visitors come from this machine
}
# Without its launcher the portal runs as any Python program does, on the allocator that is there.
UNGUARDED: Mapping[str, str] = {MARK: Way.NONE.value, "ALUMA_WITHOUT_MEMORY_GUARANTEE": "true"}


def recipe(settings: Settings, config: Path | None, *, guarantee: bool) -> Recipe:
    """How to start one: every folder of the operator's stays, but for the data folder."""
    scheme = "https" if settings.tls_cert else "http"
    return Recipe(
        command=partial(_command, settings, config),
        environ={**os.environ, **({} if guarantee else UNGUARDED)},
        origin=lambda port: f"{scheme}://127.0.0.1:{port}",
    )


def keys(token: bytes) -> Iterable[tuple[str, bytes]]:
    """What the hunt looks for besides a token: the key that it leads to. The bare address may stay until the limit."""
    return (("key", derive(token).key),)


def _command(settings: Settings, config: Path | None, port: int, data: Path) -> list[str]:
    options = {**_paths(settings), **OURS, "port": str(port), "data": str(data)}
    given = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", value)]
    file = ["--config", str(config.resolve())] if config else []
    return [sys.executable, "-m", "aluma", "serve", *file, *given]


def _paths(settings: Settings) -> dict[str, str]:
    """The operator's paths, whole: the portal of the hunt works in another folder."""
    values = {name: getattr(settings, name) for name in FIELDS}
    return {name: str(value.resolve()) for name, value in values.items() if isinstance(value, Path)}
