"""The page that teaches how to write a practice: what it shows can be served, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from aluma.cli import main
from aluma.guide.heading import KEYS
from aluma.guide.practice import PLACES, Kind
from aluma.shelf import load, read_guards
from tests.guide.writing import faults

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")
WHOLE, PIECE = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
ENGLISH = read_guards()["en"]


def test_the_practice_on_the_page_can_be_served_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a-day.md").write_text(WHOLE, "utf-8")
    assert load(practices=tmp_path).practices("en")["a-day"].not_today.leads_to == "arrive"
    assert not [each for each in load(practices=tmp_path).warnings if "a-day" in each]


def test_the_piece_on_the_page_is_of_the_form_it_teaches() -> None:
    told = {fault.says.partition("“")[0] for fault in faults(PIECE) if fault.line > 1}
    assert told == {"There is no step "}


@pytest.mark.parametrize("name", [*KEYS, *Kind, *PLACES])
def test_every_word_of_the_grammar_is_explained(name: str) -> None:
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize(("picture", "places"), PLACES.items())
def test_every_place_is_named_with_its_picture(picture: str, places: tuple[str, ...]) -> None:
    assert f"| `{picture}` | {', '.join(places)} |" in PAGE


def test_each_pair_of_the_voice_is_told_apart() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", PAGE.partition("| rather not")[2], re.MULTILINE)
    assert len(rows) == 7
    assert [good for _, good in rows if ENGLISH.objections(good)] == []
    assert len([bad for bad, _ in rows if ENGLISH.objections(bad)]) >= 6


@pytest.mark.parametrize("command", re.findall(r"bin/aluma (practice \w+)", PAGE))
def test_every_command_on_the_page_is_there(command: str) -> None:
    assert CliRunner().invoke(main, [*command.split(), "--help"]).exit_code == 0
