"""How a mirror is laid out: the light, and each phrase in its place, in words as well."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from aluma.guide.mirror import Mirror, Phrase
from aluma.guide.practice import PLACES
from aluma.text import SessionText
from aluma.web.drawing import draw
from aluma.web.picture import SHAPES, lay_out
from tests.web.conftest import SHELF
from tests.web.visitor import Visitor


def phrase(name: str, where: str) -> Phrase:
    words = SessionText(name)
    return Phrase(f"{name}:0", name, words, words, where)


def mirror(picture: str, *phrases: Phrase, light: Phrase | None = None) -> Mirror:
    return Mirror(picture, phrases, light, "Nothing.")


def test_every_place_of_every_picture_is_drawn_and_has_words() -> None:
    assert {name: set(shape.places) for name, shape in SHAPES.items()} == {
        name: set(places) for name, places in PLACES.items()
    }


@pytest.mark.parametrize("name", PLACES)
def test_a_picture_without_words_has_its_light(name: str) -> None:
    picture = lay_out(mirror(name))
    assert (picture.places, picture.light, picture.standing) == ((), None, ())


def test_a_single_thing_stands_on_the_horizon_with_the_light() -> None:
    [single] = lay_out(mirror("horizon", phrase("a", "near"))).standing
    assert (single.where, single.lit) == ("on the line", True)


def test_in_the_lowest_layer_that_has_words_is_the_light() -> None:
    stands = lay_out(mirror("layers", phrase("a", "top"), phrase("b", "middle"))).standing
    assert [each.lit for each in stands] == [False, True]


def test_what_was_chosen_comes_into_the_light_alone() -> None:
    a, b = phrase("a", "below"), phrase("b", "below")
    picture = lay_out(mirror("light", a, b, light=b))
    assert (picture.at("light"), picture.at("below")) == ((b,), (a,))


def test_where_a_word_is_in_the_light_another_is_lit_in_its_own_place() -> None:
    a, b = phrase("a", "light"), phrase("b", "below")
    picture = lay_out(mirror("light", a, b, light=b))
    assert (picture.at("light"), picture.at("below")) == ((a,), (b,))
    assert [each.lit for each in picture.standing] == [False, True]


def test_a_sentence_on_the_light_is_not_said_once_it_was_moved() -> None:
    a = phrase("a", "near")
    assert lay_out(mirror("path", a)).rests
    assert not lay_out(mirror("path", a, light=a)).rests


def test_the_light_on_a_line_stands_where_a_mark_put_it() -> None:
    assert lay_out(replace(mirror("facing"), point=0.7)).point == 7


@pytest.mark.parametrize("slug", sorted(SHELF.practices("en")))
def test_text_and_picture_say_the_same(visitor: Visitor, slug: str) -> None:
    page = visitor.walk(slug, "grey light").body.decode()
    drawn, told = page.partition('class="in-words"')[::2]
    assert drawn.count('class="words"') == told.partition("</dl>")[0].count("<dd")


@pytest.mark.parametrize("name", PLACES)
def test_a_picture_to_keep_is_made_in_3_ms_and_25_kb(name: str) -> None:
    seven = [phrase(f"{number} " + "long words " * 5, PLACES[name][number % len(PLACES[name])]) for number in range(7)]
    taken = []
    for _ in range(20):
        begun = time.process_time()
        kept = draw(lay_out(mirror(name, *seven)), "Title", "A sentence.", SHELF.languages[0])
        taken.append(time.process_time() - begun)
    assert len(kept.encode()) < 25_000
    assert min(taken) < 0.003
