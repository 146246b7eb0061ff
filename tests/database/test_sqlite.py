"""A file of the portal: made by numbered steps, private, whole or not at all, and scrubbed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from aluma.database.sqlite import Newer, Sqlite


@pytest.fixture
def database(tmp_path: Path) -> Sqlite:
    return Sqlite(tmp_path / "data" / "book.sqlite", "book")


def test_it_is_made_with_its_folder_for_its_owner_alone(database: Sqlite) -> None:
    assert database.path.stat().st_mode & 0o777 == 0o600
    assert database.path.parent.stat().st_mode & 0o777 == 0o700


def test_steps_are_taken_once(database: Sqlite) -> None:
    before = database.read("SELECT name, changes FROM pair")
    database.close()
    assert Sqlite(database.path, "book").read("SELECT name, changes FROM pair") == before


def test_a_file_of_a_newer_version_is_left_alone(database: Sqlite) -> None:
    database.write("PRAGMA user_version = 99")
    with pytest.raises(Newer):
        Sqlite(database.path, "book")


def test_a_change_is_whole_or_not_at_all(database: Sqlite) -> None:
    def broken() -> None:
        with database.writing():
            database.write("UPDATE pair SET changes = 5")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert database.one("SELECT changes FROM pair") == (0,)


def test_a_reader_keeps_the_log_from_being_emptied_and_is_told(database: Sqlite) -> None:
    reader = sqlite3.connect(database.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM pair").fetchall()
    with database.writing():
        database.write("UPDATE pair SET changes = 1")
    assert not database.scrub()
    reader.execute("COMMIT")
    assert database.scrub()
    assert Path(f"{database.path}-wal").stat().st_size == 0


def test_secure_delete_is_on(database: Sqlite) -> None:
    assert database.read("PRAGMA secure_delete") == [(1,)]
