"""The drawing of a practice, as a browser lays it out: words lie on no line, on no box, and on no other words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from aluma.guide.draw import draw
from aluma.guide.practice import Practice
from aluma.shelf import load
from tests.guide.writing import practice, with_line

FORKED = with_line(
    "- Left -> left", "- Left, as it often is in the morning -> left\n- Both -> left\n- Neither of them -> level"
)
# Words by their boxes, lines by points on them; a line that reaches its box or leaves it lies on no words either.
OVERLAPS = """() => {
    const near = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const labels = [...document.querySelectorAll(".label")].map((each) => [each.textContent, each.getBBox()]);
    const boxes = [...document.querySelectorAll("rect")].map((each) => each.getBBox());
    const dots = [...document.querySelectorAll("svg > path")].flatMap((each) =>
        Array.from({length: Math.ceil(each.getTotalLength() / 2)}, (_, at) => each.getPointAtLength(at * 2)));
    const all = document.querySelector("svg").viewBox.baseVal;
    return labels.filter(([words, box], at) =>
        boxes.some((each) => near(each, box))
        || dots.some((dot) => near({x: dot.x, y: dot.y, width: 0.1, height: 0.1}, box))
        || labels.some(([, other], there) => there !== at && near(other, box))
        || box.x + box.width > all.width
    ).map(([words]) => words);
}"""


@pytest.mark.parametrize(
    "drawn", [*load().practices("en").values(), practice(), practice(FORKED)], ids=lambda each: each.slug
)
def test_words_lie_on_nothing_else(page: Page, drawn: Practice) -> None:
    page.set_content(draw(drawn))
    assert page.evaluate(OVERLAPS) == []


def test_words_that_lie_on_a_line_are_found(page: Page) -> None:
    page.set_content(draw(practice()))
    page.evaluate(
        "document.querySelectorAll('.label').forEach((each) => each.setAttribute('x', each.getBBox().x - 12))"
    )
    assert page.evaluate(OVERLAPS) != []
