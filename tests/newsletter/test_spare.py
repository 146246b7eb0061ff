"""The key store's backup: one, never older than seven days, and with it a lost key store comes back."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aluma.newsletter.room import Room, open_room
from aluma.newsletter.spare import NAME, Spare
from aluma.newsletter.tending import look, tend
from tests.clock import Clock
from tests.newsletter.conftest import everything, subscriber

DAY = 86_400.0


@pytest.fixture
def spare(tmp_path: Path, clock: Clock) -> Spare:
    return Spare(tmp_path / "spare", clock)


def test_with_it_a_lost_key_store_comes_back(
    tmp_path: Path, room: Room, spare: Spare, entered: Callable[[str], bytes], clock: Clock
) -> None:
    handle = entered("one")
    asyncio.run(look(room, spare))
    room.close()
    (tmp_path / "keys" / "keys.sqlite").unlink()
    (tmp_path / "spare" / NAME).rename(tmp_path / "keys" / "keys.sqlite")
    again = open_room(tmp_path / "data", tmp_path / "keys", clock)
    assert again.book.read(handle) == subscriber("one")
    again.close()


def test_it_is_made_anew_each_day_and_is_one_file(tmp_path: Path, room: Room, spare: Spare, clock: Clock) -> None:
    ages = []
    for hours in range(0, 72, 6):
        clock.now = hours * 3600.0
        asyncio.run(look(room, spare))
        ages.append(clock.now - spare.path.stat().st_mtime)
        assert [each.name for each in (tmp_path / "spare").iterdir()] == [NAME]
    assert max(ages) < DAY


def test_who_left_is_gone_from_it_when_it_is_made_anew(
    tmp_path: Path, room: Room, spare: Spare, entered: Callable[[str], bytes], clock: Clock
) -> None:
    handle = entered("one")
    card = room.book.keys.card(handle)
    assert card
    asyncio.run(look(room, spare))
    asyncio.run(room.erase(handle))
    assert card.key in everything(tmp_path / "spare")
    clock.now = DAY
    asyncio.run(look(room, spare))
    assert card.key not in everything(tmp_path)


def test_one_that_can_not_be_made_anew_is_deleted_in_time(
    room: Room, spare: Spare, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(look(room, spare))

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "utime", full)  # as a full disk would
    for days, stays in ((6, True), (7, True), (7.1, False)):
        clock.now = days * DAY
        with pytest.raises(OSError):  # noqa: PT011  # any will do
            asyncio.run(look(room, spare))
        assert spare.path.exists() is stays


def test_it_is_for_its_owner_alone(room: Room, spare: Spare) -> None:
    asyncio.run(look(room, spare))
    assert (spare.path.stat().st_mode & 0o777, spare.path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_fails_is_told_and_tried_again(tmp_path: Path, room: Room, clock: Clock) -> None:
    (tmp_path / "file").touch()
    told: list[object] = []

    async def tended() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append(context["exception"]))
        task = asyncio.create_task(tend(room, Spare(tmp_path / "file", clock)))
        await asyncio.sleep(0.2)
        assert not task.done()
        task.cancel()

    asyncio.run(tended())
    assert [isinstance(each, OSError) for each in told] == [True]
