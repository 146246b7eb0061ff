"""What a hunt for traces found on this very portal is shown where people look for it, in its own words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aluma import __version__
from tests.covenant.place import get, portal
from tests.web.visitor import Visitor

NUMBERS = {"format": 1, "at": "2026-11-23T03:10:00+00:00", "version": __version__, "sessions": 200, "planted": 4321,
           "found": 0, "places": 31}  # fmt: skip


@pytest.fixture
def hunted(tmp_path: Path) -> Any:
    def at(**changed: Any) -> Path:
        (tmp_path / "proof.json").write_text(json.dumps(NUMBERS | changed))
        return tmp_path

    return at


def not_kept(data: Path) -> dict[str, Any]:
    found = json.loads(get("/privacy/evidence.json", data=data).body)
    return next(each for each in found if each["id"] == "session.not-kept")


def test_a_hunt_that_found_nothing_is_a_proof_that_passed_here(hunted: Any) -> None:
    found = not_kept(hunted())
    assert (found["result"], found["at"], found["where"]) == ("passed", "2026-11-23T03:10Z", "here")


def test_a_hunt_that_found_something_is_a_proof_that_failed_here(hunted: Any) -> None:
    assert (not_kept(hunted(found=2))["result"], not_kept(hunted(found=2))["where"]) == ("failed", "here")


@pytest.mark.parametrize("changed", [{"version": "0.0.1"}, {"format": 9}, {"at": "yesterday"}])
def test_a_hunt_of_another_version_or_form_is_none_of_this_one(hunted: Any, changed: dict[str, Any]) -> None:
    assert not_kept(hunted(**changed))["where"] != "here"


def test_three_pages_tell_of_it(hunted: Any) -> None:
    data = hunted()
    said = f"searched on November 23, 2026 in version {__version__} for 4321 planted words. Found: 0."
    assert said in get("/privacy", data=data).text
    assert "4321 planted words, when this portal was last searched on November 23, 2026" in get("/", data=data).text
    visitor = Visitor(portal(data=data))
    visitor.begin()
    assert "was searched for 4321 planted words" in visitor.end().text


def test_without_one_they_say_that_there_was_none(tmp_path: Path) -> None:
    assert "no search for traces has been run yet" in get("/privacy", data=tmp_path).text
    assert not_kept(tmp_path)["where"] is None


def test_a_proxy_that_stands_before_it_is_named() -> None:
    assert "A proxy stands before this portal" in get("/privacy", proxy=("127.0.0.1",)).text
    assert "A proxy stands before this portal" not in get("/privacy").text
