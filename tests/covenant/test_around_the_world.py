"""Place and safeguard are what this portal says they are, and its pages follow the language they are in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from aluma.app import create_app
from aluma.covenant.covenant import CovenantRefused
from aluma.language import language
from aluma.settings import Settings
from aluma.shelf import OURS, load
from tests.covenant.place import get, portal
from tests.web.visitor import Visitor

AT = "may be sent to {} and processed there. When that happens, it is protected by {}, as"


def test_the_page_shows_the_owners_place_and_safeguard_by_default() -> None:
    assert AT.format("the United States", "appropriate safeguards") in get("/privacy").text


def test_the_page_shows_the_place_and_the_safeguard_of_this_portal() -> None:
    page = get("/privacy", place="Iceland", safeguard="the contract of 2026").text
    assert AT.format("Iceland", "the contract of 2026") in page
    assert "United States" not in page


@pytest.mark.parametrize("name", ["place", "safeguard"])
def test_a_portal_that_names_none_does_not_start(name: str) -> None:
    settings: dict[str, Any] = {name: " "}
    with pytest.raises(CovenantRefused, match=f"global.transfers, and that can't be kept here: the setting {name}"):
        portal(**settings)


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("pt-BR", "ltr")])
def test_a_language_has_its_direction(code: str, direction: str, tmp_path: Path) -> None:
    assert language(code, tmp_path / "none.mo").direction == direction


def test_a_policy_that_is_not_translated_says_which_language_it_is_in(tmp_path: Path) -> None:
    folder = tmp_path / "ar" / "practices"
    folder.mkdir(parents=True)
    shutil.copy(OURS / "en/practices/arrive.md", folder)
    path = folder / "arrive.md"
    path.write_text(path.read_text("utf-8").replace("language: en", "language: ar"), "utf-8")
    visitor = Visitor(create_app(Settings(), load(tmp_path)))
    assert b'<h3 lang="en" dir="ltr">Nothing stays after your session</h3>' in visitor.get("/ar/privacy").body
    assert b'<html lang="ar" dir="rtl">' in visitor.get("/ar/privacy").body
    assert b"<h3>Nothing stays after your session</h3>" in visitor.get("/privacy").body
    assert b'<div lang="en" dir="ltr">' in visitor.get("/ar/privacy/versions/2025-07-27").body
