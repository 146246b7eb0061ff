"""A visit leaves nothing in the browser's storage and asks nobody else for anything."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.walker import Walker, by_mouse

STORAGE = """async () => ({
    cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
FIELD_SWITCHES = {
    "autocomplete": "off",
    "spellcheck": "false",
    "writingsuggestions": "false",
    "autocorrect": "off",
    "data-gramm": "false",
}


def test_nothing_is_stored(walker: Walker) -> None:
    walker.walk("arrive", by_mouse())
    walker.page.click("text=Let it go")
    expect(walker.page.locator("h1")).to_have_text("It is gone")
    assert set(walker.page.evaluate(STORAGE).values()) == {"", 0}
    assert walker.page.context.cookies() == []


def test_nobody_else_is_asked(context: Callable[..., BrowserContext], address: str) -> None:
    asked: list[str] = []
    page = context().new_page()
    page.on("request", lambda request: asked.append(request.url))
    walker = Walker(page, address)
    page.goto(address)
    walker.walk("open-page", by_mouse())
    page.goto(f"{address}/privacy")
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}


def test_the_first_visit_is_light(page: Page, address: str) -> None:
    answers: list[int] = []
    page.on("requestfinished", lambda request: answers.append(request.sizes()["responseBodySize"]))
    page.goto(address, wait_until="networkidle")
    assert len(answers) <= 6
    assert sum(answers) < 60_000


def test_a_session_does_not_enter_the_history(walker: Walker) -> None:
    walker.begin("arrive")
    length = walker.page.evaluate("history.length")
    for _ in range(3):
        by_mouse()(walker)
        walker.page.wait_for_timeout(200)
    assert walker.page.evaluate("history.length") == length
    assert walker.page.url == f"{walker.address}/practices/arrive"


def test_a_field_offers_its_words_to_no_service(walker: Walker) -> None:
    walker.begin("arrive")
    field = walker.page.locator("#words")
    assert {name: field.get_attribute(name) for name in FIELD_SWITCHES} == FIELD_SWITCHES


def test_leaving_the_page_ends_the_session(walker: Walker) -> None:
    walker.begin("arrive")
    by_mouse()(walker)
    expect(walker.page.locator(".choice")).to_have_count(4)
    fields = {name: walker.page.locator(f"#room [name={name}]").input_value() for name in ("token", "version")}
    walker.page.goto(f"{walker.address}/help")
    late = walker.page.request.post(
        f"{walker.address}/session/turn", form={**fields, "do": "pass"}, headers={"Origin": walker.address}
    )
    assert late.status == 410
