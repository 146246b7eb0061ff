"""What stands where in the mirror of each practice, as its path was walked."""

from __future__ import annotations

from aluma.guide.events import Answer, Begin, Choose, Event, Mark, Pass, PauseDone
from aluma.guide.mirror import Mirror, hold_up
from aluma.guide.practice import Kind
from aluma.guide.table import take
from aluma.guide.walk import Walk, turns
from aluma.text import SessionText
from tests.web.conftest import SHELF

PRACTICES = SHELF.practices("en")


def mirror(slug: str, **given: str | int) -> Mirror:
    """The mirror after writing `given` words, or taking `given` choices; everything else is passed."""
    practice = PRACTICES[slug]
    walk = take(practice, Walk(), Begin())
    while (step := practice.step(walk.at)).kind is not Kind.MIRROR:
        said = given.get(step.name.replace("-", "_"))
        if isinstance(said, str) and not turns(walk, step.name):
            event: Event = Answer(SessionText(said))
        elif isinstance(said, int):
            event = Mark(said) if step.kind is Kind.MARK else Choose(said)
        else:
            event = PauseDone() if step.kind is Kind.PAUSE else Pass()
        walk = take(practice, walk, event)
    return hold_up(practice, walk)


def standing(held: Mirror) -> dict[str, str]:
    return {each.words.reveal(): each.where for each in held.drawn}


def test_arrive() -> None:
    assert standing(mirror("arrive", here="grey", now="less grey")) == {"grey": "near", "less grey": "far"}


def test_clear_a_space_puts_things_where_they_were_set_down() -> None:
    held = mirror("clear-a-space", first="a", first_place=0, second="b", second_place=2, rest="c", here="d")
    assert standing(held) == {"a": "within", "b": "middle", "c": "far", "d": "light"}


def test_clear_a_space_without_a_place_keeps_to_the_middle_ring() -> None:
    assert standing(mirror("clear-a-space", first="a")) == {"a": "middle"}


def test_felt_sense_has_the_word_that_fits_in_the_light() -> None:
    held = mirror("felt-sense", about="the visit", word="tight", fit=0, ask="to wait")
    assert standing(held) == {"tight": "light", "the visit": "around", "to wait": "below"}


def test_felt_sense_keeps_the_word_before_around_it_in_the_order_of_writing() -> None:
    held = mirror("felt-sense", word="tight", fit=1, closer="held")
    assert list(standing(held).items()) == [("tight", "around"), ("held", "light")]


def test_felt_sense_without_a_nearer_word_keeps_the_first() -> None:
    assert standing(mirror("felt-sense", word="tight", fit=2)) == {"tight": "light"}


def test_an_open_question_runs_from_its_first_wording_to_its_last() -> None:
    held = mirror("an-open-question", question="stay?", ask=1, part="a bit", more=3, again="what if I stay?")
    assert standing(held) == {"stay?": "from", "a bit": "along", "what if I stay?": "to"}


def test_an_unchanged_question_stands_once() -> None:
    assert standing(mirror("an-open-question", question="stay?", again="Stay? ")) == {"Stay? ": "to"}
    assert standing(mirror("an-open-question", question="stay?")) == {"stay?": "to"}


def test_two_sides_face_each_other_over_their_ground() -> None:
    held = mirror("two-sides", this_side="a", that="b", both="c", lean_again=3)
    assert (standing(held), held.point) == ({"a": "this", "c": "ground"}, 0.3)


def test_two_sides_without_words_of_their_own_stand_by_their_names() -> None:
    assert standing(mirror("two-sides", this="a", that="b")) == {"a": "this", "b": "that"}


def test_what_matters_has_the_nearer_word_in_the_light() -> None:
    held = mirror("what-matters", door=1, missing="a", quality="b", mine=1, nearer="c", near="d")
    assert standing(held) == {"a": "along", "c": "light", "d": "near"}


def test_beneath_it_goes_down_in_three_layers() -> None:
    held = mirror("beneath-it", happened="a", feeling="b", under="c", need="d", wish="e")
    assert standing(held) == {"a": "top", "c": "middle", "d": "base", "e": "base"}


def test_open_page_has_all_below_the_light() -> None:
    assert standing(mirror("open-page", page="a", unsaid="b")) == {"a": "below", "b": "below"}
