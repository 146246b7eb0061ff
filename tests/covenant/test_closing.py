"""Nothing here pushes anyone: a checklist of deceptive patterns, in a real browser, over every page.

The patterns are those of Brignull (deceptive.design), Mathur et al. 2019 ("Dark Patterns at Scale") and the EDPB's
Guidelines 03/2022, as far as a page without accounts and prices could have them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_axe import PAGES
from tests.browser.test_practices import PRACTICES
from tests.browser.walker import Walker, by_mouse, by_passing

URGENCY = re.compile(
    r"(?<!no )hurry|act now|last chance|don.t miss|only \d+ left|ends (?:soon|today|tonight)|limited (?:time|offer)",
    re.I,
)
USE = re.compile(
    r"streak|you.ve (?:visited|done|completed)|\d+ (?:people|visitors|users|others)|day \d+ of|your progress"
    r"|welcome back"
    r"|see you (?:tomorrow|soon)|come back (?:tomorrow|soon|again)",
    re.I,
)
GUILT = re.compile(
    r"no thanks, i|i don.t (?:want|care|need)|are you sure|don.t (?:go|leave)|we.ll miss you|sorry to see you|give up",
    re.I,
)


def _said(page: Page) -> str:
    return page.locator("body").inner_text()


def _ticked(page: Page) -> bool:
    """A box ticked in advance, or a choice made; where the light of a mirror rests is not a choice of ours."""
    return page.locator("input[type=checkbox]:checked, input[type=radio]:checked:not([name=light])").count() > 0


def _counts_down(page: Page) -> bool:
    before = _said(page)
    page.wait_for_timeout(1100)
    return _said(page) != before


def _asks_for_address(page: Page) -> bool:
    return page.locator("input[type=email], input[name*=mail], input[autocomplete=email]").count() > 0


def _covers(page: Page) -> bool:
    return page.locator("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]").count() > 0


CHECKLIST: Mapping[str, Callable[[Page], bool]] = {
    "a box is ticked in advance": _ticked,
    "words press for time": lambda page: URGENCY.search(_said(page)) is not None,
    "use is counted": lambda page: USE.search(_said(page)) is not None,
    "leaving is made to feel wrong": lambda page: GUILT.search(_said(page)) is not None,
    "an address is asked for in passing": _asks_for_address,
    "something covers the page": _covers,
    "sound or pictures play by themselves": lambda page: page.locator("[autoplay], iframe, video").count() > 0,
}
SLOW: Mapping[str, Callable[[Page], bool]] = {"a clock runs": _counts_down}
PLANTS: Mapping[str, str] = {
    "a box is ticked in advance": "<label><input type=checkbox checked> Send me letters</label>",
    "words press for time": "<p>Hurry, only 3 left</p>",
    "use is counted": "<p>A streak of 4</p>",
    "leaving is made to feel wrong": "<button>No thanks, I do not want clarity</button>",
    "an address is asked for in passing": "<input type=email name=e>",
    "something covers the page": "<dialog open>Wait</dialog>",
    "sound or pictures play by themselves": "<audio autoplay></audio>",
    "a clock runs": "<p id=t>9</p><script>setInterval(() => t.textContent -= 1, 300)</script>",
}


def found(page: Page, checks: Mapping[str, Callable[[Page], bool]] = CHECKLIST) -> list[str]:
    return [name for name, is_there in checks.items() if is_there(page)]


@pytest.mark.parametrize("name", PLANTS)
def test_each_pattern_is_found_when_it_is_planted(page: Page, name: str) -> None:
    page.set_content(f"<p>A quiet page.</p>{PLANTS[name]}")
    assert found(page, {**CHECKLIST, **SLOW}) == [name]


def test_no_page_has_any(page: Page, address: str) -> None:
    for path in [*PAGES, "privacy/versions", *(f"practices/{slug}" for slug in PRACTICES)]:
        page.goto(f"{address}/{path}")
        assert (path, found(page)) == (path, [])


@pytest.mark.parametrize("slug", PRACTICES)
def test_no_step_has_any_and_leaving_is_one_press_away_from_each(walker: Walker, slug: str) -> None:
    def act(walker: Walker) -> None:
        assert (walker.page.url, found(walker.page)) == (walker.page.url, [])
        expect(walker.page.get_by_role("button", name="End now")).to_be_in_viewport()
        by_passing(walker)

    walker.walk(slug, act)
    assert found(walker.page) == []
    expect(walker.page.get_by_role("button", name="End now")).to_be_in_viewport()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_one_press_leaves_without_a_question(walker: Walker, steps: int) -> None:
    walker.page.on("dialog", lambda dialog: pytest.fail(f"a question on the way out: {dialog.message}"))
    walker.begin("arrive")
    for _ in range(steps):
        before = walker.page.locator("#room [name=version]").input_value()
        by_passing(walker)
        expect(walker.page.locator(f"#room [name=version][value='{before}']")).to_have_count(0)
    walker.page.get_by_role("button", name="End now").click()
    expect(walker.page.locator("h1")).to_have_text("It is gone")
    assert found(walker.page) == []


def test_closing_the_page_brings_no_question(walker: Walker) -> None:
    asked: list[str] = []
    walker.page.on("dialog", lambda dialog: asked.append(dialog.message))
    walker.begin("arrive")
    walker.page.fill("#words", "half a thought")
    walker.page.close(run_before_unload=True)
    assert asked == []


def test_no_clock_runs_on_a_step_or_in_a_pause(walker: Walker) -> None:
    walker.begin("arrive")
    assert found(walker.page, SLOW) == []
    by_passing(walker)
    walker.page.locator(".choice").first.click()
    expect(walker.page.locator(".light")).to_be_visible()
    assert found(walker.page, SLOW) == []


WIDTH = "e => e.getBoundingClientRect().width"
LOOK = """e => { const s = getComputedStyle(e), b = e.getBoundingClientRect();
    return [s.fontSize, s.fontWeight, s.color, s.backgroundColor, s.borderColor, s.borderWidth, s.opacity,
        b.height]; }"""


def test_keeping_and_letting_go_look_alike_and_neither_is_preset(walker: Walker) -> None:
    walker.walk("arrive", by_mouse())
    keep, let_go = (
        walker.page.locator("summary", has_text="Keep it"),
        walker.page.get_by_role("button", name="Let it go"),
    )
    assert keep.evaluate(LOOK) == let_go.evaluate(LOOK)
    assert abs(keep.evaluate(WIDTH) - let_go.evaluate(WIDTH)) < 60
    for each in (keep, let_go):
        expect(each).not_to_be_focused()
