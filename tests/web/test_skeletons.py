"""A page from its skeleton is the page that its template shows, and every step of a walk has a skeleton."""

from __future__ import annotations

import random

import pytest

from aluma.guide.events import Answer, Back, Begin, Choose, Clear, Event, Mark, Pass, PauseDone, Respond
from aluma.guide.practice import Kind, Practice
from aluma.guide.table import take
from aluma.guide.walk import Walk
from aluma.place import promises_of
from aluma.settings import Settings
from aluma.text import SessionText
from aluma.web.face import Face, Site
from aluma.web.hearing import Ear
from aluma.web.shapes import Shape, Words, seen, shapes
from aluma.web.skeletons import Skeletons
from aluma.web.steps import around, step_page
from tests.web.conftest import SHELF

ENGLISH = SHELF.languages[0]
PRACTICES = SHELF.practices("en")
FACE = Face(
    ENGLISH,
    PRACTICES,
    Site("Aluma", "1"),
    promises=promises_of(Settings(), ENGLISH, ()),
    asset=str,
    idle_minutes=30,
    missing=("Swap is on.",),
    helplines=SHELF.helplines,
)
READY = Skeletons(FACE)
WILD = '</textarea><script>alert("a & b")</script>\n\'é\u202e\U0001f30a {{ 7 }} %s 00'
EVENTS: list[Event] = [
    Answer(SessionText(WILD), SessionText(f"You wrote: {WILD}")), Answer(SessionText("so heavy"), heavy=True),
    Choose(0), Choose(1), Choose(2), Mark(0), Mark(10), Pass(), PauseDone(), Clear(), Back(),
    Respond("yes"), Respond("not-quite"),
]  # fmt: skip


def both(practice: Practice, shape: Shape, words: Words, behind: int = 12) -> tuple[bytes | None, bytes]:
    stands = around("to<ken", 7, "st&mp", 1799, behind, FACE.text(practice, shape.step).ahead)
    whole = FACE.render("step.html", **step_page(FACE, practice, shape, words, stands))
    return READY.page(practice, shape, words, stands), whole.encode()


@pytest.mark.parametrize("slug", PRACTICES)
def test_each_shape_of_a_step_looks_as_in_its_template(slug: str) -> None:
    practice, wild = PRACTICES[slug], SessionText(WILD)
    for step in (each for each in practice.steps if each.kind is not Kind.MIRROR):
        for shape in shapes(practice, step):
            handed = (wild,) * sum(shape.handed)
            ready, whole = both(practice, shape, Words(wild, wild if shape.heard else None, wild, wild, handed))
            assert ready == whole


@pytest.mark.parametrize("slug", PRACTICES)
def test_wherever_a_walk_goes_its_page_is_ready(slug: str) -> None:
    practice, chance, ear = PRACTICES[slug], random.Random(slug), Ear(SHELF.listener, 1)
    walk = take(practice, Walk(), Begin())
    for _ in range(200):
        walk = take(practice, walk, chance.choice(EVENTS))
        if practice.step(walk.at).kind is not Kind.MIRROR:
            ready, whole = both(practice, *seen(practice, practice.step(walk.at), walk, ear, None), len(walk.trail))
            assert ready == whole


def test_what_is_not_ready_is_left_to_the_template() -> None:
    arrive = PRACTICES["arrive"]
    shape, words = seen(arrive, arrive.first, take(arrive, Walk(), Begin()), Ear(SHELF.listener, 1), None)
    assert both(arrive, shape, words)[0] is not None
    assert both(arrive, shape._replace(chosen=99), words)[0] is None
