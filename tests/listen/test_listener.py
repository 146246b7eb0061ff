"""What the guide says: short, its own words apart from the visitor's, the same for the same seed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aluma.guide.listen.frames import words_in
from aluma.guide.safety.danger import Tier
from aluma.guide.walk import Turn
from aluma.text import SessionText
from tests.listen.voice import LISTENER, reply, said, session

SENTENCES = (Path(__file__).parents[2] / "eval" / "sentences.txt").read_text().splitlines()


def turn(words: str, given: str = "", answer: str = "") -> Turn:
    return Turn(SessionText(words), SessionText(given), "not-quite" if answer else "")


@pytest.mark.parametrize(
    ("words", "kind", "part"),
    [
        ("I want to leave, but I am afraid to be alone.", "torn", "you are afraid to be alone"),
        ("I want to sleep through the night.", "matters-to", "to sleep through the night"),
        ("I don't know if I should stay with my husband.", "unknown", "whether to stay with your husband"),
        ("I won't let him shout at me anymore.", "line", "won't let him shout at you anymore"),
        ("I feel like a stranger in my own house.", "image", "“I feel like a stranger in my own house”"),
        ("How can I forgive my brother?", "seeking", "to forgive your brother"),
        ("Should I call my father?", "weighing", "to call your father"),
        ("tired", "feeling-word", "“tired”"),
        ("Are you a real person?", "program", "program"),
        ("I'm 15 years old and my parents fight.", "young", "someone younger"),
    ],
)
def test_it_hears(words: str, kind: str, part: str) -> None:
    given = reply(words)
    assert (given.kind, part in given.text.reveal()) == (kind, True)


def test_another_language_is_quoted_and_nothing_else() -> None:
    given = reply("Ich weiß nicht, ob ich bleiben will.")
    assert given.kind == "exact"
    assert "Ich weiß nicht, ob ich bleiben will." in given.text.reveal()


def test_words_of_danger_are_met_with_help_and_never_mirrored() -> None:
    given = reply("I am going to kill myself tonight")
    assert given.tier is Tier.ACTIVE
    assert given.helps
    assert "kill" not in given.text.reveal()


def test_help_is_not_said_the_same_way_at_every_turn() -> None:
    first, second, third = session(["I want to die", "I really want to die", "I still want to die"])
    assert first.kind == "help"
    assert second.kind == third.kind == "help-again"
    assert second.text != third.text


def test_help_grows_when_the_danger_does() -> None:
    assert [each.kind for each in session(["I want to die", "I took all my pills tonight"])] == ["help", "help-active"]


def test_not_quite_is_taken_and_their_own_words_come_next() -> None:
    first = said("I want to sleep through the night.")
    assert LISTENER.again((turn("I want to sleep through the night.", first),)).kind == "no"
    then = reply("I mean that I need quiet in the evening.", turn("I want to sleep.", first, "not-quite"))
    assert then.kind in ("quote", "quote-heavy", "fragment")


def test_the_same_seed_says_the_same() -> None:
    assert [said(words, seed=5) for words in SENTENCES[:40]] == [said(words, seed=5) for words in SENTENCES[:40]]


def test_every_reply_has_at_most_25_words() -> None:
    long = [
        given.text.reveal() for given in map(reply, SENTENCES) if not given.helps and words_in(given.text.reveal()) > 31
    ]
    assert long == []
    spoken = [given.text.reveal() for given in map(reply, SENTENCES) if given.kind != "exact" and not given.helps]
    assert max(map(words_in, spoken)) <= 25


def test_no_frame_comes_again_within_six_turns_and_no_question_twice() -> None:
    for seed in range(6):
        replies = [each.text.reveal() for each in session(SENTENCES[seed * 20 : seed * 20 + 30], seed)]
        frames = [LISTENER.frames.used(each) for each in replies]
        for at, used in enumerate(frames):
            before = {frame for each in frames[max(0, at - 6) : at] for frame in each}
            assert not used or set(used) - before, replies[at]
        questions = [LISTENER.frames.question(each) for each in replies]
        asked = [each for each in questions if each]
        assert len(asked) == len(set(asked))
        assert all(sum(map(bool, questions[at : at + 3])) <= 1 for at in range(len(questions)))


def test_there_are_two_reflections_or_more_for_a_question() -> None:
    replies = [each for seed in range(4) for each in session(SENTENCES[seed::4], seed)]
    assert sum(each.reflects for each in replies) >= 2 * sum(each.asks for each in replies)


def test_no_address_and_no_number_is_said_again() -> None:
    for words in ("I live at 12 Hill Street and I am sad", "call me on 0171 2345678", "write to me@example.org please"):
        assert not any(part in said(words) for part in ("Hill", "0171", "example"))


def test_everything_it_can_say_by_itself_may_be_said() -> None:
    slots = dict.fromkeys("abekqvw", "…")
    for kind, frames in LISTENER.frames.by_kind.items():
        for frame in frames if kind != "help-active" else ():  # a life comes before the rule of no advice
            assert not LISTENER.guard.objections(frame.filled(slots), quoting=True), frame.text
    assert not any(LISTENER.guard.objections(question) for question in LISTENER.frames.questions)


def test_no_question_begins_with_why() -> None:
    assert not any(question.lower().startswith("why") for question in LISTENER.frames.questions)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_answered(words: str) -> None:
    assert said(words)


SMALL = st.sampled_from(
    "i I'm my me you we it that he was am is not to want know think if when but and so because why how what , . ? - "
    "like a the of with just really feel can't don't should tired home mother said idk im".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SMALL, max_size=30), st.lists(SMALL, max_size=12))
def test_any_heap_of_small_words_is_answered(words: list[str], before: list[str]) -> None:
    assert said(" ".join(words), turn(" ".join(before), "You put it like this: “x”."))


@pytest.mark.parametrize("piece", ["i, ", "I want to ", "a-", '"', "1 ", "but i want ", "my ", "and ", "'", "if when "])
def test_no_text_takes_long(piece: str) -> None:
    words = piece * (8000 // len(piece))
    begun = time.process_time()
    said(words)
    assert time.process_time() - begun < 0.2


def test_nothing_smaller_stands_before_what_is_grave() -> None:
    assert "our father died" in said("My father died in spring. He was in a choir, and I drive his car now.")


def test_two_halves_that_point_to_each_other_stay_one_line() -> None:
    assert "my sister sold the house, and it hurt" not in said("My sister sold the house and it hurt me a lot.")
    assert "along with" not in said("My sister sold the house and it hurt me a lot.")


def test_a_false_start_is_not_quoted() -> None:
    assert "to cut, stop" not in said("I just want to cut, stop eating so late.")


def test_a_sentence_that_only_points_back_is_not_quoted() -> None:
    assert "Which are" not in said("Which are the ones that bring all the trouble.")


def test_what_a_sound_left_behind_is_no_pause() -> None:
    answer = said("It's not like I'm out there doing, you know, heroin.")
    assert answer.startswith("It's not like you're out there doing heroin.")


def test_an_aside_leaves_no_comma_where_it_stood() -> None:
    assert "it'll give you more energy" in said("I'm hoping it'll, you know, give me more energy.")
    assert "you were up four times" in said("I was up, I don't know, four times.").lower()
    assert "but Sunday afternoons" in said("I like being on my own, I really do, but Sunday afternoons are long.")


def test_what_is_begun_anew_is_not_told() -> None:
    assert "fingers get sore" not in said("I get my fingers get sore and I know what it's going to say.")
    assert "teacher the teacher" not in said("Her teacher the teacher says she's falling asleep at her desk.")


def test_what_stands_against_something_is_heard_across_its_cause() -> None:
    heard = said("I feel like I should be grateful because he makes good money, but I miss my old life.")
    assert heard == "You feel like you should be grateful, but you miss your old life."


def test_a_wish_and_what_is_denied_are_set_against_each_other() -> None:
    heard = said("I know it's bad for the baby. I just can't seem to get past the first one in the morning.")
    assert heard == "You know it's bad for the baby, but you can't seem to get past the first one in the morning."


def test_how_a_turn_ends_and_what_is_felt_weigh_more_than_what_happened() -> None:
    heard = said("He goes to the shop on Fridays. She drives him there in her car. I feel so left out now.")
    assert "you feel so left out" in heard.lower()
    assert "since Thursday" in said("No, I haven't checked it since, um, since Thursday.")
    assert "since since" not in said("No, I haven't checked it since, um, since Thursday.")


def test_to_like_is_a_verb_where_something_is_liked() -> None:
    assert "do like it" in said("I do like it when I've done it.")
    assert "you'd like to go" in said("If it's voluntary then I'd kinda like to go.")


def test_a_subject_said_twice_is_said_once() -> None:
    assert "Your wife does the cooking" in said("My wife, she does the cooking, so I eat what's on the plate.")


def test_a_short_answer_is_given_back_as_it_was_given() -> None:
    assert said("Um, I don't know, like six hours? If I'm lucky.") == "Six hours, if you're lucky."
    assert said("I don't know, I'd say a four, maybe. Maybe a three.") == "A four, maybe. Maybe a three."


def test_what_somebody_says_one_needs_is_no_wish_of_ones_own() -> None:
    assert "What you want" not in said("I've got my officer on one side telling me I need to get a job this month.")
    assert reply("I've got my officer on one side telling me I need to get a job this month.").kind != "matters-to"


def test_another_subject_may_be_chosen() -> None:
    assert reply("I don't know. Can we just talk about something else?").kind == "elsewhere"


def test_whose_house_it_is_stays_or_the_line_is_not_told() -> None:
    assert "over house" not in said("We just go over to Jason's house, and people bring stuff.")


def test_two_views_are_set_beside_each_other() -> None:
    given = said("I don't think it's a problem. My wife thinks it's a problem.")
    assert given == "You don't think it's a problem, but your wife thinks it's a problem."


def test_a_condition_is_not_told_without_what_hangs_on_it() -> None:
    assert "if it's a bad day." not in said("I take what I need and if it's a bad day then I might take two more.")
    assert "if you start taking it." not in said("I feel like if I start taking it then I'm somebody who takes pills.")


def test_a_sentence_of_small_words_is_better_than_none() -> None:
    assert said("Because they're all doing it.") == "They're all doing it."
    assert "You told her you'd try" in said("Yeah. I told her I'd try. I didn't say when.")


def test_a_cut_never_takes_a_not_from_what_was_written() -> None:
    words = "Moja sestra nije me zvala, a ja ne znam zašto je to tako i što bih mogao učiniti da se to promijeni "
    long = reply(words + "i da opet razgovaramo kao nekad kad smo bili mladi.")
    assert long.kind == "company"
    cut = reply("Nisam više siguran u sebe i u ono što radim svaki dan na poslu, ali ne želim odustati i ići kući sam.")
    assert cut.text.reveal().rstrip("”. ").endswith("ali ne želim odustati i ići kući sam")


def test_what_spoken_turns_leave_is_told_whole() -> None:
    assert "You used to like swimming" in said("Um, swimming, maybe. I used to like swimming.")
    assert "Carter hates" not in said("Ms. Carter hates me. I could be just sitting there.")
    assert "stopped for, it" not in said("I stopped for, uh, it was about eight months, and I felt good.")
    assert "filled out twenty" in said("I filled out, like, twenty of those things and not one called me back.")
    assert said("-but if it's raining, I'm not gonna go.") == "If it's raining, you're not going to go."


def test_what_somebody_else_asks_is_not_given_back_as_a_question() -> None:
    assert "question" not in said('And she was like, "That is crazy. Where are you drinking this?" And I said at home.')


def test_what_is_typed_as_it_is_spoken_keeps_its_grammar() -> None:
    assert "you haven't used since the fourteenth" in said("I ain't used since the fourteenth.").lower()
    assert "feel you've got to do eight" in said("I got to do eight of these.")
    assert "take them" in said("I take 'em every single morning.")
    assert "to say Wednesday" not in said("The last time was, I want to say Wednesday.")


def test_what_somebody_says_against_themselves_stays_theirs() -> None:
    assert said("I was just- I was horrible. Horrible to everybody.").startswith("You feel you were horrible")
    assert said("There must be something wrong with me.").startswith("You feel there must be")


def test_what_hangs_on_a_thing_is_not_told_without_it() -> None:
    assert "you can sleep" not in said("The tablets do nothing for me. Two whiskeys and I can sleep.")
    assert "could, you could" not in said("Maybe I could, um, I could take a bath instead or something.")
    assert "you've have" not in said("I've gotta make weight by the tenth, so I'm not eating lunch.").lower()
