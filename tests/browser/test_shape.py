"""How pages hold up: narrow screens, large text, print, forced colours, no motion, from right to left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_axe import PAGES
from tests.browser.walker import Walker, by_mouse

LONG = (
    "an unusually long stretch of words about one thing " * 6 + "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 2
)
NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture
def narrow(context: Callable[..., BrowserContext]) -> Page:
    """320 px wide: a phone of the smallest kind, or 1280 px at 400 % (WCAG 2.2, 1.4.10)."""
    return context(viewport={"width": 320, "height": 568}).new_page()


def test_no_page_scrolls_sideways(narrow: Page, address: str) -> None:
    for path in [*PAGES, "practices/two-sides"]:
        narrow.goto(f"{address}/{path}")
        assert narrow.evaluate(NO_SIDEWAYS), path


@pytest.mark.parametrize("slug", ["arrive", "two-sides", "open-page"])
def test_no_step_scrolls_sideways(narrow: Page, address: str, slug: str) -> None:
    walker, go_on = Walker(narrow, address), by_mouse(LONG)

    def act(walker: Walker) -> None:
        assert narrow.evaluate(NO_SIDEWAYS)
        go_on(walker)

    walker.walk(slug, act)
    assert narrow.evaluate(NO_SIDEWAYS)
    words = narrow.locator(".mirror .words").evaluate_all("all => all.map(e => e.scrollWidth <= e.clientWidth + 1)")
    assert all(words)


def test_words_of_the_picture_are_never_small(narrow: Page, address: str) -> None:
    walker = Walker(narrow, address)
    walker.walk("two-sides", by_mouse())
    sizes = narrow.locator(".mirror .phrase p").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 16


def test_the_printed_mirror_is_the_picture_and_its_words(walker: Walker) -> None:
    walker.walk("arrive", by_mouse("on paper"))
    walker.page.emulate_media(media="print")
    expect(walker.page.locator(".mirror")).to_be_visible()
    expect(walker.page.locator(".print-title")).to_have_text("Arrive")
    for hidden in ("header", "footer", "form.no-print", ".path"):
        expect(walker.page.locator(hidden).first).to_be_hidden()
    assert len(walker.page.pdf(format="A4")) > 1000


def test_the_light_swells_only_where_motion_is_welcome(context: Callable[..., BrowserContext], address: str) -> None:
    for motion, name in (("no-preference", "swell"), ("reduce", "none")):
        walker = Walker(context(reduced_motion=motion).new_page(), address)
        walker.begin("arrive")
        walker.press("pass")
        walker.page.locator(".choice").first.click()
        circle = walker.page.locator(".light circle").first
        expect(circle).to_have_css("animation-name", name)


def test_with_forced_colours_the_light_is_an_outline(context: Callable[..., BrowserContext], address: str) -> None:
    page = context(forced_colors="active").new_page()
    page.goto(f"{address}/nowhere")
    expect(page.locator(".light circle").first).to_have_css("fill", "none")
