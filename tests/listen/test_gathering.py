"""What a session comes to: the visitor's own lines, gathered and never bent."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aluma.guide.listen.gathering import Gathered, Relation, gathered
from aluma.text import SessionText
from tests.listen.voice import LISTENER
from tests.safety.sentences import ROOT

OWN = (ROOT / "eval" / "sentences.txt").read_text("utf-8").splitlines()


def told(*texts: str) -> list[tuple[str, ...]]:
    return [(each.relation.value, *(line.reveal() for line in each.lines)) for each in of(*texts)]


def of(*texts: str) -> tuple[Gathered, ...]:
    return gathered([SessionText(text) for text in texts], LISTENER)


def test_a_word_that_comes_back_gathers_its_lines() -> None:
    assert told("The garden is full of weeds.", "It rained.", "I sat in the garden at last.") == [
        ("came-back", "The garden is full of weeds", "I sat in the garden at last")
    ]


def test_a_word_that_comes_twice_in_one_text_has_not_come_back() -> None:
    assert told("The garden is full of weeds. I sat in the garden at last.") == []


def test_small_words_do_not_gather() -> None:
    assert told("It would really be a cup.", "There would really be rain.") == []


def test_everyone_is_not_every_day() -> None:
    assert told("Everyone is getting older here.", "Every day is a long day.", "I keep getting lost.") == []


def test_what_stands_against_what_is_parted_at_the_but() -> None:
    assert told("I want to rest, but I keep the shop open.") == [
        ("against", "I want to rest", "I keep the shop open"),
        ("matters", "I want to rest"),
    ]


def test_what_is_wished_for_matters() -> None:
    assert told("I hope to see the sea again.", "It rained. I need a place that is quiet.") == [
        ("matters", "I hope to see the sea again", "I need a place that is quiet"),
    ]


def test_what_somebody_else_wants_or_what_is_not_wanted_does_not_matter_here() -> None:
    assert told("My brother wants to sell the boat.", "I don't want to see the boats.") == []


def test_half_a_thing_stands_against_nothing() -> None:
    assert told("All but one of the cups broke.") == []


def test_words_of_danger_give_no_line() -> None:
    assert told("I want to die but I have a dog.", "The dog wants out and I want to die.") == []


def test_a_line_with_an_address_gives_no_line() -> None:
    assert told("Letters go to ann@example.org, but I never answer.") == []


def test_nothing_gives_nothing() -> None:
    assert of() == ()


@given(st.lists(st.sampled_from(OWN), max_size=6))
def test_every_line_is_a_piece_of_what_was_written(texts: list[str]) -> None:
    for each in of(*texts):
        assert all(any(line.reveal() in text for text in texts) for line in each.lines)
        assert len(each.lines) == 2 or each.relation is not Relation.AGAINST


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_borne(texts: list[str]) -> None:
    of(*texts)
