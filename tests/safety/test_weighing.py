"""Small signs of danger add up, and what nobody could mean as danger is taken back."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from aluma.guide.safety.danger import Dangers, Tier, tier_of
from aluma.guide.safety.spelling import words_of
from aluma.guide.safety.weighing import STRETCH, plainly, signs_of, weights
from eval import weigh
from tests.safety.sentences import LISTEN, every, known

KNOWN = known()
CONTENT = tomllib.loads((LISTEN / "weights.toml").read_text("utf-8"))
WEIGHT_OF = {
    " ".join(sign.split()): float(weight) for weight, row in CONTENT["signs"].items() for sign in row.split(",")
}
ORDINARY = "we went to the shop and the bread was warm. "


def weighing(signs: dict[str, str], *, innocent: float = -9.0, pace: float = 0.0) -> Dangers:
    limits = {"start": 0.0, "pace": pace, "innocent": innocent, "danger": 1.0, "grave": 2.0}
    content: dict[str, Any] = {**limits, "signs": signs}
    return replace(KNOWN, weights=weights(content))


def test_a_text_weighs_what_its_signs_in_the_content_add_up_to() -> None:
    for _, text in every("danger")[::40]:
        words = words_of(text, KNOWN.spelling)
        if len(words) <= STRETCH:
            plain = plainly(words)
            signs = [WEIGHT_OF.get(sign, 0.0) for sign in signs_of(plain)]
            added = CONTENT["start"] + sum(signs) - CONTENT["pace"] * len(plain)
            assert KNOWN.weights.weighed(words).heaviest == pytest.approx(added)


def test_a_sign_is_a_word_two_or_three_in_a_row_or_two_with_one_between() -> None:
    assert sorted(signs_of(["so", "tired"])) == sorted(
        [".", "so", "tired", ".", ". so", "so tired", "tired .", ". so tired", "so tired .", ". ~ tired", "so ~ ."]
    )


def test_what_weighs_more_than_danger_interrupts_and_what_weighs_as_much_does_not() -> None:
    assert tier_of("by the grey door", weighing({"1.5": "grey door"})) is Tier.PASSIVE
    assert tier_of("by the grey door", weighing({"1.0": "grey door"})) is Tier.NONE


def test_three_words_say_too_little_to_be_weighed() -> None:
    assert tier_of("the grey door", weighing({"1.5": "grey door"})) is Tier.NONE


def test_each_word_takes_something_away() -> None:
    assert tier_of("by the grey door", weighing({"1.5": "grey door"}, pace=0.1)) is Tier.PASSIVE
    assert tier_of("by the grey door " + "la " * 10, weighing({"1.5": "grey door"}, pace=0.1)) is Tier.NONE


def test_where_distress_was_explained_more_is_needed() -> None:
    denied = "I am not going to kill myself, says the grey door"
    assert tier_of(denied, weighing({"1.5": "grey door"})) is Tier.SOFT
    assert tier_of(denied, weighing({"2.5": "grey door"})) is Tier.PASSIVE


def test_a_phrase_of_danger_in_an_innocent_sentence_is_no_danger() -> None:
    light = weighing({"-1.0": "says the clown"}, innocent=-0.5)
    assert tier_of("I want to die, says the clown", KNOWN).interrupts
    assert not tier_of("I want to die, says the clown", light).interrupts
    assert tier_of("The show was fun, says the clown. I want to die.", light).interrupts


def test_a_phrase_of_danger_counts_in_a_text_that_is_not_innocent_as_a_whole() -> None:
    mixed = weighing({"-1.0": "says the clown", "0.8": "grey door"}, innocent=-0.5)
    assert tier_of("I want to die, says the clown. The grey door.", mixed).interrupts


def test_in_a_text_far_from_danger_a_phrase_counts_only_in_a_sentence_that_weighs_as_danger() -> None:
    signs = {"-0.9": "bread, shop", "1.2": "to die ."}
    far = weighing(signs, innocent=-0.5)
    assert tier_of("We went to the shop for bread. I want to die. The shop had no bread.", far).interrupts
    assert not tier_of("The shop had bread. I want to die of this. The shop had no bread.", far).interrupts


def test_danger_is_not_thinned_out_by_a_long_text_around_it() -> None:
    signs = {"-0.01": "bread", "1.5": "grey door"}
    assert tier_of(ORDINARY * 40 + "the grey door. " + ORDINARY * 40, weighing(signs)).interrupts


@pytest.mark.parametrize("row", ["one two three four", "", "one,, two"])
def test_what_is_no_sign_is_refused(row: str) -> None:
    with pytest.raises(ValueError, match="^$" if ",," in row or not row else row):
        weighing({"1.0": row})


def test_the_weights_are_those_that_the_lists_give() -> None:
    start, signs = weigh.counted(list(weigh.statements()))
    assert start == pytest.approx(CONTENT["start"], abs=0.001)
    assert {sign for sign, weight in signs.items() if abs(weight) > weigh.SMALLEST + weigh.STEP} <= WEIGHT_OF.keys()
    assert all(
        weight == pytest.approx(signs.get(sign, 0.0), abs=1.5 * weigh.STEP) for sign, weight in WEIGHT_OF.items()
    )
