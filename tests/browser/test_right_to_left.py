"""A language from right to left is walked from the front page to the end, and every string of it is looked up."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from aluma.app import create_app
from aluma.settings import Settings
from tests.browser.pseudo import CODE, shelf
from tests.browser.test_shape import NO_SIDEWAYS
from tests.browser.walker import Walker, by_mouse

# What is the same in every language: names of the portal, of practices, of other sites; and what an author wrote.
SAME = re.compile(r"[\w.-]+\.(?:com|org|info)|aluma|Aluma|Arrive|English|UTC")


@pytest.fixture(scope="module")
def pseudo() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        app = create_app(Settings(port=port), shelf())
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield f"http://127.0.0.1:{port}/{CODE}"
        server.should_exit = True
        thread.join(10)


# What an author or a visitor wrote, and text that names its own language.
WRITTEN = "code, [lang], [translate=no], .practices a, .practices .soft, .said, dd, .words, .label"


def strangers(page: Page) -> list[str]:
    """Words in Latin letters outside what an author or a visitor wrote."""
    text = page.locator("body").evaluate(
        """(body, written) => {
            const copy = body.cloneNode(true);
            copy.querySelectorAll(written).forEach((each) => each.remove());
            return copy.innerText;
        }""",
        WRITTEN,
    )
    return [word for word in re.findall(r"[A-Za-z][\w'’.-]{2,}", text) if not SAME.fullmatch(word.strip("."))]


@pytest.mark.parametrize("path", ["", "contact", "help", "accessibility", "under-18", "source"])
def test_every_string_of_a_page_is_looked_up(page: Page, pseudo: str, path: str) -> None:
    page.goto(f"{pseudo}/{path}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.evaluate(NO_SIDEWAYS)
    assert strangers(page) == []


def test_a_practice_is_walked_from_right_to_left(page: Page, pseudo: str) -> None:
    walker = Walker(page, pseudo)
    walker.walk("two-sides", by_mouse("מילה"))
    this, that = (page.locator(".side").nth(place).bounding_box() for place in (0, 1))
    assert this
    assert that
    assert this["x"] > that["x"]
    page.locator("main form button.even").last.click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h2").first).to_be_visible()


def test_the_way_on_stands_on_the_right(page: Page, pseudo: str) -> None:
    walker = Walker(page, pseudo)
    walker.begin("arrive")
    on, side = (page.locator(f"main button[value={do}]").bounding_box() for do in ("on", "pass"))
    assert on
    assert side
    assert on["x"] > side["x"]


def test_the_other_language_is_one_press_away(page: Page, pseudo: str) -> None:
    page.goto(pseudo)
    page.click("footer a[hreflang=en]")
    expect(page.locator("h1")).to_have_text("A quiet place to hear yourself")
