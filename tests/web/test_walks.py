"""A session from the first page to the last, with words and without."""

from __future__ import annotations

import pytest

from tests.web.conftest import SHELF
from tests.web.visitor import Visitor

PRACTICES = sorted(SHELF.practices("en"))
WORDS = "some quiet <b>&amp; light</b>"


@pytest.mark.parametrize("slug", PRACTICES)
def test_a_practice_is_finished_without_a_word(visitor: Visitor, slug: str) -> None:
    mirror = visitor.walk(slug)
    assert mirror.status == 200
    assert 'class="phrase' not in mirror.body.decode()


@pytest.mark.parametrize("slug", PRACTICES)
def test_the_mirror_holds_the_words_as_text(visitor: Visitor, slug: str) -> None:
    mirror = visitor.walk(slug, WORDS)
    assert WORDS in mirror.text
    assert b"<b>" not in mirror.body


@pytest.mark.parametrize("slug", PRACTICES)
def test_every_way_of_a_choice_leads_to_the_mirror(visitor: Visitor, slug: str) -> None:
    for choice in range(4):
        assert visitor.walk(slug, WORDS, choice).status == 200


def test_letting_go_deletes_and_says_so(visitor: Visitor) -> None:
    visitor.walk("arrive", WORDS)
    ended = visitor.end()
    assert ended.status == 200
    assert "Its sealed record was deleted" in ended.text
    assert ended.headers["clear-site-data"] == '"cache", "storage"'
    assert visitor.turn("back").status == 410


def test_an_ended_session_gives_back_what_was_just_typed(visitor: Visitor) -> None:
    visitor.begin()
    visitor.turn(words="first")
    visitor.end()
    gone = visitor.turn(words="typed in another tab")
    assert gone.status == 410
    assert gone.areas == ["typed in another tab"]


def test_back_keeps_what_was_written(visitor: Visitor) -> None:
    visitor.begin()
    visitor.turn(words="first")
    assert visitor.turn("back").areas == ["first"]


def test_back_keeps_what_stands_in_the_field(visitor: Visitor) -> None:
    visitor.begin("two-sides")
    visitor.turn(words="the matter")
    visitor.turn("back", words="half a word")
    assert visitor.turn().areas == ["half a word"]


def test_a_listen_step_gives_something_back(visitor: Visitor) -> None:
    visitor.begin("open-page")
    heard = visitor.turn(words="I want to leave, but I am afraid to be alone.")
    assert "What this page heard" in heard.text
    assert {"pass", "respond:yes", "respond:not-quite"} <= set(heard.buttons)


def test_in_a_language_that_it_does_not_know_the_guide_gives_the_exact_words_back(visitor: Visitor) -> None:
    visitor.begin("open-page")
    assert "Der Raum ist heute grau und still." in visitor.turn(words="Der Raum ist heute grau und still.").text


def test_not_quite_is_taken_and_asked_no_more(visitor: Visitor) -> None:
    visitor.begin("open-page")
    first = visitor.turn(words="I want to leave, but I am afraid to be alone.")
    again = visitor.turn("respond:not-quite")
    assert "respond:not-quite" not in again.buttons
    assert again.text != first.text
    assert again.areas == [""]


def test_a_turn_stays_small(visitor: Visitor) -> None:
    visitor.begin()
    assert len(visitor.turn(words="w").body) < 12_000
    assert len(visitor.walk("two-sides", "w").body) < 25_000
