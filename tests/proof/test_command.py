"""`aluma prove` from end to end: the real portal forgets, and the same program without its guarantee does not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aluma.proof.last import last_proof

SECONDS = 200


def prove(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "aluma", "prove", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], dict[str, Any], Path]:
    folder = tmp_path_factory.mktemp("prove")
    run = prove(folder, "--sessions", "16", "--compare", "--json", "outcome.json")
    assert (folder / "outcome.json").is_file(), run.stderr
    return run, json.loads((folder / "outcome.json").read_text()), folder


def test_nothing_is_left_of_any_session(done: tuple[Any, dict[str, Any], Path]) -> None:
    run, outcome, _ = done
    assert outcome["void_because"] == []
    assert [place["traces"] for place in outcome["places"] if place["traces"]] == []
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1].startswith("nothing found: 0 traces of 24 sessions")


def test_everything_that_was_planted_to_be_found_was(done: tuple[Any, dict[str, Any], Path]) -> None:
    places = {place["name"]: place for place in done[1]["places"]}
    assert {"between", "memory", "data", "log", "open files", "after a crash"} <= {
        name for name, place in places.items() if place["controls"]
    }
    assert all(place["controls_found"] == place["controls"] for place in places.values())


def test_the_same_program_without_its_guarantee_keeps_words(done: tuple[Any, dict[str, Any], Path]) -> None:
    without = done[1]["without_the_guarantee"]
    assert without["verdict"] == "traces found"
    assert without["found_of"] > 20


def test_memory_was_searched_within_a_second_of_the_last_end(done: tuple[Any, dict[str, Any], Path]) -> None:
    assert done[1]["seconds_from_the_last_end"] < 1


def test_the_pages_and_a_reader_are_told(done: tuple[Any, dict[str, Any], Path]) -> None:
    folder = done[2]
    last = last_proof(folder / "data")
    assert last is not None
    assert last.found == 0
    assert "Nothing was left" in (folder / "data" / "proof.html").read_text()


@pytest.mark.usefixtures("done")
def test_no_image_of_a_memory_stays() -> None:
    assert not list(Path("/dev/shm").glob("proof-*"))


def test_settings_that_do_not_hold_refuse_the_hunt(tmp_path: Path) -> None:
    (tmp_path / "aluma.toml").write_text("port = 99999\n")
    refused = prove(tmp_path)
    assert refused.returncode == 2
    assert "port should be" in refused.stderr


def test_a_process_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    refused = prove(tmp_path, "--pid", "4194305")  # above the most that Linux gives out (proc(5), pid_max)
    assert refused.returncode == 2
    assert "No process runs under" in refused.stderr
