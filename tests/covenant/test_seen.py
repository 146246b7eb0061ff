"""The privacy pages in a real browser: nothing for axe to mend, no scrolling sideways, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_axe import faults
from tests.browser.test_shape import NO_SIDEWAYS
from tests.cli.test_serve import portal
from tests.covenant.place import DISCLOSED, disclosures
from tests.covenant.test_changes import changed  # noqa: F401  # a policy with two versions, the second significant

PATHS = ("", "privacy", "privacy/versions", "privacy/versions/2025-07-27", "privacy/versions/2025-07-27/2026-01-01")
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"


@pytest.fixture
def address_of_two(changed: Path, tmp_path: Path) -> Iterator[str]:  # noqa: F811  # the fixture above
    """A portal with two versions of a policy and with a third party."""
    listed = disclosures(tmp_path, hosting=DISCLOSED)
    options = ("--policy", str(changed), "--hosting", "A Company", "--disclosures", str(listed))
    with portal(tmp_path, *options) as (_, found):
        yield found


@pytest.mark.parametrize("light", ["light", "dark"])
def test_there_is_nothing_to_mend(context: Callable[..., BrowserContext], address_of_two: str, light: str) -> None:
    page = context(color_scheme=light, bypass_csp=True).new_page()
    for path in PATHS:
        page.goto(f"{address_of_two}/{path}")
        page.evaluate(OPEN_ALL)
        assert (path, faults(page)) == (path, [])


def test_no_page_scrolls_sideways(context: Callable[..., BrowserContext], address_of_two: str) -> None:
    page = context(viewport={"width": 320, "height": 568}).new_page()
    for path in PATHS:
        page.goto(f"{address_of_two}/{path}")
        page.evaluate(OPEN_ALL)
        assert page.evaluate(NO_SIDEWAYS), path


def test_a_clause_opens_by_keyboard_and_is_closed_at_first(page: Page, address: str) -> None:
    page.goto(f"{address}/privacy#session.not-kept")
    closed = page.locator("[id='session.not-kept'] details")
    expect(closed).not_to_have_attribute("open", "")
    closed.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id='session.not-kept'] .kept-list")).to_be_visible()


def test_the_summary_leads_to_its_clauses(page: Page, address: str) -> None:
    page.goto(f"{address}/privacy")
    page.get_by_role("link", name="We never use cookies to track you.").click()
    expect(page.locator("[id='storage.no-cookies']")).to_be_in_viewport()
