"""`aluma letters forget`, `mend`, `rekey` and `aluma rights`, as whoever runs the portal calls them."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aluma.cli import main
from aluma.newsletter.handle import to_text
from aluma.newsletter.ledger import Ledger
from aluma.newsletter.letter import read
from aluma.newsletter.room import Room, open_room
from aluma.newsletter.schedule import order
from tests.newsletter.conftest import everything, mailbox, subscriber
from tests.newsletter.mailing import SOURCE


def run(*words: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, words, input=answer)


def room() -> Room:
    return open_room(Path("data"), Path("keys"), time.time)


@pytest.fixture
def handle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.chdir(tmp_path)
    made = room()
    handle = asyncio.run(made.enter(subscriber("one")))
    made.close()
    return handle


@pytest.mark.parametrize("command", [("letters", "forget"), ("rights", "delete")])
def test_an_address_is_deleted_and_nothing_of_it_is_left(handle: bytes, command: tuple[str, ...]) -> None:
    made = room()
    card = made.book.keys.card(handle)
    assert card
    made.close()
    assert "Deleted" in run(*command, "One@Example.org").output
    assert "Nothing was held" in run(*command, "one@example.org").output
    assert not [each for each in (card.key, card.index) if each in everything(Path())]


def test_a_handle_from_a_mail_will_do(handle: bytes) -> None:
    assert "Deleted" in run("letters", "forget", to_text(handle)).output


def test_what_is_held_is_shown(handle: bytes) -> None:
    assert "Address: one@example.org" in run("rights", "show", "one@example.org").output
    held = json.loads(run("rights", "show", "--json", "one@example.org").output)["held"]
    assert (held["address"], held["handle"]) == ("one@example.org", to_text(handle))
    assert run("rights", "show", "other@example.org").output == "Nothing is held about this address.\n"


def test_what_is_no_address_is_told(handle: bytes) -> None:
    told = run("rights", "show", "nobody")
    assert (told.exit_code, told.stderr) == (2, "This does not look like a mail address.\n")


def test_without_a_book_nothing_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "nothing is held about anyone" in run("letters", "forget", "one@example.org").stderr
    assert not list(tmp_path.iterdir())


def test_lost_keys_are_told_by_every_command(handle: bytes) -> None:
    shutil.rmtree("keys")
    for command in (
        ("letters", "forget", "one@example.org"),
        ("rights", "show", "one@example.org"),
        ("letters", "rekey"),
    ):
        assert "no address in the book can be read" in run(*command).stderr


def test_new_keys_keep_what_is_held(handle: bytes) -> None:
    assert "Sealed under new keys: 1." in run("letters", "rekey").output
    assert to_text(handle) in run("rights", "show", "one@example.org").output


def test_new_keys_wait_until_no_letter_is_on_its_way(handle: bytes) -> None:
    ledger = Ledger(order(Path("data"), SOURCE, read(SOURCE, "autumn"), time.time()))
    ledger.mark(began=time.time())
    assert "A letter is on its way." in run("letters", "rekey").stderr
    ledger.mark(ended=time.time())
    ledger.close()
    assert "Sealed under new keys: 1." in run("letters", "rekey").output


def test_what_lacks_its_other_half_is_taken_out_when_asked(handle: bytes) -> None:
    shutil.copytree("keys", "old")
    made = room()
    for name in ("two", "three"):
        asyncio.run(made.enter(subscriber(name)))
    made.close()
    shutil.rmtree("keys")
    shutil.move("old", "keys")
    assert "The key store is older" in run("rights", "show", "one@example.org").stderr
    assert run("letters", "mend", answer="n\n").exit_code == 1
    assert "Taken out: 2. In the book there are 1" in run("letters", "mend", answer="y\n").output
    made = room()
    assert made.book.find(mailbox("one")) == handle
    made.close()
