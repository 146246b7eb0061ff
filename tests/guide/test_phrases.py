"""Phrases are found wherever they stand, and nothing makes that slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aluma.guide.phrases import compiled, places


def ends(phrase: str, text: str, **sets: list[str]) -> list[int]:
    return places(compiled({**sets, "it": [phrase]}).read(text.split()).ends("it"))


def test_words_in_a_row_are_found_at_their_last() -> None:
    assert ends("so tired", "i am so tired and so tired") == [3, 6]


def test_alternatives_may_be_one_word_or_two() -> None:
    assert ends("am|have_been here", "i have been here") == [3]


def test_a_word_that_may_be_missing_may_be_missing() -> None:
    assert ends("so very? tired", "so tired or so very tired") == [1, 5]


def test_a_gap_has_an_end() -> None:
    assert ends("want ~ go", "want to really go") == [3]
    assert ends("want ~ go", "want to really just go") == []


def test_no_gap_crosses_a_wall() -> None:
    assert ends("want ~ go", "want . go") == []


def test_a_phrase_may_cross_a_wall_of_its_own() -> None:
    assert ends("here ~ still . damn so", "here and still . damn so . damn so") == [5]
    assert ends("<sigh>? . damn so", "well . damn so", sigh=["ah ."]) == [3]


def test_a_name_stands_for_its_phrases() -> None:
    assert ends("<feel> low", "feeling so low", feel=["feel", "feeling so"]) == [2]


def test_a_name_that_is_asked_for_is_found_when_it_is() -> None:
    reading = compiled({"it": ["weary", "so ~ tired"]}, asked={"it"}).read("weary and so very tired".split())
    assert places(reading.ends("it")) == [0, 4]


def test_a_name_that_is_asked_for_is_not_opened_by_one_word() -> None:
    assert "it" not in compiled({"it": ["weary"]}, asked={"it"}).read(["weary"]).opened


def test_a_name_must_come_before_it_is_used() -> None:
    with pytest.raises(KeyError):
        compiled({"it": ["<later>"], "later": ["word"]})


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^ $"):
        compiled({"it": [" "]})


@given(st.lists(st.sampled_from(["a", "b", "c", "."]), max_size=30))
def test_it_finds_what_a_plain_search_finds(words: list[str]) -> None:
    found = places(compiled({"it": ["a ~ b"]}).read(words).ends("it"))
    plain = [
        end
        for end, word in enumerate(words)
        if word == "b" and any(words[at] == "a" and "." not in words[at:end] for at in range(max(0, end - 3), end))
    ]
    assert found == plain


def test_repetition_does_not_make_it_slow() -> None:
    book = compiled({"it": ["a ~~ a ~~ a ~~ a ~~ a ~~ b"]})
    begun = time.process_time()
    book.read(["a"] * 4000).ends("it")
    assert time.process_time() - begun < 0.1
