"""A message of the contact page reaches a person, is stored nowhere, and is given back where it can't be sent."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.web.post import CONTACT, Post, post

WORDS = "A question, with ünlikely words.\nIn two lines."


@pytest.fixture
def letters(tmp_path: Path) -> Iterator[Post]:
    with post(tmp_path) as made:
        yield made


def test_it_reaches_the_operator(letters: Post) -> None:
    assert letters.send("/contact", words=WORDS).status == 200
    assert letters.recipients() == [CONTACT]
    assert WORDS in letters.text().replace("\r\n", "\n")


def test_a_report_about_a_child_can_be_answered(letters: Post) -> None:
    letters.send("/contact", words="A child has left an address.", email="parent@example.org")
    assert letters.recipients() == [CONTACT]
    mail = message_from_bytes(letters.sink.mails[0][1])
    assert (mail["Reply-To"], "parent@example.org" in letters.text()) == ("parent@example.org", True)


def test_an_address_of_another_script_stands_in_the_text(letters: Post) -> None:
    letters.send("/contact", words=WORDS, email="用户@例子.广告")
    assert "Reply-To" not in message_from_bytes(letters.sink.mails[0][1])
    assert "用户@例子.广告" in letters.text()


def test_nothing_of_it_is_stored(letters: Post) -> None:
    letters.send("/contact", words=WORDS, email="parent@example.org")
    files = letters.files()
    assert not [each for each in ("ünlikely".encode(), b"parent") if each in files]


@pytest.mark.parametrize("answer", ["451 4.3.0 Later", "550 5.1.1 No such person"])
def test_when_it_can_not_be_sent_the_words_are_given_back(letters: Post, answer: str) -> None:
    letters.sink.answers = lambda recipient: answer
    page = letters.send("/contact", words=WORDS, email="parent@example.org")
    assert (page.status, page.areas) == (503, [WORDS])
    assert 'value="parent@example.org"' in page.body.decode()


def test_so_they_are_when_the_relay_is_not_there_at_all(tmp_path: Path) -> None:
    with post(tmp_path, relay="127.0.0.1:1") as without:
        assert without.send("/contact", words=WORDS).areas == [WORDS]


@pytest.mark.parametrize("fields", [{"words": " "}, {"words": WORDS, "email": "nobody"}])
def test_what_is_lacking_is_told_and_nothing_lost(letters: Post, fields: dict[str, str]) -> None:
    page = letters.send("/contact", **fields)
    assert (page.status, page.areas) == (422, [fields["words"]])
    assert letters.sink.mails == []


def test_no_header_can_be_smuggled_in(letters: Post) -> None:
    letters.send("/contact", words="Hello\r\nBcc: everyone@example.org", email="a@example.org\r\nBcc: b@example.org")
    letters.send("/contact", words="Hello\r\n.\r\nMAIL FROM:<a@example.org>\r\nBcc: everyone@example.org")
    assert len(letters.sink.mails) == 1
    assert message_from_bytes(letters.sink.mails[0][1])["Bcc"] is None


def test_without_a_relay_there_is_an_address_and_no_form(tmp_path: Path) -> None:
    with post(tmp_path, relay="") as without:
        page = without.visitor.get("/contact")
        assert (CONTACT in page.text, page.forms) == (True, {})
