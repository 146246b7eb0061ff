"""Imports go down the floors, as `pyproject.toml` draws them; and the hunt knows nothing of what it hunts in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.code import ROOT, imported, modules


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    options = ["--no-cache", "--config", str(ROOT / "pyproject.toml")]
    return subprocess.run([*command, *options], cwd=folder, text=True, capture_output=True, check=False)


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("session/store.py", "import aluma.guide.walk"),
        ("text.py", "import aluma.web.face"),
        ("web/face.py", "import aluma.settings"),
        ("attic.py", ""),
    ],
)
def test_an_import_that_goes_up_or_sideways_is_found(tmp_path: Path, file: str, line: str) -> None:
    for each in modules():
        copy = tmp_path / each.path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(each.text, "utf-8")
    with (tmp_path / "aluma" / file).open("a") as changed:
        changed.write(f"\n{line}\n")
    assert "BROKEN" in lint(tmp_path).stdout


def test_the_hunt_knows_nothing_of_what_it_hunts_in() -> None:
    names = {name for each in modules("aluma/proof") for name in imported(each.tree)}
    assert not {name for name in names if name.startswith("aluma.") and not name.startswith("aluma.proof.")}
