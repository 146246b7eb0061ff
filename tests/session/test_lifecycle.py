"""A session's life: begun, resumed, kept, over; by the clock and by hand."""

from __future__ import annotations

import asyncio

import pytest

from aluma.seal import seal, unseal
from aluma.session.lifecycle import Lifecycle, Limits, Over, Session
from aluma.session.memory import MemoryStore
from aluma.session.store import Put
from tests.clock import Clock

PRACTICE = b"digest.."
WORDS = b"words nobody else may read"


class Room:
    """A lifecycle over a memory store, with its clock: idle limit 100 s, absolute 250 s."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.store = MemoryStore(places=9, room=10_000, clock=self.clock)
        self.life = Lifecycle(self.store, Limits(100, 250), b"k" * 32, self.clock)
        self.token, self.session = self.life.begin(PRACTICE)
        self.stamp = self.life.stamp(self.session)

    def resume(self, token: str | None = None, stamp: str = "") -> Session | Over:
        return asyncio.run(self.life.resume(token or self.token, stamp))

    def keep(self, body: bytes = WORDS) -> Put:
        result, self.session = asyncio.run(self.life.keep(self.session, body))
        return result

    def end(self) -> None:
        asyncio.run(self.life.end(self.session))


@pytest.fixture
def room() -> Room:
    return Room()


def test_nothing_is_stored_before_the_first_turn(room: Room) -> None:
    assert asyncio.run(room.store.count()) == 0


def test_the_first_turn_finds_its_session_by_the_stamp(room: Room) -> None:
    assert room.resume(stamp=room.stamp) == room.session


def test_without_a_stamp_a_new_token_opens_nothing(room: Room) -> None:
    assert room.resume() is Over.ENDED


def test_a_stamp_is_good_until_the_idle_limit(room: Room) -> None:
    room.clock.now = 99.9
    assert room.resume(stamp=room.stamp) == room.session
    room.clock.now = 100
    assert room.resume(stamp=room.stamp) is Over.ENDED


def test_a_renewed_stamp_does_not_pass_the_absolute_limit(room: Room) -> None:
    room.clock.now = 249
    room.stamp = room.life.stamp(room.session)
    room.clock.now = 250
    assert room.resume(stamp=room.stamp) is Over.ENDED


def test_a_stamp_belongs_to_one_token(room: Room) -> None:
    other, _ = room.life.begin(PRACTICE)
    assert room.resume(other, room.stamp) is Over.UNKNOWN


def test_what_is_kept_comes_back(room: Room) -> None:
    assert room.keep() is Put.STORED
    assert room.resume() == room.session
    assert room.session.body == WORDS


def test_the_store_holds_neither_words_nor_token_nor_key(room: Room) -> None:
    room.keep()
    held = repr(room.store._held).encode()
    assert WORDS not in held
    assert room.token.encode() not in held
    assert repr(room.session.keys.key).encode() not in held


def test_a_record_moved_to_another_address_does_not_open(room: Room) -> None:
    room.keep()
    (place,) = room.store._held.values()
    other, session = room.life.begin(PRACTICE)
    room.store._held[session.keys.address] = place
    assert room.resume(other) is Over.UNKNOWN


def test_a_session_idles_out(room: Room) -> None:
    room.keep()
    room.clock.now = 100
    assert room.resume() is Over.ENDED


def test_a_turn_renews_the_idle_limit_up_to_the_absolute_one(room: Room) -> None:
    for room.clock.now in (0, 90, 180):
        assert room.keep() is Put.STORED
    assert room.life.seconds_left(room.session) == 70
    room.clock.now = 250
    assert room.resume() is Over.ENDED


def test_of_two_turns_from_one_version_the_second_is_stale(room: Room) -> None:
    room.keep()
    first = room.session
    room.keep(b"one")
    room.session = first
    assert room.keep(b"two") is Put.STALE


def test_an_ended_session_answers_ended(room: Room) -> None:
    room.keep()
    room.end()
    assert room.resume() is Over.ENDED
    assert asyncio.run(room.store.count()) == 0


def test_no_old_stamp_revives_an_ended_session(room: Room) -> None:
    room.end()
    room.clock.now = 99.9
    assert room.resume(stamp=room.stamp) is Over.ENDED
    room.clock.now = 100
    assert room.resume(stamp=room.stamp) is Over.ENDED


def test_a_turn_under_way_does_not_revive_an_ended_session(room: Room) -> None:
    room.keep()
    room.end()
    assert room.keep() is Put.STALE


@pytest.mark.parametrize("token", ["", "x", "€" * 43, "A" * 42, "A" * 44, "=" * 43, "../" * 20, "A" * 10_000])
def test_what_is_no_token_opens_nothing(room: Room, token: str) -> None:
    assert room.resume(token or "?", room.stamp) in (Over.UNKNOWN, Over.ENDED)


@pytest.mark.parametrize("stamp", ["", "x", "A" * 70, "€", "A" * 100_000])
def test_what_is_no_stamp_begins_nothing(room: Room, stamp: str) -> None:
    assert room.resume(stamp=stamp) in (Over.UNKNOWN, Over.ENDED)


def test_two_sessions_of_one_visitor_share_no_value(room: Room) -> None:
    other, session = room.life.begin(PRACTICE)
    assert other != room.token
    assert set(session.keys).isdisjoint(room.session.keys)
    assert room.life.stamp(session)[:20] != room.stamp[:20]


def test_a_record_of_another_format_does_not_open(room: Room) -> None:
    room.keep()
    keys = room.session.keys
    place = room.store._held[keys.address]
    content = unseal(keys.key, keys.address, place.blob)
    room.store._held[keys.address] = place._replace(blob=seal(keys.key, keys.address, b"\x63" + content[1:]))
    assert room.resume() is Over.ENDED
