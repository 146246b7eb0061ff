"""When words suggest danger: help above the practice, nothing taken away, nothing of it handed back or drawn."""

from __future__ import annotations

import pytest

from tests.web.visitor import Visitor

HEAVY = "I want to end my life tonight."
SOMBRE = "Nobody would miss me if I was gone, I do not want to be here any more."
PRESSES = {"country", "safe", "might-act", "not-meant"}


@pytest.fixture
def shown(visitor: Visitor) -> Visitor:
    """A visitor whose first words raised the panel."""
    visitor.begin("two-sides")
    visitor.turn(words=HEAVY)
    return visitor


def test_help_stands_above_the_practice_which_goes_on(shown: Visitor) -> None:
    assert set(shown.page.buttons) >= {*PRESSES, "on", "pass", "back"}
    assert "What could the first side be called?" in shown.page.text


@pytest.mark.parametrize(("slug", "words"), [("arrive", HEAVY), ("open-page", HEAVY), ("open-page", SOMBRE)])
def test_every_step_that_takes_words_listens_for_it(visitor: Visitor, slug: str, words: str) -> None:
    visitor.begin(slug)
    assert set(visitor.turn(words=words).buttons) >= PRESSES


def test_the_words_are_not_given_back(visitor: Visitor) -> None:
    visitor.begin("open-page")
    assert HEAVY not in visitor.turn(words=HEAVY).text
    assert HEAVY not in visitor.turn("pass").text


def test_the_words_are_not_drawn_but_can_be_shown(visitor: Visitor) -> None:
    visitor.walk("arrive", HEAVY)
    assert "2 lines are not shown" in visitor.page.text
    assert b'class="phrase' not in visitor.page.body


def test_it_is_not_repeated_at_every_turn(visitor: Visitor) -> None:
    visitor.begin("open-page")
    visitor.turn(words=SOMBRE)
    again = visitor.turn(words=SOMBRE)
    assert not PRESSES & set(again.buttons)
    assert "still there" in again.text


def test_a_life_in_danger_brings_it_back(shown: Visitor) -> None:
    assert set(shown.turn(words=HEAVY).buttons) >= PRESSES


def test_a_country_shows_its_lines(shown: Visitor) -> None:
    austria = shown.turn("country", country="AT")
    assert "142" in austria.text
    assert "112" in austria.text


@pytest.mark.parametrize("country", ["", "XX", "AT" * 99, "<b>"])
def test_an_unknown_country_shows_the_panel_as_it_was(shown: Visitor, country: str) -> None:
    assert set(shown.turn("country", country=country).buttons) >= PRESSES


@pytest.mark.parametrize("press", sorted(PRESSES))
def test_a_press_takes_no_word_and_no_step(shown: Visitor, press: str) -> None:
    after = shown.turn(press, words="half a word")
    assert after.status == 200
    assert "half a word" in after.areas
    assert "What could the first side be called?" in after.text


def test_might_act_keeps_help_above(shown: Visitor) -> None:
    assert set(shown.turn("might-act").buttons) >= PRESSES
    assert not set(shown.turn("safe").buttons) & PRESSES


def test_the_help_page_is_one_press_away_on_every_step(visitor: Visitor) -> None:
    visitor.begin("arrive")
    assert b'href="/help"' in visitor.page.body
    assert "findahelpline.com" in visitor.get("/help").body.decode()
