"""The closing picture: at most seven phrases, cut at a word's end, and some lines kept out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aluma.guide.events import Answer, Begin, Change, Choose, Event, Mark, Pass, PauseDone
from aluma.guide.mirror import LONGEST_PHRASE, MOST_PHRASES, Mirror, cut, hold_up
from aluma.guide.practice import Practice
from aluma.guide.table import take
from aluma.guide.walk import Walk
from aluma.text import SessionText
from tests.guide.writing import WHOLE, practice, with_line

LISTENING = WHOLE.replace("turns: 2", "turns: 6")


def walked(of: Practice, *events: Event) -> Walk:
    walk = take(of, Walk(), Begin())
    for event in events:
        walk = take(of, walk, event)
    assert of.step(walk.at).kind.value == "mirror"
    return walk


def say(words: str) -> Answer:
    return Answer(SessionText(words))


def mirror(*events: Event, text: str = WHOLE) -> Mirror:
    return hold_up(practice(text), walked(practice(text), *events))


LEFT = (Choose(0), PauseDone())


def test_without_a_word_the_mirror_is_whole() -> None:
    held = mirror(Pass(), Pass(), Pass(), Pass())
    assert (held.phrases, held.light, held.point, held.empty) == ((), None, None, "You were here.")


def test_phrases_stand_in_the_order_of_the_path_with_label_and_place() -> None:
    held = mirror(say("one"), *LEFT, Pass(), say("two"))
    assert [(each.label, each.where, each.words) for each in held.phrases] == [
        ("When you came", "from", SessionText("one")),
        ("Now", "to", SessionText("two")),
    ]


def test_a_mark_is_a_point_and_no_phrase() -> None:
    held = mirror(Pass(), *LEFT, Mark(7), Pass())
    assert (held.phrases, held.point) == ((), 0.7)


def test_every_turn_of_a_listen_step_is_a_phrase_of_its_own() -> None:
    held = mirror(Pass(), Choose(1), say("a"), say("b"), Pass(), Pass(), Pass())
    assert [each.key for each in held.phrases] == ["right:0", "right:1"]


def test_words_of_a_way_not_taken_are_not_shown() -> None:
    of = practice()
    walk = walked(of, say("one"), Choose(1), say("a"), Pass(), Pass(), Pass())
    assert hold_up(of, Walk(at="mirror", trail=("here", "fork", "left"), held=walk.held)).phrases[1:] == ()


def test_deleted_words_are_gone_from_the_picture() -> None:
    assert mirror(say("one"), Choose(1), Pass(), Pass(), Pass()).phrases == ()


def test_the_eighth_phrase_is_kept_out() -> None:
    twice = LISTENING.replace("## last", "## more (listen)\nturns: 6\nWrite on.\n## last").replace(
        "- Now", "- More: {more} -> to\n- Now"
    )
    turns = [say(str(number)) for number in range(6)]
    held = mirror(Pass(), Choose(1), *turns, Pass(), Pass(), *turns, Pass(), Pass(), text=twice)
    assert (len(held.drawn), len(held.withheld)) == (MOST_PHRASES, 5)


@pytest.mark.parametrize("words", ["mail me at anna@example.org", "it is 030 1234567 89", "4111 1111 1111 1111"])
def test_a_line_with_an_address_or_a_long_number_is_not_drawn(words: str) -> None:
    held = mirror(say(words), *LEFT, Pass(), say("two"))
    assert [each.words for each in held.withheld] == [SessionText(words)]


def test_a_line_kept_out_takes_no_room() -> None:
    turns = [say("anna@example.org"), *(say(str(number)) for number in range(5))]
    held = mirror(
        say("one"), Choose(1), *turns, Pass(), Pass(), say("two"), text=LISTENING.replace(", deleting here", "")
    )
    assert (len(held.drawn), len(held.withheld)) == (7, 1)


def test_changed_words_stand_in_place_of_the_first() -> None:
    change = Change(words=(("here:0", SessionText("other")),), light="here:0")
    held = mirror(say("one"), *LEFT, Pass(), Pass(), change)
    assert (held.phrases[0].words, held.light) == (SessionText("other"), held.phrases[0])


def test_words_changed_to_nothing_are_no_phrase() -> None:
    assert mirror(say("one"), *LEFT, Pass(), Pass(), Change(words=(("here:0", SessionText(" ")),))).phrases == ()


def test_light_on_a_phrase_that_is_not_there_is_in_its_own_place() -> None:
    assert mirror(say("one"), *LEFT, Pass(), Pass(), Change(light="nowhere:0")).light is None


def test_words_that_two_lines_name_stand_once() -> None:
    text = with_line("- Now: {last} -> to", "- Again: {last, here} -> to")
    assert [each.label for each in mirror(say("one"), *LEFT, Pass(), Pass(), text=text).phrases] == ["When you came"]


def test_a_passed_choice_puts_its_phrase_in_the_fallback_place() -> None:
    text = with_line("- Now: {last} -> to", "- Now: {last} -> {fork, along}")
    assert mirror(Pass(), Pass(), Pass(), say("two"), text=text).phrases[0].where == "along"


def test_a_choice_decides_the_place_nearest_first() -> None:
    text = with_line("- Now: {last} -> to", "- Now: {last} -> {fork, along}")
    assert mirror(Pass(), *LEFT, Pass(), say("two"), text=text).phrases[0].where == "from"


@given(st.text(max_size=300))
def test_a_drawn_phrase_is_one_line_of_at_most_sixty_characters(words: str) -> None:
    drawn = cut(words)
    assert len(drawn) <= LONGEST_PHRASE
    assert drawn == " ".join(words.split()) or drawn.endswith("…")


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=20, max_size=40))
def test_a_phrase_of_words_is_cut_at_the_end_of_one(words: list[str]) -> None:
    drawn = cut(" ".join(words))
    if drawn.endswith("…"):
        kept = drawn[:-1].split()
        assert kept == words[: len(kept)]


@given(st.lists(st.text(max_size=90), min_size=1, max_size=6))
def test_no_words_make_the_picture_fall(spoken: list[str]) -> None:
    turns = [say(words) for words in spoken if words.strip()]
    held = mirror(Pass(), Choose(1), *turns, Pass(), Pass(), Pass(), text=LISTENING)
    assert len(held.drawn) <= MOST_PHRASES
    assert all(len(each.drawn) <= LONGEST_PHRASE for each in held.phrases)


def test_words_that_did_not_change_stand_once_where_the_line_ends() -> None:
    held = mirror(say("Stay?"), *LEFT, Pass(), say("stay? "))
    assert [(each.words, each.where) for each in held.phrases] == [(SessionText("stay? "), "to")]


def test_phrases_are_told_in_the_order_of_writing_whatever_the_order_of_the_lines() -> None:
    lines = "- When you came: {here} -> from\n- What you heard: {right} -> along\n- Now: {last} -> to\n"
    text = WHOLE.replace(lines, "\n".join(reversed(lines.splitlines())) + "\n")
    assert [each.label for each in mirror(say("one"), *LEFT, Pass(), say("two"), text=text).phrases] == [
        "When you came",
        "Now",
    ]
