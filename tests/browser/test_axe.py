"""axe-core finds nothing to mend on any page, in either light."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.test_practices import PRACTICES
from tests.browser.walker import Walker, by_mouse

PAGES = ("", "privacy", "contact", "help", "accessibility", "under-18", "source", "nowhere")
# Contrast of words over a gradient is not computed by axe; the colours are measured in test_contrast.
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def faults(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]


@pytest.fixture(params=["light", "dark"])
def lit(request: pytest.FixtureRequest, context: Callable[..., BrowserContext]) -> Page:
    # The checker is a script put into the page, which our own policy would refuse.
    return context(color_scheme=request.param, bypass_csp=True).new_page()


def test_pages(lit: Page, address: str) -> None:
    for path in [*PAGES, *(f"practices/{slug}" for slug in PRACTICES)]:
        lit.goto(f"{address}/{path}")
        assert (path, faults(lit)) == (path, [])


@pytest.mark.parametrize("slug", PRACTICES)
def test_every_step(lit: Page, address: str, slug: str) -> None:
    walker, go_on = Walker(lit, address), by_mouse()

    def act(walker: Walker) -> None:
        assert faults(walker.page) == []
        go_on(walker)

    walker.walk(slug, act)
    assert faults(lit) == []
    lit.click("text=Change a word")
    lit.click("summary:has-text('Keep it')")
    assert faults(lit) == []
    lit.click("text=Let it go")
    lit.wait_for_selector("text=What was deleted")
    assert faults(lit) == []
