"""`aluma init` and `aluma settings`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aluma.cli import main
from aluma.settings import FIELDS, Settings, read


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_init_writes_a_file_that_changes_nothing(folder: Path) -> None:
    assert run("init").exit_code == 0
    assert read({}, {}, folder / "aluma.toml").settings == Settings()
    assert run("settings").output.count("(default)") == len(FIELDS)


def test_every_line_of_it_can_be_taken_in(folder: Path) -> None:
    run("init")
    file = folder / "aluma.toml"
    file.write_text(re.sub(r"^# (?=[a-z_]+ = )", "", file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    assert read({}, {}, file).settings == Settings(data=folder / "data", keys=folder / "keys")
    assert set(read({}, {}, file).came_from.values()) == {str(file)}


def test_init_overwrites_nothing(folder: Path) -> None:
    (folder / "aluma.toml").write_text("port = 1")
    result = run("init")
    assert (result.exit_code, "It was left as it is." in result.stderr) == (2, True)
    assert (folder / "aluma.toml").read_text() == "port = 1"


def test_settings_prints_each_with_its_value_default_and_reason(folder: Path) -> None:
    (folder / "aluma.toml").write_text("port = 8001")
    output = run("settings", "--idle-minutes", "10").output
    assert "port = 8001  (from aluma.toml; default 8000)" in output
    assert "idle_minutes = 10.0  (from --idle-minutes; default 30.0)" in output
    assert "How long a session waits for its visitor" in output
    assert all(f"\n{name} = " in f"\n{output}" for name in FIELDS)


def test_settings_refuses_kindly(folder: Path) -> None:
    result = run("settings", "--port", "many", "--tls-cert", "none.pem")
    assert result.exit_code == 2
    assert result.stderr.count("\n  - ") == 3
    assert "Traceback" not in result.output
