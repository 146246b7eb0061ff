"""The book forgets: what is erased is in no file, a copy from before opens nothing, and lost keys are found at once."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from aluma.newsletter.handle import from_text, to_text
from aluma.newsletter.keys import Card
from aluma.newsletter.pairing import RoomRefused
from aluma.newsletter.room import Room, open_room
from aluma.newsletter.subscriber import LENGTH, to_bytes
from aluma.seal import seal
from tests.newsletter.conftest import everything, mailbox, subscriber

Enter = Callable[[str], bytes]


def secrets_of(room: Room, handle: bytes) -> list[bytes]:
    """What must be gone: the sealed record, the key and the index, as they are in the files now."""
    card = room.book.keys.card(handle)
    assert card is not None
    (sealed,) = (sealed for _, other, sealed in room.book.batch(-1, 10_000) if other == handle)
    return [sealed[:40], sealed[-40:], card.key, card.index]


def left(folder: Path, needles: list[bytes]) -> list[int]:
    found = everything(folder)
    return [found.count(needle) for needle in needles]


def test_who_joined_is_found_and_read(room: Room, entered: Enter) -> None:
    handle = entered("one")
    assert room.book.find(mailbox("one")) == room.book.find(mailbox("ONE")) == handle
    assert room.book.read(handle) == subscriber("one")
    assert room.book.find(mailbox("other")) is None


def test_joining_again_keeps_the_handle_and_is_one_row(room: Room, entered: Enter) -> None:
    handle = entered("one")
    assert asyncio.run(room.enter(subscriber("One", "he"))) == handle
    found = room.book.read(handle)
    assert found is not None
    assert found.language == "he"
    assert room.book.count() == 1


def test_no_address_stands_in_any_file(tmp_path: Path, entered: Enter) -> None:
    entered("readable")
    assert b"readable" not in everything(tmp_path).lower()


def test_one_erasing_leaves_no_byte_in_any_file(tmp_path: Path, room: Room, entered: Enter) -> None:
    handles = [entered(f"person{number}") for number in range(30)]
    for handle in handles[::3]:
        needles = secrets_of(room, handle)
        assert left(tmp_path, needles) == [1, 1, 1, 2]  # the index stands in two drawers
        assert asyncio.run(room.erase(handle))
        assert left(tmp_path, needles) == [0, 0, 0, 0]
    assert room.book.count() == 20
    assert all(room.book.read(handle) for number, handle in enumerate(handles) if number % 3)


def test_erasing_twice_is_told(room: Room, entered: Enter) -> None:
    handle = entered("one")
    assert asyncio.run(room.erase(handle))
    assert not asyncio.run(room.erase(handle))
    assert room.book.find(mailbox("one")) is None


def test_an_empty_place_belongs_to_nobody(room: Room, entered: Enter) -> None:
    entered("one")
    assert room.book.read(bytes(16)) is None
    assert not asyncio.run(room.erase(bytes(16)))


def test_erasing_while_a_mailing_reads_leaves_no_byte_either(tmp_path: Path, room: Room, entered: Enter) -> None:
    handles = [entered(f"person{number}") for number in range(20)]
    needles = secrets_of(room, handles[15])
    batch = room.book.batch(-1, 10)
    asyncio.run(room.erase(handles[15]))
    assert left(tmp_path, needles) == [0, 0, 0, 0]
    assert [room.book.open(handle, sealed) is not None for _, handle, sealed in batch] == [True] * 10
    assert handles[15] not in [handle for _, handle, _ in room.book.batch(batch[-1][0], 100)]


@pytest.mark.parametrize("file", ["data/book.sqlite", "keys/keys.sqlite"])
def test_a_reader_in_the_way_is_waited_for(tmp_path: Path, room: Room, entered: Enter, file: str) -> None:
    handle = entered("one")
    needles = secrets_of(room, handle)
    reader = sqlite3.connect(tmp_path / file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM pair").fetchall()

    async def erased() -> None:
        erasing = asyncio.create_task(room.erase(handle))
        await asyncio.sleep(0.1)
        assert not erasing.done()
        assert any(left(tmp_path, needles))
        reader.execute("COMMIT")
        await erasing

    asyncio.run(erased())
    assert left(tmp_path, needles) == [0, 0, 0, 0]


def test_an_old_copy_of_the_book_opens_nothing_of_who_left(tmp_path: Path, room: Room, entered: Enter) -> None:
    gone, stays = entered("gone"), entered("stays")
    old = room.book.batch(-1, 10)
    asyncio.run(room.erase(gone))
    opened = {handle: room.book.open(handle, sealed) for _, handle, sealed in old}
    assert opened[stays] == subscriber("stays")
    assert opened[gone] is None
    # Nor can every key that there is open it, or an index tell that it was there.
    assert room.book.find(mailbox("gone")) is None
    assert room.book.keys.index(mailbox("gone")) not in b"".join(handle + sealed for _, handle, sealed in old)


def test_sealed_records_have_one_length() -> None:
    assert {len(to_bytes(subscriber(name))) for name in ("a", "a" * 60, "ü" * 30)} == {LENGTH}


def test_a_row_moved_under_another_handle_does_not_open(room: Room, entered: Enter) -> None:
    one, other = entered("one"), entered("other")
    sealed = {handle: sealed for _, handle, sealed in room.book.batch(-1, 10)}
    assert room.book.open(one, sealed[other]) is None


def test_slots_are_used_again(room: Room, entered: Enter) -> None:
    for _ in range(5):
        asyncio.run(room.erase(entered("one")))
    assert room.book.database.one("SELECT count(*) FROM slot") == (1,)


def test_new_keys_for_all_keep_the_handles(tmp_path: Path, room: Room, entered: Enter) -> None:
    handles = [entered(f"person{number}") for number in range(25)]
    before = [secrets_of(room, handle)[:3] for handle in handles]
    assert asyncio.run(room.rekey()) == 25
    assert [room.book.read(handle) for handle in handles] == [subscriber(f"person{n}") for n in range(25)]
    assert not any(any(left(tmp_path, needles)) for needles in before)


def test_a_handle_survives_a_mail_system_that_makes_letters_alike(entered: Enter) -> None:
    handle = entered("one")
    assert from_text(to_text(handle).upper()) == from_text(to_text(handle)) == handle
    assert from_text("nothing") is from_text("!" * 26) is from_text("ä" * 26) is None


class TestLostKeys:
    def test_a_book_without_its_key_store_is_found_at_the_start(
        self, tmp_path: Path, opened: Callable[[], Room], room: Room, entered: Enter
    ) -> None:
        entered("one")
        room.close()
        shutil.rmtree(tmp_path / "keys")
        with pytest.raises(RoomRefused, match="no address in the book can be read"):
            opened()
        assert not (tmp_path / "keys").exists()

    def test_a_key_store_of_another_book_is_found(
        self, tmp_path: Path, opened: Callable[[], Room], room: Room, entered: Enter
    ) -> None:
        entered("one")
        room.close()
        (tmp_path / "data" / "book.sqlite").unlink()
        with pytest.raises(RoomRefused, match="belongs to another book"):
            opened()

    @pytest.mark.parametrize(("folder", "older"), [("keys", "key store"), ("data", "book")])
    def test_one_that_came_from_a_backup_is_found_and_can_be_mended(
        self, tmp_path: Path, opened: Callable[[], Room], room: Room, entered: Enter, folder: str, older: str
    ) -> None:
        kept, left_since = entered("kept"), entered("left")
        room.close()
        shutil.copytree(tmp_path / folder, tmp_path / "backup")
        room = opened()
        asyncio.run(room.erase(left_since))
        asyncio.run(room.enter(subscriber("new")))
        room.close()
        shutil.rmtree(tmp_path / folder)
        (tmp_path / "backup").rename(tmp_path / folder)
        with pytest.raises(RoomRefused, match=f"The {older} is older"):
            opened()
        mending = open_room(tmp_path / "data", tmp_path / "keys", lambda: 0.0, mending=True)
        assert asyncio.run(mending.mend()) > 0
        mending.close()
        room = opened()
        assert room.book.read(kept) == subscriber("kept")
        assert (room.book.count(), len(list(room.book.keys.all()))) == (1, 1)

    @pytest.mark.parametrize("half", ["row", "key"])
    def test_what_a_crash_left_half_done_is_mended(
        self, opened: Callable[[], Room], room: Room, entered: Enter, half: str
    ) -> None:
        handle = entered("one")
        _leave_half(room, half)
        room.close()
        room = opened()
        assert room.book.read(handle) == subscriber("one")
        assert (room.book.count(), len(list(room.book.keys.all()))) == (1, 1)


def _leave_half(room: Room, half: str) -> None:
    card = Card(b"h" * 16, b"k" * 32, room.book.slot(), b"i" * 16)
    if half == "row":
        room.book.put(card, subscriber("half"))
        room.book.database.write("UPDATE pair SET changes = changes + 1")
    else:
        room.book.keys.file(card)
        room.book.keys.database.write("UPDATE pair SET changes = changes + 1")


def test_the_hunt_finds_a_row_that_was_only_deleted(tmp_path: Path, room: Room, entered: Enter) -> None:
    """The positive control: the same hunt over a file that forgets nothing."""
    sealed = seal(bytes(32), b"", b"x" * 300)
    plain = sqlite3.connect(tmp_path / "plain.sqlite")
    plain.execute("CREATE TABLE row (sealed BLOB)")
    plain.execute("PRAGMA secure_delete = OFF")
    plain.execute("INSERT INTO row VALUES (?)", (sealed,))
    plain.commit()
    plain.execute("DELETE FROM row")
    plain.commit()
    plain.close()
    assert left(tmp_path, [sealed[-40:]]) == [1]
