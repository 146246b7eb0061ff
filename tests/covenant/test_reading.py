"""The policy reads easily: its figures are those that the docs report."""

from __future__ import annotations

import pytest

from aluma.covenant import reading
from aluma.covenant.covenant import covenant

WORDS = {
    "name": "Aluma Portal",
    "contact": "the contact page",
    "law": "Wilmington, Delaware",
    "place": "the United States",
    "safeguard": "appropriate safeguards",
}


def whole_text() -> str:
    return covenant(WORDS).policy.text


def test_the_policy_is_plain_english() -> None:
    assert reading.ease(whole_text()) > 65


def test_no_sentence_is_longer_than_22_words() -> None:
    longest = max(reading.sentences(whole_text()), key=lambda each: len(reading.words(each)))
    assert len(reading.words(longest)) <= 22, longest


def test_it_makes_no_noise() -> None:
    assert "!" not in whole_text()


@pytest.mark.parametrize(("text", "ease"), [("The cat sat on the mat.", 116.1), ("Go.", 121.2)])
def test_ease_is_flesch_s(text: str, ease: float) -> None:
    assert reading.ease(text) == pytest.approx(ease, abs=0.1)


def test_hard_words_read_less_easily() -> None:
    assert reading.ease("Organizational accountability necessitates documentation.") < 0
