"""The letters that have gone out can be read and followed without giving an address."""

from __future__ import annotations

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
from tests.web.conftest import SHELF
from tests.web.visitor import Visitor

ATOM = "{http://www.w3.org/2005/Atom}"


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


def sent(folder: Path, name: str, *, began: float) -> None:
    ledger = Ledger(order(folder / "data", SOURCE, read(SOURCE, name), time.time()))
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


def test_the_feed_is_one_that_readers_take(visitor: Visitor, tmp_path: Path) -> None:
    sent(tmp_path, "summer", began=1_790_000_000.0)
    sent(tmp_path, "autumn", began=1_800_000_000.0)
    feed = ElementTree.fromstring(visitor.get("/letters/feed.atom").body)
    assert [each.tag for each in feed if each.tag == f"{ATOM}entry"] == [f"{ATOM}entry"] * 2
    assert feed.findtext(f"{ATOM}updated") == "2027-01-15T08:00:00Z"
    assert "<em>Clear a space</em>" in str(feed.findtext(f"{ATOM}entry/{ATOM}content"))
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
