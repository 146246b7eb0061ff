"""Letting go really deletes: the sealed record holds those words no more, and no way leads back to them."""

from __future__ import annotations

import asyncio

import pytest

from aluma.app import create_app
from aluma.session.lifecycle import Lifecycle, Limits, Session
from aluma.session.memory import MemoryStore
from aluma.settings import Settings
from tests.clock import Clock
from tests.web.conftest import SHELF
from tests.web.visitor import Visitor

HELD, SERVED, KEPT = "a grudge of cedar", "kept me upright", "that it mattered"
HOLD, SET_DOWN, LET_GO = 0, 1, 2


class Letting(Visitor):
    """A visitor who stands before the choice, and who can open the sealed record with the token of the page."""

    def __init__(self) -> None:
        clock = Clock()
        store = MemoryStore(places=9, room=10**6, clock=clock)
        super().__init__(create_app(Settings(), SHELF, clock=clock, store=store))
        self._sessions = Lifecycle(store, Limits(idle=3600, absolute=7200), bytes(32), clock)
        self.begin("letting-go")
        for words in (HELD, SERVED, KEPT):
            self.turn(words=words)
        self.turn("choose:0")  # one minute
        self.turn()

    def record(self) -> str:
        session = asyncio.run(self._sessions.resume(self.page.forms["/session/turn"]["token"], ""))
        assert isinstance(session, Session)
        return session.body.decode()


@pytest.fixture
def letting() -> Letting:
    return Letting()


def test_before_the_choice_the_record_holds_them(letting: Letting) -> None:
    assert all(words in letting.record() for words in (HELD, SERVED, KEPT))
    assert HELD in letting.page.text


def test_let_go_they_are_in_no_record(letting: Letting) -> None:
    letting.turn(f"choose:{LET_GO}")
    assert [words for words in (HELD, SERVED, KEPT) if words in letting.record()] == [KEPT]


def test_back_brings_none_of_them(letting: Letting) -> None:
    letting.turn(f"choose:{LET_GO}")
    while "back" in letting.page.buttons:
        letting.turn("back")
        assert HELD not in letting.page.body.decode()
        assert SERVED not in letting.page.body.decode()


def test_nothing_in_the_mirror_marks_the_place(letting: Letting) -> None:
    letting.turn(f"choose:{LET_GO}")
    page = letting.turn().body.decode()
    assert page.count('class="phrase') == 1
    assert HELD not in page


@pytest.mark.parametrize(("choice", "place"), [(HOLD, "inside the circle"), (SET_DOWN, "outside the opening")])
def test_held_or_set_down_they_stay_and_stand_where_they_were_put(letting: Letting, choice: int, place: str) -> None:
    letting.turn(f"choose:{choice}")
    assert HELD in letting.record()
    assert f"What you wrote first ({place})" in letting.turn().text
