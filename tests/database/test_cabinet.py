"""Cards are found again, and a card that was taken out is in no byte of any file."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aluma.database.cabinet import DRAWER, Cabinet
from aluma.database.sqlite import Sqlite


@pytest.fixture
def database(tmp_path: Path) -> Sqlite:
    return Sqlite(tmp_path / "keys.sqlite", "keys")


def cabinet(database: Sqlite) -> Cabinet:
    return Cabinet(database, "by_index", 16, 16)


def held(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(path.parent.iterdir()))


def filled(database: Sqlite, number: int) -> dict[bytes, bytes]:
    chance = random.Random(number)
    cards = {chance.randbytes(16): chance.randbytes(16) for _ in range(number)}
    with database.writing():
        for key, rest in cards.items():
            cabinet(database).put(key, rest)
    return cards


def test_cards_are_found_again_while_drawers_grow(database: Sqlite) -> None:
    cards = filled(database, 3000)
    assert dict(cabinet(database).all()) == cards
    assert all(cabinet(database).get(key) == rest for key, rest in cards.items())
    assert cabinet(database).get(os.urandom(16)) is None


def test_what_was_taken_out_is_in_no_byte_of_any_file(database: Sqlite) -> None:
    cards = filled(database, 2000)
    database.scrub()
    assert all(key in held(database.path) for key in [*cards][:20])
    gone = [*cards][::2]
    with database.writing():
        assert all(cabinet(database).take(key) == cards[key] for key in gone)
    assert database.scrub()
    left = held(database.path)
    assert not [key for key in gone if key in left or cards[key] in left]
    assert dict(cabinet(database).all()) == {key: cards[key] for key in cards if key not in gone}


def test_each_card_is_in_one_place_alone(database: Sqlite) -> None:
    cards = filled(database, 500)
    database.scrub()
    assert {held(database.path).count(key) for key in cards} == {1}


def test_the_log_holds_it_until_it_is_scrubbed(database: Sqlite) -> None:
    (key,) = filled(database, 1)
    database.scrub()
    with database.writing():
        cabinet(database).take(key)
    assert key in held(database.path)
    assert database.scrub()
    assert key not in held(database.path)


def test_a_key_that_stands_across_two_cards_is_not_found(database: Sqlite) -> None:
    one, other = b"\x01" * 8 + b"\x02" * 8, b"\x01" * 8 + b"\x03" * 8
    rest = b"\x01" * 8 + b"\x04" * 8
    with database.writing():
        cabinet(database).put(one, rest)
        cabinet(database).put(other, rest)
    assert cabinet(database).get(b"\x01" * 8 + b"\x04" * 8) is None
    assert cabinet(database).get(other) == rest


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 40)), max_size=60))
def test_it_is_a_dictionary(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[bool, int]]) -> None:
    database = Sqlite(tmp_path_factory.mktemp("cabinet") / "keys.sqlite", "keys")
    expected: dict[bytes, bytes] = {}
    for puts, number in steps:
        key, rest = bytes([7] * 15 + [number]), os.urandom(DRAWER // 4)
        wide = Cabinet(database, "by_index", 16, DRAWER // 4)
        with database.writing():
            if puts:
                if key in expected or len(expected) < 3:  # a drawer of this test holds three, all in the same one
                    wide.put(key, rest)
                    expected[key] = rest
            else:
                assert wide.take(key) == expected.pop(key, None)
    assert dict(wide.all() if steps else {}) == expected
    database.close()


def test_several_are_found_at_once(database: Sqlite) -> None:
    cards = filled(database, 300)
    asked = [*cards][:50]
    assert cabinet(database).several([*asked, os.urandom(16), bytes(16)]) == {key: cards[key] for key in asked}
    assert cabinet(database).several([]) == {}


def test_drawers_that_grow_between_two_reads_hide_nobody(database: Sqlite) -> None:
    """Another process files cards in the very moment between the two reads that finding one takes."""
    cards, other = filled(database, 500), Sqlite(database.path, "keys")
    chance, grown = random.Random(2), list[int]()

    def grow(query: str) -> None:
        if "WHERE id" in query and not grown:
            grown.append(1)
            with other.writing():
                for _ in range(2_000):
                    cabinet(other).put(chance.randbytes(16), bytes(16))

    database._connection.set_trace_callback(grow)
    assert cabinet(database).several([*cards][:100]) == dict([*cards.items()][:100])
    assert grown
