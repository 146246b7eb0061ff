"""Letters and rights in a real browser: the little sum is done in the background, and without it all works too."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import OPEN
from tests.browser.test_axe import faults
from tests.mail.sink import Sink, sink

PAGES = ("letters", "rights", "contact", "letters/confirm/x", "rights/see/x", f"letters/leave/{'a' * 26}")


class Posting(NamedTuple):
    """Where a portal with letters answers, and its relay."""

    address: str
    kept: Sink

    def link(self) -> str:
        text = message_from_bytes(self.kept.mails[-1][1]).get_payload(decode=True)
        assert isinstance(text, bytes)
        found = re.search(rf"{self.address}/\S+", text.decode())
        assert found
        return found[0]


@pytest.fixture(scope="module")
def posting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Posting]:
    folder: Path = tmp_path_factory.mktemp("letters")
    with sink() as kept:
        given = {
            "RELAY": f"127.0.0.1:{kept.port}",
            "SENDER": "letters@aluma.example",
            "CONTACT": "person@aluma.example",
        }
        environment = {**os.environ, **{f"ALUMA_{name}": value for name, value in given.items()}}
        command = [sys.executable, "-P", "-m", "aluma", "serve", "--port", "0"]
        process = subprocess.Popen(command, cwd=folder, text=True, stdout=subprocess.PIPE, env=environment)
        assert process.stdout
        line = next((line for line in process.stdout if line.startswith(OPEN)), "")
        yield Posting(line.removeprefix(OPEN).strip(), kept)
        process.terminate()
        process.wait(10)


def ask(page: Page, posting: Posting, path: str, email: str) -> None:
    page.goto(f"{posting.address}/{path}")
    page.fill("#email", email)
    if path == "letters":
        page.get_by_text("I am 18 or older.").click()
    page.locator("form[data-work] button").click()
    expect(page.locator("h1")).to_have_text("Please look into your mail")


def press(page: Page, posting: Posting) -> None:
    page.goto(posting.link())
    page.locator("main form button").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_someone_joins_sees_what_is_held_and_has_it_deleted(
    context: Callable[..., BrowserContext], posting: Posting, javascript: bool
) -> None:
    page, email = context(java_script_enabled=javascript).new_page(), f"with{javascript}@example.org"
    ask(page, posting, "letters", email)
    press(page, posting)
    expect(page.locator("h1")).to_have_text("You will get our letters")
    ask(page, posting, "rights", email)
    press(page, posting)
    expect(page.locator("dl.held")).to_contain_text(email)
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("h1")).to_have_text("Nothing is held about you any more")


def test_a_browser_does_the_sum_and_is_taken_more_often(page: Page, posting: Posting) -> None:
    for number in range(4):
        ask(page, posting, "letters", f"worker{number}@example.org")


def test_a_message_reaches_a_person(page: Page, posting: Posting) -> None:
    page.goto(f"{posting.address}/contact")
    page.fill("#words", "A question from a browser.")
    page.get_by_role("button", name="Send it").click()
    expect(page.locator("h1")).to_have_text("Your message is on its way")
    assert posting.kept.mails[-1][0] == "person@aluma.example"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(context: Callable[..., BrowserContext], posting: Posting, scheme: Any) -> None:
    page = context(color_scheme=scheme, bypass_csp=True).new_page()
    for path in PAGES:
        page.goto(f"{posting.address}/{path}")
        assert (path, faults(page)) == (path, [])


def test_nobody_else_is_asked_and_nothing_is_refused(context: Callable[..., BrowserContext], posting: Posting) -> None:
    page = context().new_page()
    asked: list[str] = []
    refused: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: refused.append(message.text))
    ask(page, posting, "letters", "watched@example.org")
    assert {url for url in asked if not url.startswith(posting.address)} == set()
    assert any("altcha" in url for url in asked)
    assert refused == []


def test_no_page_is_wider_than_a_small_phone(context: Callable[..., BrowserContext], posting: Posting) -> None:
    page = context(viewport={"width": 320, "height": 640}).new_page()
    for path in PAGES:
        page.goto(f"{posting.address}/{path}")
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, 320)
