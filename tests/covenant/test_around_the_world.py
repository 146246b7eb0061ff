"""Place and safeguard are what this portal says they are, and its pages follow the language they are in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aluma.covenant.covenant import CovenantRefused
from aluma.language import language
from tests.covenant.place import get, portal

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
