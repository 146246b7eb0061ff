"""The quiet hint: on the device before anything is sent, and its twin without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from aluma.guide.safety.sensitive import looks_sensitive
from tests.browser.walker import Walker
from tests.guide.sensitive_words import EXAMPLES


def test_both_twins_say_the_same(walker: Walker) -> None:
    walker.begin("arrive")
    script = walker.page.locator("script[type=module]").get_attribute("src")
    told = walker.page.evaluate(
        "async ([script, all]) => { const m = await import(script); return all.map((w) => m.looksSensitive(w)); }",
        [script, list(EXAMPLES)],
    )
    assert dict(zip(EXAMPLES, told, strict=True)) == EXAMPLES == {words: looks_sensitive(words) for words in EXAMPLES}


@pytest.mark.parametrize(("words", "kind"), [("ann@example.org", "email"), ("x" * 7600, "long"), ("x" * 8001, "over")])
def test_a_hint_comes_before_anything_is_sent(walker: Walker, words: str, kind: str) -> None:
    walker.begin("arrive")
    sent: list[str] = []
    walker.page.on("request", lambda request: sent.append(request.url))
    walker.page.fill("#words", words)
    expect(walker.page.locator(f"[data-hint={kind}]")).to_be_visible()
    walker.page.fill("#words", "nothing of the kind")
    expect(walker.page.locator("[data-hint]:visible")).to_have_count(0)
    assert sent == []


def test_a_hint_stands_in_nobodys_way(walker: Walker) -> None:
    walker.begin("arrive")
    walker.page.fill("#words", "ann@example.org")
    walker.press("on")
    expect(walker.page.locator(".choice")).to_have_count(4)


def test_without_javascript_the_step_comes_back_with_the_words(
    context: Callable[..., BrowserContext], address: str
) -> None:
    walker = Walker(context(java_script_enabled=False).new_page(), address)
    walker.begin("arrive")
    walker.page.fill("#words", "ann@example.org")
    walker.press("on")
    expect(walker.page.locator("#words")).to_have_value("ann@example.org")
    walker.press("as-is")
    expect(walker.page.locator(".choice")).to_have_count(4)
