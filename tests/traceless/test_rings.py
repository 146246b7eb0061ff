"""A turn leaves no ring of objects behind: what refers to itself is freed late, and words with it.

Keeps: session.not-kept
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from aluma import shelf
from aluma.app import create_app
from aluma.settings import Settings
from tests.web.visitor import Visitor

SHELF = shelf.load()
OURS = ("aluma", "jinja2", "starlette", "markupsafe")


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    yield Visitor(create_app(Settings(network_places=1_000), SHELF))
    gc.set_debug(0)
    gc.garbage.clear()
    gc.enable()


def rings(act: Callable[[], object]) -> list[str]:
    """The types in rings of this program, its templates and its framework that `act` leaves to the collector."""
    act()
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    act()
    gc.collect()
    gc.set_debug(0)
    kinds = [type(each) for each in gc.garbage]
    return sorted({f"{kind.__module__}.{kind.__name__}" for kind in kinds if kind.__module__.split(".")[0] in OURS})


SLUGS = [practice.slug for practice in SHELF.practices("en").values()]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_whole_practice_leaves_none(visitor: Visitor, slug: str) -> None:
    def act() -> None:
        visitor.walk(slug, "a quiet word 🕯")
        visitor.keep("svg")
        visitor.end()

    assert rings(act) == []


def test_turns_that_fail_leave_none(visitor: Visitor) -> None:
    def act() -> None:
        page = visitor.begin()
        visitor.turn(words="first")
        visitor.turn(page=page, words="stale")
        visitor.turn(words="x" * 9_000)
        visitor.send("POST", "/session/turn", b"words=%FF", {"content-type": "application/x-www-form-urlencoded"})
        visitor.get("/nowhere")

    assert rings(act) == []


class Ring:
    """Refers to itself."""

    __module__ = "aluma.ring"

    def __init__(self) -> None:
        self.itself = self


def test_a_ring_would_be_seen(visitor: Visitor) -> None:
    assert rings(Ring) == ["aluma.ring.Ring"]
