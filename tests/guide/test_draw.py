"""The drawing of a practice: every step and every way, from the engine's own table."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from aluma.guide.draw import draw
from aluma.guide.practice import Practice
from aluma.guide.ways import ways
from aluma.shelf import load
from tests.guide.writing import draft, practice, texts, with_line

SVG = "{http://www.w3.org/2000/svg}"


def drawn(of: Practice) -> ElementTree.Element:
    return ElementTree.fromstring(draw(of))


@pytest.mark.parametrize("of", [*load().all(), practice()], ids=lambda each: each.slug)
def test_every_step_has_a_box_and_every_way_an_arrow(of: Practice) -> None:
    arrows = [path for path in drawn(of).findall(f"{SVG}path") if path.get("marker-end")]
    assert len(drawn(of).findall(f"{SVG}rect")) == len(of.steps)
    assert len(arrows) == len({(step.name, to) for step in of.steps for _, to in ways(step)})


def test_a_way_that_only_a_pass_takes_is_dashed_and_named() -> None:
    picture = drawn(practice())
    assert len([path for path in picture.findall(f"{SVG}path") if path.get("class") == "pass"]) == 1
    assert "pass" in [text.text for text in picture.findall(f"{SVG}text")]


def test_a_way_that_skips_a_row_runs_beside_the_boxes() -> None:
    [passed] = [path for path in drawn(practice()).findall(f"{SVG}path") if path.get("class") == "pass"]
    right = max(int(box.get("x", 0)) + int(box.get("width", 0)) for box in drawn(practice()).findall(f"{SVG}rect"))
    assert int(passed.get("d", "").partition("V")[0].split()[-2]) > right


def test_the_words_of_a_choice_stand_at_its_arrow() -> None:
    assert "Left" in [text.text for text in drawn(practice()).findall(f"{SVG}text")]


def test_signs_of_markup_in_words_are_only_words() -> None:
    text = with_line("- Left -> left", "- <b>Left & right</b> -> left")
    assert "<b>Left & right</b>" in [text.text for text in drawn(practice(text)).findall(f"{SVG}text")]


@settings(max_examples=30)
@given(texts())
def test_any_practice_can_be_drawn(text: str) -> None:
    drawn(draft(text).practice)
