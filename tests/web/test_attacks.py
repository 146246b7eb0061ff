"""What a stranger tried: heavy words, phrases of no mirror, addresses that are none, characters that are none."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import pytest

from aluma.app import Portal
from tests.web.visitor import Visitor

UNFOLDING = "\ufdfa"  # one character that unfolds into eighteen


@pytest.mark.parametrize("number", [7_990, 80_000])
def test_no_words_hold_the_portal_up(visitor: Visitor, number: int) -> None:
    visitor.begin("open-page")
    began = time.process_time()
    assert visitor.turn(words=UNFOLDING * number).status in (200, 413)
    assert time.process_time() - began < 0.5


def test_a_mirror_takes_its_own_phrases_only(visitor: Visitor) -> None:
    visitor.walk("arrive", "a word")
    foreign = {f"phrase__x{number}:0": "y" * 7_900 for number in range(20)}
    changed = visitor.turn("change", light="x" * 50_000, **foreign)
    assert changed.status == 200
    assert b"yyyy" not in changed.body
    assert len(changed.body) < 30_000


def test_a_keepsake_is_made_of_words_that_are_not_too_long(visitor: Visitor) -> None:
    visitor.walk("arrive", "a word")
    fields = {**visitor.page.forms["/session/turn"], "format": "text", "phrase:now:0": UNFOLDING * 8_001}
    refused = visitor.post("/session/keep", fields)
    assert "longer than 8,000" in refused.text


@pytest.mark.parametrize("client", ["unknown", "203.0.113.9:4711", "[2001:db8::1]:4711", "203.0.113.9, "])
def test_an_address_with_more_to_it_is_no_way_round_the_limit(portal: Callable[..., Portal], client: str) -> None:
    app = portal(network_places=2)
    answers = []
    for _ in range(3):
        visitor = Visitor(app, client)
        visitor.begin()
        answers.append(visitor.turn(words="one").status)
    assert answers == [200, 200, 429]


def test_a_kept_picture_opens_whatever_was_typed(visitor: Visitor) -> None:
    visitor.walk("arrive", "a\uffff\ufffe\x00\x0bword")
    assert ElementTree.fromstring(visitor.keep("svg").body).tag.endswith("svg")
