"""Every stored column, and every field of a file, has a line that says what it is, why, and until when."""

from __future__ import annotations

import asyncio
import time
from fnmatch import fnmatch
from pathlib import Path

import pytest

from aluma.database import schema
from aluma.mail.post import Post
from aluma.newsletter.bounces import count
from aluma.newsletter.delivery import Way
from aluma.newsletter.filed import FILES
from aluma.newsletter.letter import read
from aluma.newsletter.schedule import mailing, order
from aluma.newsletter.sending import Mailings, tend
from aluma.newsletter.spare import Spare
from aluma.newsletter.subscriber import Subscriber
from aluma.rights.holdings import HOLDINGS, Unspoken, holdings, stored
from tests.mail.sink import sink
from tests.newsletter.mailing import SENDER, SOURCE, fill, opened


def test_every_column_is_spoken_of_and_nothing_else() -> None:
    assert list(holdings(stored())) == stored()
    assert all(each.what and each.why and each.until for each in HOLDINGS.values())


def test_a_column_without_a_line_is_found() -> None:
    with pytest.raises(Unspoken, match=r"book\.slot\.opened_at"):
        holdings([*stored(), "book.slot.opened_at"])


def test_each_thing_has_one_line() -> None:
    names = [name for together in HOLDINGS for name in together]
    assert len(set(names)) == len(names)
    assert len(set(HOLDINGS.values())) == len(HOLDINGS)


def test_every_file_that_a_portal_with_letters_writes_is_spoken_of(tmp_path: Path) -> None:
    """After a mailing, with a copy of the keys, and with a mail that came back."""
    room = opened(tmp_path)
    asyncio.run(fill(room, ["one", "two"]))
    Spare(tmp_path / "data", time.time).renew(room.book.keys.database)
    count(tmp_path / "data")
    folder = order(tmp_path / "data", SOURCE, read(SOURCE, "autumn"), time.time())
    with sink() as kept:
        way = Way(Post("127.0.0.1", kept.port, SENDER.sender, here=True))
        desk = Mailings(tmp_path / "data", room, way, SENDER, lambda code: str, time.time)
        asyncio.run(ended(desk, folder))
    room.close()
    files = {each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file()}
    spoken_of = {each for pattern, _ in FILES.values() for each in files if fnmatch(each, f"data/{pattern}")}
    assert files - spoken_of == {"data/book.sqlite", "keys/keys.sqlite"}  # whose columns are in the schema
    assert len(spoken_of) == len(FILES)


async def ended(desk: Mailings, folder: Path) -> None:
    work = asyncio.create_task(tend(desk))
    async with asyncio.timeout(10):
        while not mailing(folder).standing.ended:  # noqa: ASYNC110  # what it waits for stands on disk
            await asyncio.sleep(0.05)
    work.cancel()


def test_a_field_of_a_file_without_a_line_is_found() -> None:
    with pytest.raises(Unspoken, match=r"standing\.opened_by"):
        holdings([*stored(), "standing.opened_by"])


def test_the_names_come_from_the_files_themselves() -> None:
    assert schema.FILES == ("book", "keys")
    assert schema.columns("book") == ["slot.id", "slot.handle", "slot.sealed", "pair.id", "pair.name", "pair.changes"]


def test_of_a_person_there_is_the_address_and_the_consent_and_no_more() -> None:
    assert Subscriber.__struct_fields__ == ("address", "day", "version", "language")
    assert schema.columns("book")[:3] == ["slot.id", "slot.handle", "slot.sealed"]
