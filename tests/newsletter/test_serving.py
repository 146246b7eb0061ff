"""A portal with letters as it is served: it starts, keeps what it holds apart, and refuses where its keys are lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx2

from tests.cli.test_serve import portal, refusal

RELAY = ("--relay", "127.0.0.1:1", "--sender", "letters@aluma.example", "--contact", "person@aluma.example")


def test_keys_and_book_lie_in_folders_of_their_own(tmp_path: Path) -> None:
    with portal(tmp_path, *RELAY) as (process, address):
        assert httpx2.get(f"{address}/letters").status_code == 200
        process.terminate()
        assert process.wait(10) == 0
    assert sorted(each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.sqlite*")) == [
        "data/book.sqlite",
        "keys/keys.sqlite",
    ]


def test_lost_keys_stop_the_start_with_a_sentence(tmp_path: Path) -> None:
    with portal(tmp_path, *RELAY):
        pass
    shutil.rmtree(tmp_path / "keys")
    said = refusal(tmp_path, *RELAY)
    assert "Without it no address in the book can be read by anyone." in said


def test_folders_in_each_other_are_refused(tmp_path: Path) -> None:
    assert "data and keys lie in each other" in refusal(tmp_path, *RELAY, "--keys", "data/keys")
