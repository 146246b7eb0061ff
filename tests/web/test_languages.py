"""A portal with a practice in another language: the way to it, in that language's own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.app import create_app
from aluma.settings import Settings
from aluma.shelf import load
from tests.shelf.test_shelf import GERMAN
from tests.web.visitor import Visitor


@pytest.fixture
def bilingual(tmp_path: Path) -> Visitor:
    (tmp_path / "gang.md").write_text(GERMAN, "utf-8")
    return Visitor(create_app(Settings(), load(practices=tmp_path)))


def test_the_way_to_another_language_is_called_as_it_calls_itself(bilingual: Visitor) -> None:
    assert '<a href="/de/" lang="de" hreflang="de">Deutsch</a>' in bilingual.get("/").body.decode()
    assert '<a href="/" lang="en" hreflang="en">English</a>' in bilingual.get("/de/").body.decode()


def test_a_practice_stands_on_the_front_page_of_its_own_language(bilingual: Visitor) -> None:
    assert "Ein Gang" in bilingual.get("/de/").text
    assert "Ein Gang" not in bilingual.get("/").text
    assert bilingual.get("/de/practices/gang").status == 200
