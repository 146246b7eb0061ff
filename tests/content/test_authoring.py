"""The page that teaches how to write a practice: what it shows can be served, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from aluma.cli import main
from aluma.guide.author import read
from aluma.guide.heading import KEYS
from aluma.guide.practice import PLACES, Kind, offered
from aluma.shelf import load, read_guards
from tests.guide.writing import faults

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "authoring.md").read_text("utf-8")
WHOLE, PIECE, PLACED = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
VOICE = PAGE.partition("| rather not")[2].partition("- Up to 18")[0]
ENGLISH = read_guards()["en"]


@pytest.mark.parametrize("text", [WHOLE, PLACED])
def test_a_practice_on_the_page_can_be_served_as_it_stands(tmp_path: Path, text: str) -> None:
    (tmp_path / "a-day.md").write_text(text, "utf-8")
    assert load(practices=tmp_path).practices("en")["a-day"].not_today.leads_to == "arrive"
    assert not [each for each in load(practices=tmp_path).warnings if "a-day" in each]


def test_the_practice_with_a_choice_of_places_has_one_for_each_line_of_it() -> None:
    practice = read(PLACED, "one-thing").practice
    assert len(practice.step("distance").choices) == len(offered(practice.picture))
    assert "*With me* is `within`, *Near me* is `near`, *Across the room* is `middle`" in PAGE


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
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", VOICE, re.MULTILINE)
    assert len(rows) == 7
    assert [good for _, good in rows if ENGLISH.objections(good)] == []
    assert len([bad for bad, _ in rows if ENGLISH.objections(bad)]) >= 6


def test_every_way_within_the_docs_leads_somewhere() -> None:
    linked = re.findall(r"\]\(((?!http)[^)]+)\)", PAGE)
    files, parts = [each for each in linked if each[0] != "#"], [each[1:] for each in linked if each[0] == "#"]
    headings = [re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in re.findall(r"^#+ (.+)$", PAGE, re.M)]
    assert [each for each in files if not (DOCS / each).is_file()] == []
    assert set(parts) <= set(headings)


@pytest.mark.parametrize("command", re.findall(r"bin/aluma (practice \w+|init)", PAGE))
def test_every_command_on_the_page_is_there(command: str) -> None:
    assert CliRunner().invoke(main, [*command.split(), "--help"]).exit_code == 0


def test_the_page_shows_a_step_of_each_kind_but_the_mark() -> None:
    shown = {step.kind for text in (WHOLE, PLACED) for step in read(text, "shown").practice.steps}
    assert set(Kind) - shown == {Kind.MARK}


def test_each_choice_on_the_page_says_where_it_leads() -> None:
    told = faults(PLACED.replace("- With me -> beside", "- With me"))
    assert [(fault.says, fault.better) for fault in told] == [
        ("A choice says where it leads.", "- With me -> beside"),
    ]
