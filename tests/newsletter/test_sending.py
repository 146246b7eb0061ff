"""What is ordered goes out while the portal is open: held, let go on, put off to a day, and never twice."""

from __future__ import annotations

import asyncio
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from aluma.mail.post import Post
from aluma.newsletter import sending
from aluma.newsletter.bounces import count
from aluma.newsletter.delivery import Way
from aluma.newsletter.ledger import RECORD, ROOM
from aluma.newsletter.letter import read
from aluma.newsletter.room import Room
from aluma.newsletter.schedule import AlreadySent, Mailing, change, mailing, order
from aluma.newsletter.sending import Mailings, tend
from tests.mail.sink import sink
from tests.newsletter.mailing import SENDER, SOURCE, fill, opened

NOW = 1_800_000_000.0


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = opened(tmp_path)
    asyncio.run(fill(found, [f"p{number}" for number in range(12)]))
    yield found
    found.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(sending, "AWAY", (0.02,))


def ordered(folder: Path, begins: float | None = None) -> Path:
    return order(folder / "data", SOURCE, read(SOURCE, "autumn"), NOW, begins)


async def tended(room: Room, folder: Path, port: int, until: Callable[[], bool], pace: float = 0.0) -> None:
    """A portal's worker at work until something is so, or two seconds are over."""
    way = Way(Post("127.0.0.1", port, SENDER.sender, here=True), pace, 2)
    desk = Mailings(folder / "data", room, way, SENDER, lambda code: str, lambda: NOW + time.monotonic())
    work = asyncio.create_task(tend(desk))
    with suppress(TimeoutError):
        async with asyncio.timeout(2):
            while not until():  # noqa: ASYNC110  # what it waits for stands on disk
                await asyncio.sleep(0.01)
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work


def ended(folder: Path) -> bool:
    return bool(mailing(folder).standing.ended)


def test_a_command_orders_and_the_portal_sends(room: Room, tmp_path: Path) -> None:
    with sink() as kept:
        folder = ordered(tmp_path)
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert (len(kept.mails), mailing(folder).standing.total) == (12, 12)


def test_a_letter_of_one_name_is_ordered_once(tmp_path: Path) -> None:
    ordered(tmp_path)
    with pytest.raises(AlreadySent):
        ordered(tmp_path)


def test_what_is_held_waits_until_it_may_go_on(room: Room, tmp_path: Path) -> None:
    folder = ordered(tmp_path)
    held = mailing(folder).order
    change(folder, replace(held, running=False))
    with sink() as kept:
        asyncio.run(asyncio.wait_for(tended(room, tmp_path, kept.port, lambda: bool(kept.mails)), 5))
        assert not kept.mails
        change(folder, replace(held, running=True, turn=1))
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert len(kept.mails) == 12


def test_a_letter_for_another_day_waits_for_it(tmp_path: Path) -> None:
    found = mailing(ordered(tmp_path, begins=NOW + 60))
    assert (found.due(NOW), found.due(NOW + 61)) == (False, True)


def test_a_letter_that_stopped_itself_goes_on_when_it_is_told_to(room: Room, tmp_path: Path) -> None:
    folder = ordered(tmp_path)

    def stopped() -> bool:
        return bool(mailing(folder).reason)

    with sink(answers=lambda to: "550 5.7.1 Blocked") as kept:
        asyncio.run(tended(room, tmp_path, kept.port, stopped))
    found: Mailing = mailing(folder)
    assert (found.reason, found.due(NOW), room.book.count()) == ("refused", False, 12)
    change(folder, replace(found.order, turn=found.order.turn + 1))
    with sink() as kept:
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert mailing(folder).standing.sent + mailing(folder).standing.refused == 12


def test_who_got_a_letter_before_it_was_paused_does_not_get_it_again(room: Room, tmp_path: Path) -> None:
    folder = ordered(tmp_path)
    held, looks = mailing(folder).order, iter(range(100))
    with sink() as kept:

        def paused() -> bool:
            if len(kept.mails) < 4:
                return False
            change(folder, replace(held, running=False))
            return next(looks) == 20  # until then what was handed over has been answered

        asyncio.run(tended(room, tmp_path, kept.port, paused, pace=50))
        assert 3 < len(kept.mails) < 12
        change(folder, replace(held, running=True, turn=1))
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert sorted(Counter(to for to, _ in kept.mails).values()) == [1] * 12
    assert mailing(folder).standing.sent == 12


def test_who_got_a_letter_before_it_stopped_itself_does_not_get_it_again(room: Room, tmp_path: Path) -> None:
    asyncio.run(fill(room, [f"q{number}" for number in range(60)]))
    folder = ordered(tmp_path)
    refused = {f"p{number}@post.example" for number in range(2, 7)}
    with sink(answers=lambda to: "550 5.7.1 Blocked" if to in refused else None) as kept:
        asyncio.run(tended(room, tmp_path, kept.port, lambda: bool(mailing(folder).reason)))
        assert len(kept.mails) < 20
        change(folder, replace(mailing(folder).order, turn=1))
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert sorted(Counter(to for to, _ in kept.mails).values()) == [1] * 67
    assert (mailing(folder).standing.sent, mailing(folder).standing.refused) == (67, 5)


def test_a_portal_whose_relay_is_away_tries_again(room: Room, tmp_path: Path) -> None:
    folder = ordered(tmp_path)
    with sink() as gone:
        port = gone.port
    asyncio.run(tended(room, tmp_path, port, lambda: bool(mailing(folder).standing.began)))
    assert mailing(folder).due(NOW)
    with sink() as kept:
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert len(kept.mails) == 12


def test_a_full_disk_is_found_before_anyone_is_written_to(room: Room, tmp_path: Path) -> None:
    folder = ordered(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with sink() as kept:
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM * RECORD // 2, before[1]))
        try:
            asyncio.run(tended(room, tmp_path, kept.port, lambda: bool(mailing(folder).standing.began)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert not kept.mails
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert len(kept.mails) == 12


def test_mails_that_came_back_do_not_count_for_the_next_letter(room: Room, tmp_path: Path) -> None:
    for _ in range(9):
        count(tmp_path / "data")
    folder = ordered(tmp_path)
    with sink() as kept:
        asyncio.run(tended(room, tmp_path, kept.port, lambda: ended(folder)))
    assert len(kept.mails) == 12
