"""Lines of a step that a visitor would read as text, and that were meant to do something: each is one fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.guide.author import read
from aluma.shelf import OURS
from tests.guide.writing import WHOLE, draft, faults, only_fault, with_line

NAMED = "- Left -> left"
PHRASE = "- Now: {last} -> to"


@pytest.mark.parametrize(
    ("old", "new", "better"),
    [
        ("turns: 2", "turns 2", "turns: 2"),
        ("turns: 2", "Turns: 2", "turns: 2"),
        ("turns: 2", "turn: 2", "turns: 2"),
        ("turns: 2", "turns = 2", "turns: 2"),
        ("turns: 2", "turns two", "turns: 3"),
        ("turns: 2", "TURNS: 9", "turns: 3"),
        ("time: 1 3", "time 1 3 open", "time: 1 3 open"),
        ("time: 1 3", "Time: 1, 3, Open", "time: 1 3 open"),
        ("time: 1 3", "tiem: 1 3", "time: 1 3"),
        ("time: 1 3", "times: two minutes", "time: 1 3 5 open"),
        ("time: 1 3", "Time 2 minutes", "time: 1 3 5 open"),
        ("high: the end", "High: the end", "high: the end"),
        ("high: the end", "high the end", "high: the end"),
        ("high: the end", "hight: the end", "high: the end"),
        ("empty: You were here.", "Empty: You were here.", "empty: You were here."),
        ("empty: You were here.", "empty You were here.", "empty: You were here."),
    ],
)
def test_what_looks_like_a_setting_is_one_fault_with_the_right_line(old: str, new: str, better: str) -> None:
    fault = only_fault(with_line(old, new))
    assert (fault.shown, fault.better) == (new, better)
    assert faults(with_line(old, fault.better)) == ()


def test_a_setting_of_another_kind_is_told_with_its_kind() -> None:
    fault = only_fault(with_line("A word is enough.", "Turns: 2\nA word is enough."))
    assert ("belongs to a step of the kind listen" in fault.says, fault.better) == (True, "## here (listen)")


def test_what_looks_like_a_setting_below_other_words_is_told_to_stand_above_them() -> None:
    assert "right under" in only_fault(with_line("Here is a minute.", "Here is a minute.\nTime: 3")).says


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Time is passing.", "Here is a minute."),
        ("Time to open.", "Here is a minute."),
        ("Turn to something near.", "You can write on."),
        ("Now: is there a word for it?", "How is it now?"),
        ("Low light is enough.", "Where does it stand?"),
        ("Emptiness is enough.", "A word is enough."),
        ("Pass, or write a word.", "A word is enough."),
        ("Pass on what is here.", "A word is enough."),
        ("-- A word is enough.", "A word is enough."),
    ],
)
def test_a_sentence_stays_a_sentence(new: str, old: str) -> None:
    assert faults(with_line(old, new)) == ()


@pytest.mark.parametrize(
    ("old", "new", "better"),
    [
        (NAMED, "-Left -> left", NAMED),
        (NAMED, "-Left → left", NAMED),
        (NAMED, "Left -> left", NAMED),
        (NAMED, "*Left -> left", NAMED),
        (NAMED, "-Left", NAMED),
        (PHRASE, "-Now: {last} -> to", PHRASE),
        (PHRASE, "Now: {last} -> to", PHRASE),
        ("pass -> level", "pass: level", "pass -> level"),
        ("pass -> level", "Pass: level", "pass -> level"),
        ("pass -> level", "PASS: levle", "pass -> level"),
        ("pass -> level", "pass to level", "pass -> level"),
        ("pass -> level", "Pass → level", "Pass -> level"),
        ("pass -> level", "pass level", "pass -> level"),
    ],
)
def test_a_lost_choice_phrase_or_pass_is_one_fault_with_the_right_line(old: str, new: str, better: str) -> None:
    fault = only_fault(with_line(old, new))
    assert (fault.shown, fault.better) == (new, better)


def test_pass_may_be_written_large() -> None:
    assert draft(with_line("pass -> level", "PASS -> level")).practice == draft(WHOLE).practice


def test_an_arrow_inside_a_sentence_is_never_shown_to_a_visitor() -> None:
    fault = only_fault(with_line("A word is enough.", "A word is enough, then -> fork"))
    assert (fault.better, fault.how) == ("-> fork", "perhaps, on a line of its own")


@pytest.mark.parametrize("path", sorted(OURS.glob("*/practices/*.md")), ids=lambda path: path.stem)
def test_no_line_of_ours_is_taken_for_a_slip(path: Path) -> None:
    assert read(path.read_text("utf-8"), path.stem).faults == ()
