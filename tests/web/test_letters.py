"""Joining, leaving and moving, from the form through a real relay to the book and out of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aluma.app import Portal
from aluma.newsletter.handle import to_text
from aluma.newsletter.links import leave_path
from aluma.newsletter.room import open_room
from tests.newsletter.conftest import everything
from tests.web.post import Post, post, solved
from tests.web.visitor import FORM, Visitor

ONE = "one@example.org"


@pytest.fixture
def letters(tmp_path: Path) -> Iterator[Post]:
    with post(tmp_path) as made:
        yield made


def rows(letters: Post) -> dict[str, bytes]:
    """Who is in the book, with their handles, read as another process would."""
    room = open_room(letters.folder / "data", letters.folder / "keys", letters.clock)
    found = {}
    for _, handle, sealed in room.book.batch(-1, 100):
        who = room.book.open(handle, sealed)
        assert who
        found[who.address.reveal()] = handle
    room.close()
    return found


def at_rest(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.sqlite")}


class TestJoining:
    def test_nothing_is_stored_until_the_button_is_pressed(self, letters: Post) -> None:
        assert letters.join(ONE).status == 200
        assert letters.recipients() == [ONE]
        assert rows(letters) == {}
        assert letters.visitor.get(letters.link()).status == 200
        assert rows(letters) == {}
        assert letters.press(letters.link()).status == 200
        assert list(rows(letters)) == [ONE]

    def test_what_is_stored_is_the_address_the_day_the_version_and_the_language(self, letters: Post) -> None:
        letters.subscribe(ONE)
        room = open_room(letters.folder / "data", letters.folder / "keys", letters.clock)
        who = room.book.read(rows(letters)[ONE])
        assert who
        assert (who.day.isoformat(), who.version, who.language) == ("1970-01-01", "2025-07-27", "en")
        room.close()

    def test_a_link_works_once(self, letters: Post) -> None:
        letters.subscribe(ONE)
        assert letters.press(letters.link()).status == 410

    def test_a_link_is_over_after_two_days(self, letters: Post) -> None:
        letters.join(ONE)
        letters.clock.now += 48 * 3600
        assert letters.press(letters.link()).status == 410
        assert rows(letters) == {}

    def test_a_scanner_that_opens_links_changes_nothing(self, letters: Post) -> None:
        letters.subscribe(ONE)
        letters.send("/rights", email=ONE)
        letters.join("two@example.org")
        links = [letters.link(1), letters.link(2), leave_path(rows(letters)[ONE])]
        before = at_rest(letters.folder)
        for method in ("GET", "HEAD"):
            assert {letters.visitor.get(link, method).status for link in links * 50} == {200}
        assert at_rest(letters.folder) == before
        assert list(rows(letters)) == [ONE]

    def test_the_answer_is_the_same_whatever_is_held(self, letters: Post) -> None:
        letters.subscribe(ONE)
        answers = [letters.join(each) for each in (ONE, "stranger@example.org", ONE, ONE, ONE, ONE)]
        assert len({(answer.status, answer.body, str(answer.headers)) for answer in answers}) == 1

    def test_one_address_gets_three_mails_a_day(self, letters: Post) -> None:
        for each in (ONE, "ONE@example.org", "One@Example.org", ONE, ONE):
            letters.join(each)
        assert len(letters.sink.mails) == 3
        letters.clock.now += 24 * 3600
        letters.join(ONE)
        assert len(letters.sink.mails) == 4

    def test_an_address_of_another_script_is_written_to(self, letters: Post) -> None:
        letters.subscribe("用户@例子.广告")
        assert list(rows(letters)) == ["用户@例子.广告"]

    def test_an_address_that_the_relay_refuses_is_not_told_apart(self, letters: Post) -> None:
        taken = letters.join(ONE)
        letters.sink.answers = lambda recipient: "550 5.1.1 No such person"
        assert letters.join("nobody@example.org").body == taken.body

    def test_when_the_relay_is_down_it_is_told_and_the_address_given_back(self, letters: Post) -> None:
        letters.sink.answers = lambda recipient: "451 4.3.0 Later"
        page = letters.join(ONE)
        assert (page.status, f'value="{ONE}"' in page.body.decode()) == (503, True)

    @pytest.mark.parametrize("email", ["nobody", "a@localhost", "", "a@example.org\r\nBcc: b@example.org"])
    def test_what_is_no_address_comes_back(self, letters: Post, email: str) -> None:
        assert letters.join(email).status == 422
        assert letters.sink.mails == []

    def test_whoever_is_not_an_adult_is_not_written_in(self, letters: Post) -> None:
        assert letters.join(ONE, adult="").status == 422
        assert letters.sink.mails == []
        assert b"checked" not in letters.visitor.get("/letters").body

    def test_no_page_of_it_may_be_stored(self, letters: Post) -> None:
        pages = [letters.visitor.get("/letters"), letters.join(ONE), letters.press(letters.link())]
        assert {page.headers["cache-control"] for page in pages} == {"no-store"}


class TestRobots:
    def test_without_a_solution_two_are_taken_in_ten_minutes(self, letters: Post) -> None:
        form = letters.visitor.get("/letters").forms["/letters"] | {"adult": "yes"}
        answers = [letters.visitor.post("/letters", form | {"email": f"p{n}@example.org"}).status for n in range(3)]
        assert answers == [200, 200, 429]
        letters.clock.now += 600
        assert letters.visitor.post("/letters", form | {"email": ONE}).status == 200

    def test_a_solution_counts_once(self, letters: Post) -> None:
        form = solved(letters.visitor.get("/letters").forms["/letters"]) | {"adult": "yes", "email": ONE}
        answers = [letters.visitor.post("/letters", form).status for _ in range(4)]
        assert answers == [200, 200, 200, 429]

    @pytest.mark.parametrize("work", ["", "a.b.c.d", "00.00.9999999999.00", "ä", "1" * 200])
    def test_a_made_up_task_is_none(self, letters: Post, work: str) -> None:
        form = {"work": work, "counter": "1", "adult": "yes"}
        answers = [letters.visitor.post("/letters", form | {"email": f"p{n}@example.org"}).status for n in range(3)]
        assert answers[-1] == 429

    def test_a_task_that_was_given_out_long_ago_is_none(self, letters: Post) -> None:
        form = solved(letters.visitor.get("/letters").forms["/letters"]) | {"adult": "yes", "email": ONE}
        letters.clock.now += 3700
        assert [letters.visitor.post("/letters", form).status for _ in range(3)][-1] == 429

    def test_all_networks_together_have_a_limit_too(self, letters: Post) -> None:
        form = {"adult": "yes", "email": ONE}
        statuses = [
            Visitor(letters.visitor.app, f"192.0.2.{number}").post("/letters", form).status for number in range(31)
        ]
        assert (set(statuses[:30]), statuses[30]) == ({200}, 429)


class TestLeaving:
    @pytest.fixture
    def way(self, letters: Post) -> str:
        letters.subscribe(ONE)
        return leave_path(rows(letters)[ONE])

    def test_a_link_shows_a_page_and_only_its_button_acts(self, letters: Post, way: str) -> None:
        page = letters.visitor.get(way)
        assert list(rows(letters)) == [ONE]
        assert letters.visitor.post(way, page.forms[way]).status == 200
        assert rows(letters) == {}

    @pytest.mark.parametrize(
        ("kind", "body"),
        [
            ("application/x-www-form-urlencoded", b"List-Unsubscribe=One-Click"),
            ("multipart/form-data; boundary=x", b"--x\r\n\r\nList-Unsubscribe=One-Click\r\n--x--\r\n"),
            ("text/plain", b""),
            ("", b"\xff" * 100_000),
        ],
    )
    def test_a_mail_program_leaves_with_one_post(self, letters: Post, way: str, kind: str, body: bytes) -> None:
        headers = {"content-type": kind} if kind else {}
        assert letters.visitor.send("POST", way, body, headers).status == 200
        assert rows(letters) == {}

    def test_so_does_a_page_of_another_origin_and_no_other_form_of_ours(self, letters: Post, way: str) -> None:
        foreign = {"origin": "https://mail.example", "sec-fetch-site": "cross-site", **_TYPE}
        refused = ("/letters", "/letters/move", "/letters/confirm", "/rights", "/rights/erase", "/contact", "/session")
        assert {letters.visitor.send("POST", path, b"", foreign).status for path in refused} == {403}
        assert letters.visitor.send("POST", way, b"", foreign).status == 200
        assert rows(letters) == {}

    def test_a_handle_of_nobody_gets_the_same_answer(self, letters: Post, way: str) -> None:
        answers = [
            letters.visitor.post(each, {}) for each in (way, way, leave_path(os.urandom(16)), way[:-1], way + "a")
        ]
        assert len({(answer.status, answer.body) for answer in answers}) == 1

    def test_one_post_leaves_no_byte_of_it_in_any_file(self, letters: Post, way: str) -> None:
        needles = _needles(letters, ONE)
        assert all(needle in letters.files() for needle in needles)
        letters.visitor.send("POST", way, b"List-Unsubscribe=One-Click", {})
        left = letters.files()
        assert not [needle for needle in needles if needle in left]
        assert b"one@" not in left.lower()

    def test_letters_of_a_mail_program_that_changes_case_still_lead_out(self, letters: Post, way: str) -> None:
        letters.visitor.post(way[:15] + way[15:].upper(), {})
        assert rows(letters) == {}

    def test_it_goes_on_working_when_the_relay_is_taken_out(self, tmp_path: Path, letters: Post, way: str) -> None:
        with post(tmp_path, relay="") as without:
            assert without.visitor.get("/letters").status == 404
            assert without.visitor.post(way, {}).status == 200
            assert rows(without) == {}


class TestMoving:
    def test_the_old_address_goes_when_the_new_one_is_confirmed(self, letters: Post) -> None:
        letters.subscribe(ONE)
        handle = to_text(rows(letters)[ONE])
        letters.send(f"/letters/leave/{handle}", "/letters/move", email="new@example.org")
        assert list(rows(letters)) == [ONE]
        letters.press(letters.link())
        assert list(rows(letters)) == ["new@example.org"]

    def test_moving_to_where_one_is_keeps_the_row(self, letters: Post) -> None:
        letters.subscribe(ONE)
        before = rows(letters)
        letters.send(leave_path(before[ONE]), "/letters/move", email=ONE)
        letters.press(letters.link())
        assert rows(letters) == before

    def test_nobody_is_moved_without_a_handle(self, letters: Post) -> None:
        assert letters.visitor.post("/letters/move", {"email": ONE, "handle": "none"}).status == 422


def test_without_a_relay_no_letters_are_offered(portal: Callable[..., Portal], tmp_path: Path) -> None:
    without = Visitor(portal(data=tmp_path / "data", keys=tmp_path / "keys"))
    assert without.get("/letters").status == 404
    assert b"/letters" not in without.get("/").body
    assert not everything(tmp_path)


def test_with_one_they_are(letters: Post) -> None:
    assert b'href="/letters"' in letters.visitor.get("/").body


def test_a_mail_to_confirm_says_what_is_so_and_fetches_nothing(letters: Post) -> None:
    letters.join(ONE)
    text = letters.text()
    assert "until the button is pressed, nothing about this address is stored" in text
    assert text.count("http") == 2
    assert "example.org" not in letters.link()


def _needles(letters: Post, email: str) -> list[bytes]:
    room = open_room(letters.folder / "data", letters.folder / "keys", letters.clock)
    handle = rows(letters)[email]
    card = room.book.keys.card(handle)
    assert card
    sealed = next(sealed for _, other, sealed in room.book.batch(-1, 100) if other == handle)
    room.close()
    return [card.key, card.index, sealed[:32], sealed[-32:]]


_TYPE = {"content-type": FORM["content-type"]}
