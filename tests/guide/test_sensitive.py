"""What looks better left out is spotted; ordinary numbers and names are not."""

from __future__ import annotations

import time

import pytest

from aluma.guide.safety.sensitive import looks_sensitive, luhn
from tests.guide.sensitive_words import EXAMPLES


@pytest.mark.parametrize("words", EXAMPLES)
def test_an_example(words: str) -> None:
    assert looks_sensitive(words) == EXAMPLES[words]


@pytest.mark.parametrize(("digits", "holds"), [("79927398713", True), ("79927398710", False)])
def test_luhn(digits: str, holds: bool) -> None:
    assert luhn(digits) is holds


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "a@", "a.", "Aa ", "1 A", "12 Aaaa ", "1/1/", "+1(2)", "jan 1 ", "@a.", "-"]
)
def test_no_text_takes_long(piece: str) -> None:
    began = time.process_time()
    looks_sensitive((piece * 8000)[:8000])
    assert time.process_time() - began < 0.5
