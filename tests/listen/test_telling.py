"""What was written is told from the other side whole: conditions, denials and second halves stay where they were."""

from __future__ import annotations

import pytest

from aluma.guide.listen.hearing import heard
from aluma.guide.listen.telling import felt, tellings
from aluma.text import SessionText
from tests.listen.voice import LISTENER, said


def told(words: str) -> list[str]:
    now = heard(words, LISTENER.words, LISTENER.cues)
    return [each.text for each in tellings(now, LISTENER.words)]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("If I say no to her she won't talk to me, so I say yes.", "If you say no to her she won't talk to you"),
        ("He left his keys on the shelf and didn't say a word.", "He left his keys on the shelf and didn't say a word"),
        ("In my family we never talk about money.", "In your family you never talk about money"),
        ("What I really need is somebody who stays.", "You really need somebody who stays"),
        ("Work is where I forget it all.", "Work is where you forget it all"),
        ("Because it's the only hour that belongs to me.", "It's the only hour that belongs to you"),
        ("She told me I was slow and I laughed.", "She told you that you were slow"),
        ("I went to the meetings but I never spoke.", "You went to the meetings, but you never spoke"),
    ],
)
def test_it_is_told_whole(words: str, text: str) -> None:
    assert text in said(words)


def test_what_leans_is_never_told_without_what_it_leans_on() -> None:
    assert all("she thinks" in text for text in told("She thinks I'm lazy and I never help at home."))


def test_one_of_two_that_may_be_so_is_not_told_alone() -> None:
    assert "you stay at home" not in told("I stay at home or I go to my sister.")


def test_no_clause_is_told_twice() -> None:
    assert not any(text.count("same as always") > 1 for text in told("It is the same as always. The same as always."))


def test_a_bare_must_is_told_as_what_is_felt() -> None:
    assert felt("you have to call him") == "you feel you have to call him"
    assert felt("you've just got to try") == "you feel you've just got to try"
    assert felt("you could ask her") == "you think you could ask her"
    assert felt("you can't ask her") == "you can't ask her"


def test_a_need_to_know_is_told_and_urges_nobody() -> None:
    assert felt("you just need to know the way") == "what you need is to know the way"


def test_what_only_opens_is_not_told() -> None:
    assert "silly" not in said("This is probably a silly question, but I miss the noise of the old house.")
    assert said("I'm going to be honest, I miss the noise.").startswith("You miss the noise")


def test_words_that_only_soften_go() -> None:
    assert said("I just feel kind of tired of the noise.").startswith("You feel tired of the noise")
    assert "just one" in said("I had just one letter from my brother.")


def test_the_half_that_is_somebody_elses_is_not_told_alone() -> None:
    assert not said("My partner wants to sell and I want us to keep it.").startswith("Your partner wants to sell.")


def test_what_stands_between_quotation_marks_is_not_told() -> None:
    assert "crazy" not in said('My boss said, "You are late. That is crazy. I want you gone." I went home early.')


def test_a_name_goes_and_what_was_said_stays() -> None:
    assert "Your daughter started school" in said("My daughter Emma started school today.")
    assert "Berlin" not in said("I moved to Berlin with nothing but a bag.")


def test_a_question_without_its_mark_is_not_told_as_a_statement() -> None:
    assert "Why do you" not in said("why do i always pick people who leave")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("My mother doesn't listen, she only gives me orders.", "unheard"),
        ("I never really thought of it as a problem.", "new-thought"),
        ("I used to sing in a choir, and I miss it.", "missed-joy"),
        ("It calms me down.", "eases"),
        ("I haven't told anyone about it.", "alone-with"),
    ],
)
def test_it_says_what_the_words_mean(words: str, kind: str) -> None:
    frames = LISTENER.frames.used(said(words))
    assert kind in {frame.kind for frame in frames}


def test_what_is_good_is_not_said_of_what_turned() -> None:
    assert "does you good" not in said("I was so calm this morning and now everything is loud again.")


def test_no_meaning_is_given_to_what_only_others_do() -> None:
    assert said("He got kicked out of the programme.") == "He got kicked out of the programme."


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("He hasn't hit me, he throws things near me.", {"grave"}),
        ("If I could finish the course I'd have more money.", {"proud-of", "done"}),
        ("Nobody ever said that it was my fault.", {"owning"}),
    ],
)
def test_what_did_not_happen_is_given_no_meaning(words: str, never: set[str]) -> None:
    assert not {LISTENER.reply(SessionText(words), (), seed).kind for seed in range(12)} & never


@pytest.mark.parametrize(
    "words", ["I don't think he knows what it's like.", "Mm-hmm. Yeah, I guess. Maybe.", "So I took them off and then."]
)
def test_no_telling_is_left_hanging(words: str) -> None:
    for seed in range(12):
        reply = LISTENER.reply(SessionText(words), (), seed).text.reveal()
        assert not reply.startswith("Yeah")
        assert "what it's." not in reply
        assert "then." not in reply


def test_what_holds_at_once_is_told_as_two_sides() -> None:
    replies = {said("I love him, but I'm starting to feel more like his mother.", seed=seed) for seed in range(8)}
    assert all("you love him" in reply.lower() and "feel more like his mother" in reply for reply in replies)
    assert all(", but " not in reply for reply in replies)
    assert ", but " in said("I lost five pounds, but I gained it back.")
    assert ", but " in said("I'm not sad, but I'm not happy either.")


def test_two_short_sentences_are_told_whole() -> None:
    assert said("I never said I wanted to quit. She said I wanted to quit.") == (
        "You never said you wanted to quit. She said you wanted to quit."
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Nah, I roll me own.", "You roll your own."),
        ("I ain't seen those people since August.", "You haven't seen those people since August."),
        ("I don't brush on that side 'cause it- 'cause it bleeds.", "You don't brush on that side because it bleeds."),
        ("So I just, um, I don't know that I want another one.", "You don't know that you want another one."),
        ("Um, it's about, uh, I'd say a seven.", "It's about a seven."),
        ("I only use the brown one if I'm bad, isn't that right?", "You only use the brown one if you're bad."),
    ],
)
def test_dialect_and_new_beginnings_are_understood(words: str, told: str) -> None:
    assert said(words).startswith(told)


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("He died of it, so I was, like, wow.", "you were wow"),
        ("My hands shake, but that's the, um, that could be the coffee.", "that's the that"),
        ("My uncle's was, um, it was this big long thing and he'd do it at the table.", "was it was"),
        ("I know it's not rational so please don't tell me that.", "tell you"),
        ("I weighed myself at home and it said one thing, then here it says another.", "one thing."),
    ],
)
def test_a_new_beginning_is_not_told(words: str, never: str) -> None:
    assert never not in said(words)
