"""A letter reaches everyone in the book, from a real book, through a real server."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aluma.mail.relay import RelayDown
from aluma.newsletter.address import Address
from aluma.newsletter.ledger import RECORD, Ledger, Verdict, so_far, standing
from aluma.newsletter.room import Room
from tests.mail.sink import Sink, free_port, sink
from tests.newsletter.mailing import fill, opened, send

NAMES = [f"p{number}" for number in range(40)]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = opened(tmp_path)
    asyncio.run(fill(found, NAMES))
    yield found
    found.close()


def got(kept: Sink) -> Counter[str]:
    return Counter(recipient.partition("@")[0] for recipient, _ in kept.mails)


def test_everyone_gets_it_once(room: Room, tmp_path: Path) -> None:
    with sink() as kept:
        ledger = asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert got(kept) == Counter(NAMES)
    assert (ledger.standing.sent, bool(ledger.standing.ended)) == (40, True)


def test_what_is_ended_is_not_sent_again(room: Room, tmp_path: Path) -> None:
    with sink() as kept:
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert got(kept) == Counter(NAMES)


def test_it_stops_and_goes_on(room: Room, tmp_path: Path) -> None:
    with sink() as kept:
        asyncio.run(
            send(room, tmp_path / "mailing", kept.port, goes_on=lambda: len(kept.mails) < 10, pace=200, lines=2)
        )
        assert 10 <= len(kept.mails) < 40
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert got(kept) == Counter(NAMES)


def test_a_mailbox_that_is_not_there_is_deleted(room: Room, tmp_path: Path) -> None:
    with sink(answers=lambda to: "550 5.1.1 No" if to.startswith("p7@") else None) as kept:
        ledger = asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert (ledger.standing.erased, room.book.count()) == (1, 39)
    assert room.book.find(Address("p7@post.example")) is None


@pytest.mark.parametrize("refusal", ["550 5.7.1 Blocked", "550 No", "552 5.2.2 Full", "554 5.1.3 Odd"])
def test_a_relay_that_refuses_everyone_destroys_no_list(room: Room, tmp_path: Path, refusal: str) -> None:
    with sink(answers=lambda to: refusal) as kept:
        ledger = asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert (ledger.standing.paused, room.book.count()) == ("refused", 40)
    assert not ledger.standing.ended
    assert so_far(tmp_path / "mailing").refused >= 5  # those of a batch that is not over are told, too


def test_not_even_one_that_says_nobody_is_there(room: Room, tmp_path: Path) -> None:
    asyncio.run(fill(room, [f"q{number}" for number in range(40)]))
    with sink(answers=lambda to: "550 5.1.1 No") as kept:
        ledger = asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert (ledger.standing.paused, room.book.count()) == ("nobody-there", 80)


def test_who_was_put_off_gets_it_later(room: Room, tmp_path: Path) -> None:
    now = [0.0]
    first = {f"p{number}@post.example" for number in range(5)}

    def answer(to: str) -> str | None:
        return "451 4.7.1 Later" if to in first and now[0] < 60 else None

    def clock() -> float:
        now[0] += 20
        return now[0]

    with sink(answers=answer) as kept:
        ledger = asyncio.run(send(room, tmp_path / "mailing", kept.port, clock=clock))
    assert got(kept) == Counter(NAMES)
    assert ledger.standing.put_off == ()


def test_who_has_left_gets_nothing(room: Room, tmp_path: Path) -> None:
    gone = room.book.find(Address("p3@post.example"))
    assert gone is not None
    with sink() as kept:
        asyncio.run(room.erase(gone))
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert got(kept) == Counter(set(NAMES) - {"p3"})


def test_a_relay_that_is_away_loses_nobody(room: Room, tmp_path: Path) -> None:
    with pytest.raises(RelayDown):
        asyncio.run(send(room, tmp_path / "mailing", free_port()))
    with sink() as kept:
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert got(kept) == Counter(NAMES)


def test_a_reply_that_can_not_be_written_down_stops_it(room: Room, tmp_path: Path) -> None:
    class Failing(Ledger):
        def note(self, handle: bytes, verdict: Verdict) -> None:
            if len(self.settled) >= 5:
                raise OSError
            super().note(handle, verdict)

    with sink() as kept:
        with pytest.raises(OSError):  # noqa: PT011  # one without words
            asyncio.run(send(room, tmp_path / "mailing", kept.port, lines=2, ledger=Failing))
        assert len(kept.mails) <= 5 + 2
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert set(got(kept)) == set(NAMES)
    assert len(kept.mails) <= len(NAMES) + 2


def test_what_a_power_cut_left_of_a_record_was_never_made(room: Room, tmp_path: Path) -> None:
    handles = [handle for _, handle, _ in room.book.batch(-1, 3)]
    (tmp_path / "mailing").mkdir()
    ledger = Ledger(tmp_path / "mailing")
    for handle in handles:
        ledger.note(handle, Verdict.SENT)
    ledger.close()
    with (tmp_path / "mailing" / "acks-0").open("r+b") as file:
        file.seek(RECORD)
        file.write(bytes(RECORD))
    with sink() as kept:
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
    assert got(kept) == Counter({*NAMES[3:], "p1"})


def test_the_ledger_holds_nobody_once_it_is_done(room: Room, tmp_path: Path) -> None:
    handles = [handle for _, handle, _ in room.book.batch(-1, 100)]
    with sink() as kept:
        asyncio.run(send(room, tmp_path / "mailing", kept.port))
    left = b"".join(each.read_bytes() for each in (tmp_path / "mailing").iterdir())
    assert not any(handle in left or handle.hex().encode() in left for handle in handles)
    assert standing(tmp_path / "mailing").sent == 40
