"""What can come in the way of a turn, and that no word is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aluma.app import Portal, create_app
from aluma.session.memory import MemoryStore
from aluma.settings import Settings
from aluma.shelf import OURS, load
from tests.clock import Clock
from tests.web.conftest import SHELF
from tests.web.visitor import Visitor

CARD = "my card is 4111 1111 1111 1111"


def test_a_double_click_forks_nothing(visitor: Visitor) -> None:
    first = visitor.begin()
    visitor.turn(words="one", page=first)
    again = visitor.turn(words="one", page=first)
    assert "moved on" in again.text
    assert again.areas == []


def test_a_stale_page_gets_its_own_words_back(visitor: Visitor) -> None:
    first = visitor.begin()
    visitor.turn(words="one", page=first)
    stale = visitor.turn(words="two", page=first)
    assert stale.areas == ["two"]
    assert "Which is easiest" in stale.text


def test_a_place_is_taken_at_the_first_turn(portal: Callable[..., Portal]) -> None:
    visitor = Visitor(portal(places=1))
    visitor.begin()
    visitor.begin()
    assert visitor.turn(words="one").status == 200


def test_a_full_room_says_so_and_keeps_the_words_in_the_field(portal: Callable[..., Portal]) -> None:
    app = portal(places=1)
    inside, outside = Visitor(app), Visitor(app)
    inside.begin(), inside.turn(words="one")
    outside.begin()
    refused = outside.turn(words="two")
    assert (refused.status, refused.areas) == (503, ["two"])
    assert inside.turn("pass").status == 200


def test_one_network_takes_its_share_and_no_more(portal: Callable[..., Portal]) -> None:
    app = portal(network_places=2)
    for _ in range(2):
        visitor = Visitor(app)
        visitor.begin(), visitor.turn(words="one")
    visitor.begin()
    assert visitor.turn(words="two").status == 429
    other = Visitor(app, "198.51.100.7")
    other.begin()
    assert other.turn(words="three").status == 200


def test_a_first_turn_comes_within_the_idle_limit(visitor: Visitor, clock: Clock) -> None:
    visitor.begin()
    clock.now += 30 * 60
    late = visitor.turn(words="late")
    assert (late.status, late.areas) == (410, ["late"])


def test_an_empty_turn_keeps_the_room_open(visitor: Visitor, clock: Clock) -> None:
    visitor.begin()
    visitor.turn(words="one")
    for _ in range(3):
        clock.now += 29 * 60
        kept = visitor.turn("stay")
    assert kept.status == 200
    assert "kept open" in kept.text


def test_keeping_the_room_open_loses_no_word(visitor: Visitor) -> None:
    visitor.begin("two-sides")
    visitor.turn("pass")
    assert visitor.turn("stay", words="half").areas == ["half"]


def test_what_looks_sensitive_comes_back_before_anything_is_kept(portal: Callable[..., Portal]) -> None:
    app = portal(places=1)
    visitor = Visitor(app)
    visitor.begin()
    asked = visitor.turn(words=CARD)
    assert (asked.status, asked.areas) == (200, [CARD])
    assert "as-is" in asked.buttons
    other = Visitor(app)
    other.begin()
    assert other.turn("pass").status == 200


def test_send_as_it_is_sends_it(visitor: Visitor) -> None:
    visitor.begin()
    visitor.turn(words=CARD)
    assert "Which is easiest" in visitor.turn("as-is", words=CARD).text


def test_a_hint_already_seen_is_not_repeated(visitor: Visitor) -> None:
    visitor.begin()
    assert "Which is easiest" in visitor.turn(words=CARD, checked="yes").text


def test_too_long_comes_back_whole(visitor: Visitor) -> None:
    visitor.begin()
    long = "🙂" * 8001
    back = visitor.turn(words=long)
    assert back.areas == [long]
    assert "longer than 8,000" in back.text


def test_eight_thousand_emoji_are_taken(visitor: Visitor) -> None:
    visitor.begin()
    assert "Which is easiest" in visitor.turn(words="🙂" * 8000).text


@pytest.mark.parametrize("do", ["choose:9", "choose:-1", "choose:x", "choose:²", "fly", "", "mark", "back"])
def test_what_fits_nothing_leaves_the_step_as_it_is(visitor: Visitor, do: str) -> None:
    visitor.begin()
    assert "Something from today" in visitor.turn(do).text


def test_a_practice_that_changed_ends_with_its_words_given_back(clock: Clock, tmp_path: Path) -> None:
    store = MemoryStore(places=9, room=10**6, clock=clock)
    visitor = Visitor(create_app(Settings(), SHELF, clock=clock, store=store))
    visitor.begin(), visitor.turn(words="before the change")
    changed = (
        (OURS / "en/practices/arrive.md").read_text().replace("The day", "This day").replace("the day", "this day")
    )
    (tmp_path / "arrive.md").write_text(changed)
    visitor.app = create_app(Settings(), load(practices=tmp_path), clock=clock, store=store)
    gone = visitor.turn("pass")
    assert (gone.status, gone.areas) == (410, ["before the change"])


def test_whoever_is_under_age_is_met_kindly(visitor: Visitor) -> None:
    assert visitor.begin(adult="").status == 422
    assert "18 or older" in visitor.page.text
    assert "says nothing about you" in visitor.get("/under-18").text
