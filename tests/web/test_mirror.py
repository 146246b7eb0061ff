"""The mirror: changed, lit, kept."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from tests.web.conftest import SHELF
from tests.web.visitor import Visitor

WORDS = 'a "quiet" <word> & more'


@pytest.fixture
def at_mirror(visitor: Visitor) -> Visitor:
    visitor.walk("arrive", WORDS)
    return visitor


def test_a_phrase_is_changed(at_mirror: Visitor) -> None:
    changed = at_mirror.turn("change", **{"phrase__now:0": "other words"})
    assert "other words" in changed.text
    assert WORDS in changed.text


def test_the_light_moves_to_a_phrase(at_mirror: Visitor) -> None:
    lit = at_mirror.turn("change", light="here:0").body.decode()
    assert lit.count("phrase lit") == 1
    assert " own " not in lit[lit.index('class="mirror ') :][:80]


def test_a_line_with_an_address_is_not_drawn_but_can_be_shown(visitor: Visitor) -> None:
    visitor.begin()
    visitor.turn("as-is", words="write to ann@example.org")
    for _ in range(3):
        visitor.turn("pass" if "pass" in visitor.page.buttons else "on")
    assert "One line is not shown" in visitor.page.text
    assert 'class="phrase' not in visitor.page.body.decode()


def test_open_page_tells_what_came_back_and_what_stood_against_what(visitor: Visitor) -> None:
    visitor.begin("open-page")
    visitor.turn("on", words="I want to rest, but I keep the garden open.")
    visitor.turn("on", words="The garden was my idea.")
    while 'class="mirror ' not in visitor.page.body.decode():
        visitor.turn("pass" if "pass" in visitor.page.buttons else "on")
    page = visitor.page.body.decode()
    assert '<dt>What stood against what</dt><dd dir="auto">I want to rest</dd>' in page
    assert (
        'back</dt><dd dir="auto">I want to rest, but I keep the garden open</dd><dd dir="auto">The garden was' in page
    )


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_what_was_gathered_is_kept_in_words(visitor: Visitor, form: str) -> None:
    visitor.begin("open-page")
    visitor.turn("on", words="I want to rest, but I keep the garden open.")
    while 'class="mirror ' not in visitor.page.body.decode():
        visitor.turn("pass" if "pass" in visitor.page.buttons else "on")
    kept = visitor.keep(form).body.decode()
    assert kept.index("What stood against what") < kept.index("What matters to you")
    assert kept.rstrip().endswith("I want to rest")


@pytest.mark.parametrize(
    ("form", "media"), [("svg", "image/svg+xml"), ("markdown", "text/markdown"), ("text", "text/plain")]
)
def test_it_is_kept_as_a_file(at_mirror: Visitor, form: str, media: str) -> None:
    kept = at_mirror.keep(form)
    assert kept.headers["content-type"].startswith(media)
    assert kept.headers["content-disposition"].startswith("attachment")
    assert kept.headers["cache-control"] == "no-store"
    assert b"quiet" in kept.body


def test_an_unknown_format_leaves_the_mirror_open(at_mirror: Visitor) -> None:
    assert b'class="mirror ' in at_mirror.keep("exe").body


@pytest.mark.parametrize("slug", sorted(SHELF.practices("en")))
@pytest.mark.parametrize("words", ["", "w", "word " * 400, "寂" * 300, "كلمة " * 60])
def test_the_picture_is_whole_with_any_words(visitor: Visitor, slug: str, words: str) -> None:
    visitor.walk(slug, words)
    picture = ElementTree.fromstring(visitor.keep("svg").body)
    assert picture.tag.endswith("svg")
    assert len(visitor.page.body) - 6 * len(words.encode()) * 3 < 25_000


def test_the_picture_asks_for_nothing_from_elsewhere(at_mirror: Visitor) -> None:
    kept = at_mirror.keep("svg").body.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "http" not in kept
    assert "<script" not in kept
    assert "href" not in kept


def test_markdown_signs_of_a_visitor_stay_signs(visitor: Visitor) -> None:
    visitor.walk("arrive", "# not a heading")
    assert b"> \\# not a heading" in visitor.keep("markdown").body
