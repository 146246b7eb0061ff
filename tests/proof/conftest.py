"""Two small portals of the hunt's own, one that forgets and one that keeps, and a crowd that has been in each."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from aluma.proof.crowd import Crowd
from aluma.proof.disk import Disk
from aluma.proof.hunt import Hunt
from aluma.proof.portal import Portal, Recipe
from aluma.proof.running import unmet
from aluma.proof.visitor import Party
from aluma.traceless.launcher import ALWAYS, PERTURB

ROOT = Path(__file__).parents[2]
SESSIONS = 8


@dataclass(frozen=True)
class Visited:
    """A portal in which eight sessions were held and ended, and what to look for in it."""

    portal: Portal
    party: Party
    crowd: Crowd
    hunt: Hunt
    disk: Disk


def a_recipe(kind: str) -> Recipe:
    environ = {**os.environ, **ALWAYS, **PERTURB, "PYTHONPATH": str(ROOT)}
    return Recipe(
        lambda port, data: [sys.executable, "-m", "tests.proof.site", str(port), str(data), kind],
        environ,
        lambda port: f"http://127.0.0.1:{port}",
    )


def visited(kind: str, folder: Path) -> Iterator[Visited]:
    began = time.time()
    with Portal(a_recipe(kind), folder) as portal:
        canaries, secrets, hunt = unmet(portal.pids)
        party = Party(portal.door, canaries, secrets, lambda token: [("key", token[::-1])])
        crowd = Crowd(party, turns=2, idle=0.0, step=lambda: None)
        crowd.visit(range(SESSIONS), after=("browser closed", "end"))
        assert not crowd.tally.lost
        yield Visited(portal, party, crowd, hunt, Disk(hunt, canaries, began))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    yield from visited("clean", tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visited]:
    yield from visited("leaky", tmp_path_factory.mktemp("leaky"))
