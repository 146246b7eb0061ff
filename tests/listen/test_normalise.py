"""Habits of typing and speaking are made plain, and nothing is guessed."""

from __future__ import annotations

import pytest

from aluma.guide.listen.normalise import sentences
from tests.listen.voice import WORDS


def plain(text: str) -> str:
    return " | ".join(" ".join(each.words) for each in sentences(text, WORDS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("im tired and i dont know", "I'm tired and I don't know"),
        ("I’m gonna go", "I'm going to go"),
        ("I-I-I want to", "I want to"),
        ("I thought it would be, uh, shorter", "I thought it would be shorter"),
        ("Every winter, um, I go away", "Every winter , I go away"),
        ("There was the, um, there was soup", "There was soup"),
        ("I stood at the, um, at the back", "I stood at the back"),
        ("Not what I want, I want more", "Not what I want , I want more"),
        ("its a shame and id say it", "it's a shame and I'd say it"),
        ("Um, well, uh, fine", "well fine"),
        ("I think that- I think that it helps", "I think that it helps"),
        ("I AM SO TIRED OF THIS", "I am so tired of this"),
        ("it hurts :( a lot", "it hurts | a lot"),
        ("One. Two? Three!", "One | Two | Three"),
        ("at 10:45 I left", "at 10:45 I left"),
        ("idk I just feel off", "I just feel off"),
    ],
)
def test_it_is_made_plain(typed: str, meant: str) -> None:
    assert plain(typed) == meant


def test_a_sentence_that_stops_midway_is_broken() -> None:
    assert sentences("I was going to-", WORDS)[0].broken


def test_a_word_left_hanging_is_let_go() -> None:
    (sentence,) = sentences("I was busy, but", WORDS)
    assert sentence.words == ("I", "was", "busy")
    assert not sentence.broken


def test_a_tag_is_no_question() -> None:
    assert not sentences("It is hard, you know?", WORDS)[0].asks
    assert sentences("Is it hard?", WORDS)[0].asks
