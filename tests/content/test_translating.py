"""The page that teaches how to add a language: a language made from its files alone is served, and checked."""

from __future__ import annotations

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from aluma.app import create_app
from aluma.guide.safety.guard import Never
from aluma.settings import Settings
from aluma.shelf import OURS, Shelf, load, read_guards
from tests.shelf.test_shelf import GERMAN
from tests.web.visitor import Visitor

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "translating.md").read_text("utf-8")
[LISTS] = re.findall(r"```\n(# What a guide.*?)```", PAGE, re.DOTALL)
[STRINGS] = re.findall(r"```po\n(.*?)```", PAGE, re.DOTALL)
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def german(tmp_path: Path) -> Shelf:
    """The language of the page, from files only."""
    if not shutil.which("msgfmt"):
        pytest.skip("msgfmt, of GNU gettext, makes the catalogue and is not on this machine")
    folder = tmp_path / "de"
    (folder / "practices").mkdir(parents=True)
    (folder / "practices" / "gang.md").write_text(GERMAN, "utf-8")
    (folder / "never.txt").write_text(LISTS, "utf-8")
    (tmp_path / "strings.po").write_text(HEAD + STRINGS, "utf-8")
    subprocess.run(["msgfmt", "--check", "-o", folder / "strings.mo", tmp_path / "strings.po"], check=True)
    return load(tmp_path)


def test_a_language_from_files_alone_has_its_pages(german: Shelf) -> None:
    visitor = Visitor(create_app(Settings(), german))
    assert "3 bis 9 Minuten" in visitor.get("/de/practices/gang").text
    assert "Ein Gang" in visitor.get("/de/").text


def test_a_language_with_lists_is_not_told_that_it_was_not_checked(german: Shelf) -> None:
    assert not [each for each in german.warnings if "were not checked" in each]


def test_the_lists_on_the_page_catch_what_they_name(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "never.txt").write_text(LISTS, "utf-8")
    guard = read_guards(tmp_path)["de"]
    assert guard.objections("Wie ist dein voller Name?") == (Never.PRIVATE,)
    assert guard.objections("Du solltest schlafen.") == (Never.ADVICE,)
    assert guard.objections("Warum ist das so?") == (Never.WHY,)
    assert guard.objections("Ein Wort genügt.") == ()


def test_the_strings_on_the_page_are_strings_of_the_portal() -> None:
    templates = "".join(path.read_text("utf-8") for path in (OURS.parent / "web" / "templates").iterdir())
    assert [text for text in re.findall(r'msgid "(.+)"', STRINGS) if f'_("{text}")' not in templates] == []


def test_the_strings_are_gathered_from_every_template() -> None:
    places = ConfigParser()
    places.read_string((DOCS / "strings.cfg").read_text("utf-8"))
    assert places.sections() == ["python: **.py", "jinja2: **/templates/**.*"]
    strung = [path for path in OURS.parent.rglob("*") if path.suffix in (".html", ".atom") and "_(" in path.read_text()]
    assert {path.parent.name for path in strung} == {"templates"}


def test_every_list_that_is_judged_by_is_named() -> None:
    assert [never for never in Never if f"`{never}`" not in PAGE] == [Never.ECHO]
