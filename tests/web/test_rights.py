"""Seeing, taking along, withdrawing, deleting: by a link to the address, in one way for known and unknown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from aluma.rights.holdings import HOLDINGS, stored
from tests.web.post import Post, post
from tests.web.test_letters import ONE, _needles, rows
from tests.web.visitor import Page

STRANGER = "stranger@example.org"


@pytest.fixture
def letters(tmp_path: Path) -> Iterator[Post]:
    with post(tmp_path) as made:
        made.subscribe(ONE)
        yield made


def seen(letters: Post, email: str = ONE) -> Page:
    letters.send("/rights", email=email)
    return letters.press(letters.link())


def pressed(letters: Post, page: Page, do: str, **more: str) -> Page:
    return letters.visitor.post("/rights/erase", page.forms["/rights/erase"] | {"do": do, **more})


def test_everything_that_is_held_is_shown(letters: Post) -> None:
    text = seen(letters).text
    assert all(each in text for each in (ONE, "1970-01-01", "2025-07-27"))


@pytest.mark.parametrize("form", ["json", "text"])
def test_it_can_be_taken_along(letters: Post, form: str) -> None:
    page = seen(letters)
    file = letters.visitor.post("/rights/export", page.forms["/rights/export"] | {"format": form})
    assert file.headers["content-disposition"].startswith("attachment")
    if form == "json":
        held = json.loads(file.body)["held"]
        assert (held["address"], held["policy_version"], held["language"]) == (ONE, "2025-07-27", "en")
    else:
        assert f"Address: {ONE}" in file.body.decode()


def test_of_an_address_that_is_not_held_the_mail_and_the_page_say_so(letters: Post) -> None:
    page = seen(letters, STRANGER)
    assert "Nothing is held about it." in letters.text()
    assert "Nothing is held about this address." in page.text
    file = letters.visitor.post("/rights/export", page.forms["/rights/export"] | {"format": "json"})
    assert json.loads(file.body) == {"held": None}


def test_the_answer_is_the_same_for_known_and_unknown(letters: Post) -> None:
    answers = [letters.send("/rights", email=each) for each in (ONE, STRANGER)]
    assert len({(each.status, each.body, str(each.headers)) for each in answers}) == 1
    assert len(letters.sink.mails) == 3


@pytest.mark.parametrize("do", ["withdraw", "delete"])
def test_either_button_deletes_everything_at_once(letters: Post, do: str) -> None:
    page, needles = seen(letters), _needles(letters, ONE)
    assert pressed(letters, page, do).status == 200
    assert rows(letters) == {}
    assert not [needle for needle in needles if needle in letters.files()]


def test_a_last_mail_comes_if_wished_and_not_otherwise(letters: Post) -> None:
    page, before = seen(letters), len(letters.sink.mails)
    pressed(letters, page, "delete")
    assert len(letters.sink.mails) == before
    page = seen(letters)
    pressed(letters, page, "delete", **{"last-mail": "yes"})
    assert letters.subject() == "Deleted: nothing is held any more"
    assert "checked" not in page.body.decode()


def test_deleting_holds_even_when_the_last_mail_can_not_be_sent(letters: Post) -> None:
    page = seen(letters)
    letters.sink.answers = lambda recipient: "451 4.3.0 Later"
    assert pressed(letters, page, "delete", **{"last-mail": "yes"}).status == 200
    assert rows(letters) == {}


def test_opening_the_link_uses_nothing_up_and_its_button_does(letters: Post) -> None:
    letters.send("/rights", email=ONE)
    link = letters.link()
    assert [letters.visitor.get(link).status for _ in range(20)] == [200] * 20
    assert [letters.press(link).status for _ in range(2)] == [200, 410]


def test_the_buttons_work_for_an_hour_and_once(letters: Post) -> None:
    page = seen(letters)
    letters.clock.now += 3601
    assert pressed(letters, page, "delete").status == 410
    assert list(rows(letters)) == [ONE]
    page = seen(letters)
    assert [pressed(letters, page, "delete").status for _ in range(2)] == [200, 410]


def test_the_link_of_a_sign_up_shows_nothing(letters: Post) -> None:
    letters.join("two@example.org")
    link = letters.link().removeprefix("/letters/confirm/")
    assert letters.visitor.post("/rights/see", {"link": link}).status == 410


def test_no_record_of_a_request_keeps_the_address(letters: Post) -> None:
    pressed(letters, seen(letters, STRANGER), "delete")
    assert b"stranger" not in letters.files().lower()


def test_the_page_and_its_twin_for_machines_speak_of_everything_stored(letters: Post) -> None:
    page = letters.visitor.get("/rights").text
    assert all(each.what in page and each.until in page for each in HOLDINGS.values())
    assert list(json.loads(letters.visitor.get("/rights/holdings.json").body)) == stored()


def test_without_letters_it_says_that_nothing_is_stored(tmp_path: Path) -> None:
    with post(tmp_path, relay="") as without:
        page = without.visitor.get("/rights")
        assert "Nothing. Sessions are not kept, and this portal sends no letters." in page.text
        assert "/rights" not in page.forms
        assert without.visitor.post("/rights", {"email": ONE}).status == 405
