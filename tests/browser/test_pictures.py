"""The shape of each mirror: what stands above, beside, inside and outside of what, on a desk and on a phone."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.test_practices import PRACTICES
from tests.browser.test_shape import LONG, NO_SIDEWAYS
from tests.browser.walker import Act, Walker, by_mouse, by_passing

DESK, PHONE, SMALL = (1280, 800), (390, 844), (320, 640)
Mirror = Callable[..., Page]


class Box:
    """Where something stands on the page, in pixels."""

    def __init__(self, page: Page, selector: str) -> None:
        found = page.locator(selector).first.bounding_box()
        assert found, selector
        self.left, self.top = found["x"], found["y"]
        self.right, self.bottom = self.left + found["width"], self.top + found["height"]
        self.middle = (self.left + self.right) / 2

    def holds(self, other: Box) -> bool:
        return self.left <= other.left and self.right >= other.right and self.spans(other)

    def spans(self, other: Box) -> bool:
        return self.top <= other.top and self.bottom >= other.bottom


@pytest.fixture
def mirror(context: Callable[..., BrowserContext], address: str) -> Mirror:
    """The page of a mirror, in a window of that size, after a walk."""

    def made(slug: str, size: tuple[int, int] = DESK, act: Act | None = None, **options: str) -> Page:
        page = context(viewport={"width": size[0], "height": size[1]}, **options).new_page()
        Walker(page, address).walk(slug, act or by_mouse())
        return page

    return made


def choosing(number: int) -> Act:
    """Writes everywhere, and takes one of the choices by its number wherever there are so many."""

    def act(walker: Walker) -> None:
        choices = walker.page.locator(".choices:not(.lengths) .choice")
        if choices.count():
            choices.nth(min(number, choices.count() - 1)).click()
        else:
            by_mouse()(walker)

    return act


@pytest.mark.parametrize("slug", PRACTICES)
def test_long_words_fit_the_smallest_phone(mirror: Mirror, slug: str) -> None:
    page = mirror(slug, SMALL, by_mouse(LONG))
    assert page.evaluate(NO_SIDEWAYS)
    frame = Box(page, ".mirror")
    boxes = page.locator(".mirror .words").evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
    assert all(each["left"] >= frame.left and each["right"] <= frame.right for each in boxes)
    tops = sorted((each["top"], each["bottom"]) for each in boxes)
    assert all(first[1] <= second[0] + 1 for first, second in itertools.pairwise(tops))


@pytest.mark.parametrize("slug", PRACTICES)
def test_without_words_the_picture_has_its_size_and_its_light(mirror: Mirror, slug: str) -> None:
    page = mirror(slug, act=by_passing)
    box = Box(page, ".mirror")
    assert box.bottom - box.top >= 600
    light = ".upright" if slug == "two-sides" else ".disc"
    assert page.locator(f".mirror {light}:visible").count() == 1


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_what_matters_is_far_and_the_next_days_are_near(mirror: Mirror, size: tuple[int, int]) -> None:
    page = mirror("what-matters", size)
    far, line, near = (Box(page, each) for each in (".in-light .words", ".way", ".fore .words"))
    assert far.bottom <= line.top <= line.bottom <= near.top
    assert abs(Box(page, ".track").left - Box(page, ".sky").middle) < 2
    assert line.spans(Box(page, ".beside .words"))


def test_what_was_set_down_lies_outside_the_opening(mirror: Mirror) -> None:
    page = mirror("letting-go", act=choosing(1))
    edge, kept, held = (Box(page, each) for each in (".edge", ".in-light .words", ".outside .words"))
    assert edge.holds(kept)
    assert held.left > edge.right


def test_on_a_phone_the_circle_opens_downwards(mirror: Mirror) -> None:
    page = mirror("letting-go", PHONE, choosing(1))
    assert Box(page, ".outside .words").top > Box(page, ".edge").bottom


def test_what_is_still_held_stands_inside(mirror: Mirror) -> None:
    page = mirror("letting-go", act=choosing(0))
    edge = Box(page, ".edge")
    assert page.locator(".room .words").count() == 2
    assert edge.holds(Box(page, ".room .words"))


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_what_stays_is_inside_the_circle_which_bends_to_hold_it(mirror: Mirror, size: tuple[int, int]) -> None:
    page = mirror("clear-a-space", size, choosing(0))
    room = Box(page, ".room")
    assert page.locator(".room .words").count() == 3
    assert room.holds(Box(page, ".room .words"))
    assert room.holds(Box(page, ".in-light .words"))


def test_far_things_stand_on_rings_further_out(mirror: Mirror) -> None:
    page = mirror("clear-a-space", act=choosing(3))
    ring, room = Box(page, ".ring"), Box(page, ".room")
    words = Box(page, ".ring .words")
    assert ring.holds(words)
    assert words.bottom < room.top


def test_a_word_before_stands_around_the_light_and_what_came_below(mirror: Mirror) -> None:
    page = mirror("felt-sense", act=choosing(1))
    before, now, came = (Box(page, f".{each} .words") for each in ("around", "in-light", "below"))
    assert before.bottom <= now.top < now.bottom <= came.top


def test_on_a_phone_the_two_sides_still_face_each_other(mirror: Mirror) -> None:
    page = mirror("two-sides", PHONE)
    this, that = Box(page, ".side .words"), Box(page, ".side ~ .side .words")
    assert this.right <= Box(page, ".upright").left <= that.left
    assert abs(this.top - that.top) < 60


def test_the_light_comes_out_of_the_lowest_layer(mirror: Mirror) -> None:
    page = mirror("beneath-it")
    assert Box(page, ".disc").top > Box(page, ".layer:nth-child(3) .words").bottom
    assert page.locator(".layer").nth(2).evaluate("e => getComputedStyle(e).borderBottomWidth") == "0px"


@pytest.mark.parametrize("slug", ["felt-sense", "letting-go", "what-matters", "clear-a-space"])
def test_with_forced_colours_the_light_around_words_is_an_outline(mirror: Mirror, slug: str) -> None:
    page = mirror(slug, forced_colors="active")
    width = "e => getComputedStyle(e, '::before').borderTopWidth"
    assert page.locator(".in-light.held").evaluate(width) not in ("0px", "")


def test_the_light_gathers_from_step_to_step(context: Callable[..., BrowserContext], address: str) -> None:
    walker = Walker(context().new_page(), address)
    seen: list[int] = []
    go_on = by_mouse()

    def act(walker: Walker) -> None:
        glow = "Number(document.querySelector('main').className.match(/glow-(\\d+)/)[1])"
        seen.append(walker.page.evaluate(glow))
        go_on(walker)

    walker.walk("felt-sense", act)
    assert seen == sorted(seen)
    assert seen[0] == 0 < seen[-1] < 10


@pytest.mark.parametrize("slug", PRACTICES)
def test_a_printed_mirror_is_one_page(mirror: Mirror, slug: str) -> None:
    page = mirror(slug, act=by_mouse("an unusually long stretch of words about one single thing"))
    for paper in ("A4", "Letter"):
        assert page.pdf(format=paper).count(b"/Type /Page\n") == 1
