"""What travels in links: sealed for two days, for one purpose, and used once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from aluma.newsletter.links import Links, Purpose, Request, leave_path
from aluma.newsletter.room import Room
from tests.clock import Clock
from tests.newsletter.conftest import everything, mailbox

HOUR = 3600
ASKED = Request(mailbox("someone"), "en", "2025-07-27", b"h" * 16)


@pytest.fixture
def links(room: Room) -> Links:
    return Links(room.days)


def test_a_request_comes_back_as_it_was_made(links: Links) -> None:
    assert links.open(Purpose.JOIN, links.make(Purpose.JOIN, ASKED)) == ASKED


def test_a_link_works_once(links: Links) -> None:
    link = links.make(Purpose.JOIN, ASKED)
    assert links.use(Purpose.JOIN, link) == ASKED
    assert links.use(Purpose.JOIN, link) is None
    assert links.use(Purpose.JOIN, links.make(Purpose.JOIN, ASKED)) == ASKED


def test_a_link_for_another_purpose_opens_nothing(links: Links) -> None:
    assert links.open(Purpose.SEE, links.make(Purpose.JOIN, ASKED)) is None


def test_an_altered_link_opens_nothing(links: Links) -> None:
    link = links.make(Purpose.JOIN, ASKED)
    altered = [link[:at] + ("A" if link[at] != "A" else "B") + link[at + 1 :] for at in range(0, len(link) - 1, 7)]
    assert all(links.open(Purpose.JOIN, each) is None for each in [*altered, link[:-4], "", "ä", "A" * 40, "="])


@pytest.mark.parametrize(("made", "hours", "opens"), [(0, 47, True), (0, 48, False), (23, 24, True), (23, 25, False)])
def test_it_opens_for_a_day_at_least_and_two_at_most(
    links: Links, clock: Clock, made: int, hours: int, opens: bool
) -> None:
    clock.now = made * HOUR
    link = links.make(Purpose.JOIN, ASKED)
    clock.now += hours * HOUR
    assert (links.open(Purpose.JOIN, link) is not None) is opens


def test_one_with_a_last_second_ends_there(links: Links, clock: Clock) -> None:
    link = links.make(Purpose.ACT, ASKED._replace(until=HOUR))
    clock.now = HOUR
    assert links.open(Purpose.ACT, link)
    clock.now += 1
    assert links.open(Purpose.ACT, link) is None


def test_after_48_hours_the_key_and_what_was_used_are_in_no_file(
    tmp_path: Path, room: Room, links: Links, clock: Clock
) -> None:
    links.use(Purpose.JOIN, links.make(Purpose.JOIN, ASKED))
    day, key = room.days.today()
    assert key in everything(tmp_path)
    assert room.book.keys.database.one("SELECT count(*) FROM used") == (1,)
    clock.now = 48 * HOUR
    asyncio.run(room.tend())
    assert key not in everything(tmp_path)
    assert room.days.of(day) is None
    assert room.book.keys.database.one("SELECT count(*) FROM used") == (0,)


def test_nothing_of_a_request_is_in_any_file(tmp_path: Path, links: Links) -> None:
    link = links.make(Purpose.JOIN, ASKED)
    assert b"someone" not in everything(tmp_path)
    assert link.encode() not in everything(tmp_path)


def test_the_way_out_is_short_enough_to_type() -> None:
    assert len(leave_path(b"h" * 16)) == 41
