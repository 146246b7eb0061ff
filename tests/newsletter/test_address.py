"""Addresses of every script are taken, what is none is refused, and none shows itself anywhere."""

from __future__ import annotations

import socket
import traceback

import pytest

from aluma.newsletter.address import AddressRefused, address
from aluma.text import SessionText


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a.b@example.org", "a.b@example.org"),
        ("  Some.One@EXAMPLE.org ", "Some.One@example.org"),
        ("ü@münchen.de", "ü@münchen.de"),
        ("a@xn--mnchen-3ya.de", "a@münchen.de"),
        ("用户@例子.广告", "用户@例子.广告"),
        ("a+letters@sub.example.org", "a+letters@sub.example.org"),
    ],
)
def test_an_address_is_kept_as_it_was_given(typed: str, kept: str) -> None:
    assert address(SessionText(typed)).reveal() == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "nobody",
        "a@",
        "@example.org",
        "a b@example.org",
        "a@localhost",
        "a@[127.0.0.1]",
        "a@example.org\nBcc: b@c.de",
        "a" * 65 + "@example.org",
        "a@" + "b.example." * 30 + "org",
        '"a b"@example.org',
        "a@b@example.org",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(AddressRefused):
        address(SessionText(typed))


def test_nobody_is_asked_whether_it_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", asked)
    monkeypatch.setattr(socket.socket, "connect", asked)
    monkeypatch.setattr(socket.socket, "sendto", asked)
    assert address(SessionText("a@nowhere-at-all.example.org"))


def test_it_shows_itself_nowhere() -> None:
    one = address(SessionText("planted@example.org"))
    assert {str(one), repr(one), f"{one}", f"{[one]}"} == {"…", "[…]"}


def test_a_refusal_carries_nothing_of_it() -> None:
    typed = SessionText("planted" + " words@example.org")
    with pytest.raises(AddressRefused) as refusal:
        address(typed)
    refused = refusal.value
    assert refused.__context__ is refused.__cause__ is None
    assert "planted words" not in "".join(traceback.format_exception(refused))
    assert not refused.args


def test_every_way_to_write_a_mailbox_is_the_same_one() -> None:
    ways = ["Some.One@example.org", "some.one@EXAMPLE.ORG"]
    assert len({address(SessionText(each)).same_for() for each in ways}) == 1
