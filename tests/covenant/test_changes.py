"""A changed text has a new date, and a significant change is announced where people see it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from aluma.covenant.versions import OURS, changed_under_an_old_date, sources
from tests.covenant.place import a_policy, get, portal
from tests.web.visitor import Visitor

NOTICE = "We changed how letters are kept."
SIGNIFICANT = f"date: 2026-01-01\nsignificant: yes\nnotice: {NOTICE}\nnotice-until: 2026-03-01"
OUTSIDE = ["/", "/privacy", "/contact", "/help", "/accessibility"]


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Our first version, and a significant second one with a clause that says it otherwise."""
    first = sources(OURS)[-1].read_text("utf-8")
    a_policy(tmp_path, first, "2025-07-27")
    second = first.replace("date: 2025-07-27\nsignificant: no", SIGNIFICANT).replace(
        "Your email address is stored securely.", "Your email address is stored sealed."
    )
    return a_policy(tmp_path, second)


def day(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def test_the_text_of_every_version_is_the_one_that_was_dated() -> None:
    assert changed_under_an_old_date(OURS) == []


def test_the_page_shows_the_date_of_the_version_in_force(changed: Path) -> None:
    assert "last updated July 27, 2025" in get("/privacy").text
    assert "last updated January 1, 2026" in get("/privacy", policy=changed).text


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_significant_change_is_announced_on_every_page_until_its_day(changed: Path, path: str) -> None:
    assert NOTICE in get(path, now=day("2026-01-01"), policy=changed).text
    assert NOTICE in get(path, now=day("2026-03-01T23:59"), policy=changed).text
    assert NOTICE not in get(path, now=day("2026-03-02"), policy=changed).text
    assert NOTICE not in get(path, now=day("2025-12-31"), policy=changed).text


def test_nothing_is_announced_within_a_session(changed: Path) -> None:
    visitor = Visitor(portal(now=day("2026-02-01"), policy=changed))
    assert NOTICE not in visitor.begin().text
    assert visitor.page.status == 200


def test_every_version_stays_readable(changed: Path) -> None:
    listed = get("/privacy/versions", policy=changed).text
    assert "January 1, 2026" in listed
    assert "July 27, 2025" in listed
    assert "stored securely." in get("/privacy/versions/2025-07-27", policy=changed).text
    assert "stored sealed." in get("/privacy/versions/2026-01-01", policy=changed).text


@pytest.mark.parametrize("pair", ["2025-07-27/2026-01-01", "2026-01-01/2025-07-27"])
def test_the_difference_between_two_versions_is_readable(changed: Path, pair: str) -> None:
    page = get(f"/privacy/versions/{pair}", policy=changed)
    assert b"<del>securely.</del>" in page.body
    assert b"<ins>sealed.</ins>" in page.body
    assert "From July 27, 2025 to January 1, 2026" in page.text
    assert page.body.count(b'class="clause"') == 1


@pytest.mark.parametrize(
    "path", ["2025-07-28", "x", "2025-07-27/x", "x/2025-07-27", "..", "2025-07-27/2025-07-27/2025-07-27", "%00/%ff"]
)
def test_a_version_that_never_was_is_a_calm_404(path: str) -> None:
    page = get(f"/privacy/versions/{path}")
    assert page.status == 404
    assert "There is no page here" in page.text
