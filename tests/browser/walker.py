"""Walks a practice in a browser the way a person does: by what stands on the page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

MOST_STEPS = 30
Act = Callable[["Walker"], None]


class Walker:
    """A person at a page. `act` does one step: by mouse, by keyboard, or passing."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, slug: str) -> None:
        self.page.goto(f"{self.address}/practices/{slug}")

    def begin(self, slug: str) -> None:
        self.open(slug)
        self.page.check("[name=adult]")
        self.page.click("main form button")
        expect(self.page.locator(".path")).to_be_visible()

    def walk(self, slug: str, act: Act) -> None:
        """From the beginning to the mirror."""
        self.begin(slug)
        for _ in range(MOST_STEPS):
            if self.at_mirror():
                return
            before = self.page.locator("#room [name=version]").input_value()
            act(self)
            expect(self.page.locator(f"#room [name=version][value='{before}']")).to_have_count(0)
        raise AssertionError("the mirror was not reached")

    def at_mirror(self) -> bool:
        return self.page.locator(".mirror").count() > 0

    def has(self, selector: str) -> bool:
        return self.page.locator(selector).count() > 0

    def press(self, do: str) -> None:
        self.page.click(f"main button[value='{do}']")


def by_mouse(words: str = "a quiet word") -> Act:
    """Writes wherever one can, takes the first choice, and goes on."""

    def act(walker: Walker) -> None:
        if walker.has("#words"):
            walker.page.fill("#words", words)
        if walker.has("[name=mark]"):
            walker.page.check("[name=mark][value='7']")
        choice = walker.page.locator(".choice")
        if choice.count():
            choice.first.click()
        else:
            walker.press("on")

    return act


def by_keyboard(walker: Walker) -> None:
    """Tab, letters, arrows and Enter alone."""
    keyboard = walker.page.keyboard

    def reach(selector: str) -> None:
        for _ in range(40):
            if walker.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            keyboard.press("Tab")
        raise AssertionError(f"{selector} was not reached by Tab")

    if walker.has("#words"):
        reach("#words")
        keyboard.type("a word")
    if walker.has("[name=mark]"):
        reach("[name=mark]")
        keyboard.press("ArrowRight")
    reach(".choice" if walker.has(".choice") else "main button[value='on']")
    keyboard.press("Enter")


def by_passing(walker: Walker) -> None:
    """Passes all that can be passed; a pause can be left at once."""
    walker.press("pass" if walker.has("main button[value='pass']") else "on")
