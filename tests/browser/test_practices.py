"""Every practice is completed in a real browser four ways: mouse, keyboard, without JavaScript, all passes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from aluma.shelf import OURS
from tests.browser.walker import Walker, by_keyboard, by_mouse, by_passing

PRACTICES = sorted(path.stem for path in (OURS / "en" / "practices").glob("*.md"))
WORDS = "كلمة هادئة"


@pytest.mark.parametrize("slug", PRACTICES)
class TestEveryPractice:
    def test_by_mouse(self, walker: Walker, slug: str) -> None:
        walker.walk(slug, by_mouse())
        expect(walker.page.locator(".in-words dd").first).to_be_visible()
        walker.page.click("text=Let it go")
        expect(walker.page.locator("h1")).to_have_text("It is gone")

    def test_by_keyboard(self, walker: Walker, slug: str) -> None:
        walker.walk(slug, by_keyboard)

    def test_without_javascript(self, context: Callable[..., BrowserContext], address: str, slug: str) -> None:
        walker = Walker(context(java_script_enabled=False).new_page(), address)
        walker.walk(slug, by_mouse())
        walker.page.click("text=Let it go")
        expect(walker.page.locator("h1")).to_have_text("It is gone")
        expect(walker.page.locator("noscript p")).to_be_visible()

    def test_by_passing_alone(self, walker: Walker, slug: str) -> None:
        walker.walk(slug, by_passing)
        expect(walker.page.locator(".mirror .phrase")).to_have_count(0)
        walker.page.click("text=End now")
        expect(walker.page.locator("h1")).to_have_text("It is gone")

    def test_with_words_from_right_to_left(self, walker: Walker, slug: str) -> None:
        walker.walk(slug, by_mouse(WORDS))
        words = walker.page.locator(".mirror .words").first
        expect(words).to_have_css("direction", "rtl")
        expect(words).to_have_text(WORDS)
