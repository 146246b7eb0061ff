"""A portal without a server, and a visitor in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aluma import shelf
from aluma.app import Portal, create_app
from aluma.settings import Settings
from tests.clock import Clock
from tests.web.visitor import Visitor

SHELF = shelf.load()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def portal(clock: Clock) -> Callable[..., Portal]:
    def made(missing: tuple[str, ...] = (), **changed: Any) -> Portal:
        return create_app(Settings(**changed), SHELF, missing=missing, clock=clock)

    return made


@pytest.fixture
def visitor(portal: Callable[..., Portal]) -> Visitor:
    return Visitor(portal())
