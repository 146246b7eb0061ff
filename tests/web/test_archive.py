"""The letters that have gone out can be read and followed without giving an address."""

from __future__ import annotations

import re
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aluma.app import create_app
from aluma.newsletter.ledger import Ledger
from aluma.newsletter.letter import read
from aluma.newsletter.schedule import order
from aluma.settings import Settings
from tests.newsletter.mailing import SOURCE
from tests.web.atom import ATOM, faults
from tests.web.conftest import SHELF
from tests.web.visitor import Visitor


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    given = Settings(
        data=tmp_path / "data",
        keys=tmp_path / "keys",
        relay="127.0.0.1:25",
        sender="letters@aluma.example",
        contact="person@aluma.example",
    )
    return Visitor(create_app(given, SHELF))


def sent(folder: Path, name: str, *, began: float, source: str = SOURCE) -> None:
    ledger = Ledger(order(folder / "data", source, read(source, name), time.time()))
    ledger.advance(began, began=began)
    ledger.close()


def test_a_letter_is_there_once_it_has_begun_to_go_out(visitor: Visitor, tmp_path: Path) -> None:
    sent(tmp_path, "waiting", began=0.0)
    sent(tmp_path, "autumn", began=1_800_000_000.0)
    listed = visitor.get("/letters/sent").body.decode()
    assert "/letters/sent/autumn" in listed
    assert "waiting" not in listed
    assert "<em>Clear a space</em>" in visitor.get("/letters/sent/autumn").body.decode()


@pytest.mark.parametrize("name", ["waiting", "nobody", "..", "..%2f..%2faluma"])
def test_what_has_not_gone_out_is_not_there(visitor: Visitor, tmp_path: Path, name: str) -> None:
    sent(tmp_path, "waiting", began=0.0)
    assert visitor.get(f"/letters/sent/{name}").status == 404


@pytest.fixture
def feed(visitor: Visitor, tmp_path: Path) -> str:
    sent(tmp_path, "summer", began=1_790_000_000.0, source=SOURCE.replace("Autumn", "Ü & <i>summer</i>"))
    sent(tmp_path, "autumn", began=1_800_000_000.0)
    answer = visitor.get("/letters/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return answer.body.decode()


def test_the_feed_is_one_that_readers_take(feed: str) -> None:
    assert faults(feed.encode()) == []
    root = ElementTree.fromstring(feed)
    assert root.findtext(f"{ATOM}updated") == "2027-01-15T08:00:00Z"
    assert [each.text for each in root.iterfind(f"{ATOM}entry/{ATOM}title")] == [
        "Autumn, and a quiet hour",
        "Ü & <i>summer</i>, and a quiet hour",
    ]
    assert "<em>Clear a space</em>" in str(root.findtext(f"{ATOM}entry/{ATOM}content"))


def test_a_feed_without_letters_is_one_too(visitor: Visitor) -> None:
    assert faults(visitor.get("/letters/feed.atom").body) == []


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        (r"<id>.*?</id>", "", "0 of id in feed"),
        (r"<updated>.*?</updated>", "<updated>2027-01-15</updated>", "what stands in updated"),
        (r"<author>.*?</author>", "", "no author"),
        (r"(<title>.*?</title>)", r"\1\1", "2 of title in feed"),
        (r"<title>.*?</title>", "<title> </title>", "what stands in title"),
        (r"(?s)<id>[^<]*summer</id>", "<id>/letters/summer</id>", "what stands in id"),
        (r"(?s)<id>[^<]*autumn</id>(?=.*(<id>[^<]*summer</id>))", r"\1", "two of one id"),
        (r'<link rel="self".*?/>', "", "no link to itself"),
        (r'(<link rel="alternate".*?/>)', r"\1\1", "two alternates"),
        (r'xml:lang="en"', 'xml:lang="e n"', "the language of feed"),
        (r"<entry>", "<entry><pubDate>x</pubDate>", "pubDate in entry"),
        (r'(?s)<content type="html".*?</content>', '<content type="xml"><b/></content>', "what stands in content"),
    ],
)
def test_the_control_a_broken_feed_is_found(feed: str, was: str, becomes: str, fault: str) -> None:
    broken = re.sub(was, becomes, feed, count=1)
    assert broken != feed
    assert fault in faults(broken.encode())
