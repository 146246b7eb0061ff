"""`aluma letters` and what it can do, from preview to bounce, as whoever writes letters calls it."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aluma.cli import main
from aluma.newsletter.bounces import counted
from aluma.newsletter.handle import to_text
from aluma.newsletter.room import Room, open_room
from aluma.newsletter.schedule import mailings
from tests.cli.test_serve import portal
from tests.mail.sink import Sink, free_port, sink
from tests.newsletter.conftest import subscriber
from tests.newsletter.mailing import SOURCE
from tests.newsletter.test_bounces import REPORT

AUTUMN = "autumn.md"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(AUTUMN).write_text(SOURCE)


@pytest.fixture
def kept() -> Iterator[Sink]:
    with sink() as made:
        yield made


def relay(port: int) -> tuple[str, ...]:
    return ("--relay", f"127.0.0.1:{port}", "--sender", "letters@aluma.example", "--contact", "person@aluma.example")


def run(*words: str, answer: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["letters", *words], input=answer)


def on_a_terminal(*words: str) -> str:
    """What such a command shows in a terminal, where a bar is drawn."""
    ours, its = os.openpty()
    with subprocess.Popen([sys.executable, "-m", "aluma", "letters", *words], stdout=its, stderr=its) as process:
        os.close(its)
        assert process.wait(30) == 0
    seen = os.read(ours, 65_536).decode()
    os.close(ours)
    return seen


def ordered(*more: str) -> Result:
    return run("send", AUTUMN, "--yes", "--no-watch", *relay(25), *more)


def room() -> Room:
    return open_room(Path("data"), Path("keys"), time.time)


class TestPreview:
    def test_it_says_what_was_found(self) -> None:
        done = run("preview", AUTUMN, "-o", "page.html")
        assert (done.exit_code, "well: Fetched from elsewhere: nothing." in done.output) == (0, True)
        assert "Autumn, and a quiet hour" in Path("page.html").read_text()

    def test_a_link_that_follows_a_reader_is_not_well(self) -> None:
        Path(AUTUMN).write_text(f"{SOURCE}\n[here](https://a.example/?utm_source=x)\n")
        done = run("preview", AUTUMN)
        assert (done.exit_code, "NOT WELL: Links that follow a reader" in done.output) == (1, True)

    def test_what_is_no_letter_is_told_by_all_its_faults(self) -> None:
        Path(AUTUMN).write_text("---\nlanguage: English\n---\n")
        done = run("preview", AUTUMN)
        assert (done.exit_code, done.stderr.count("\n  - ")) == (2, 3)


class TestTest:
    def test_one_gets_the_letter_as_everyone_would(self, kept: Sink) -> None:
        assert "Sent." in run("test", AUTUMN, "--to", "me@post.example", *relay(kept.port)).output
        ((recipient, message),) = kept.mails
        assert recipient == "me@post.example"
        assert message_from_bytes(message)["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_a_relay_that_is_away_is_told(self) -> None:
        done = run("test", AUTUMN, "--to", "me@post.example", *relay(free_port()))
        assert (done.exit_code, "Nothing was sent." in done.stderr) == (2, True)

    @pytest.mark.parametrize("command", [("test", AUTUMN, "--to", "me@post.example"), ("send", AUTUMN)])
    def test_without_a_relay_nothing_is_sent(self, command: tuple[str, ...]) -> None:
        assert "There is no relay" in run(*command).stderr


class TestSend:
    def test_it_asks_first(self) -> None:
        assert run("send", AUTUMN, *relay(25), answer="n\n").exit_code == 1
        assert list(mailings(Path("data"))) == []

    def test_it_orders_once(self) -> None:
        assert "Ordered." in ordered().output
        again = ordered()
        assert (again.exit_code, "was sent before" in again.stderr) == (2, True)

    @pytest.mark.parametrize("at", ["tomorrow", "2099-12-01T09:00", "2099-13-01T09:00+01:00"])
    def test_a_day_that_is_none_is_told(self, at: str) -> None:
        assert "--at should be a date" in ordered("--at", at).stderr
        assert list(mailings(Path("data"))) == []

    def test_it_can_be_for_another_day(self) -> None:
        ordered("--at", "2099-12-01T09:00+00:00")
        assert "goes out on 2099-12-01" in run("status").output

    def test_the_portal_sends_it_and_the_command_looks_on(self, tmp_path: Path, kept: Sink) -> None:
        made = room()
        for name in ("one", "two", "three"):
            asyncio.run(made.enter(subscriber(name)))
        made.close()
        with portal(tmp_path, *relay(kept.port)):
            seen = on_a_terminal("send", AUTUMN, "--yes", *relay(kept.port))
        assert re.search(r"autumn, \d+ a second, 0 failed  \[#+\]  3/3", seen)
        assert "(3 of 3 settled; refused 0, nobody there 0, put off 0)" in seen.splitlines()[-1]
        assert sorted(to for to, _ in kept.mails) == ["one@example.org", "three@example.org", "two@example.org"]


class TestPause:
    def test_it_holds_and_goes_on(self) -> None:
        ordered()
        assert "autumn is paused." in run("pause", AUTUMN).output
        assert "autumn: paused (0 of 0 settled" in run("status").output
        assert "autumn goes on." in run("resume", "autumn").output
        assert "waiting for the portal" in run("status").output

    @pytest.mark.parametrize("command", ["pause", "resume"])
    def test_a_letter_that_nobody_ordered_is_told(self, command: str) -> None:
        assert "No letter called winter was ordered here." in run(command, "winter").stderr

    def test_without_any_that_is_said(self) -> None:
        assert run("status").output == "No letter was ordered here yet.\n"


class TestBounce:
    @pytest.fixture
    def bounced(self) -> Callable[[str], Result]:
        made = room()
        handle = to_text(asyncio.run(made.enter(subscriber("one"))))
        made.close()
        to = f"bounces+{handle}@aluma.example"

        def returned(status: str) -> Result:
            report = REPORT.format(status=status, action="failed", to=to, handle=handle)
            return run("bounce", "--recipient", to, answer=report.encode())

        return returned

    def count(self) -> int:
        made = room()
        found = made.book.count()
        made.close()
        return found

    def test_nobody_there_deletes(self, bounced: Callable[[str], Result]) -> None:
        assert "Deleted" in bounced("5.1.1").output
        assert "Nothing to delete" in bounced("5.1.1").output
        assert (self.count(), counted(Path("data"))) == (0, 0)

    def test_any_other_refusal_is_counted(self, bounced: Callable[[str], Result]) -> None:
        assert "Counted." in bounced("5.7.1").output
        assert (self.count(), counted(Path("data"))) == (1, 1)

    def test_anything_else_means_nothing(self, bounced: Callable[[str], Result]) -> None:
        assert "Nothing follows" in bounced("4.4.1").output
        assert "Nothing follows" in run("bounce", answer=b"Subject: Away\r\n\r\nHello").output
        assert (self.count(), counted(Path("data"))) == (1, 0)
