"""The wrapper, compiled for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.traceless.build import build


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = build(tmp_path_factory.mktemp("a folder: with traps"))
    assert built is not None, "bin/test brings a C compiler"
    return built
