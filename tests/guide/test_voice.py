"""How a practice speaks: private prompts stop it, the rest is a doubt with a better line."""

from __future__ import annotations

import pytest

from aluma.guide.check import check
from aluma.guide.fault import Fault
from aluma.shelf import read_guards
from tests.guide.writing import WHOLE, draft, with_line

ENGLISH = read_guards()["en"]


def told(new: str, old: str = "A word is enough.") -> tuple[Fault, ...]:
    return check(draft(with_line(old, new)), ENGLISH)


def test_a_plain_voice_raises_no_doubt() -> None:
    assert check(draft(WHOLE), ENGLISH) == ()


@pytest.mark.parametrize(
    "line", ["What is your name?", "Where do you live?", "Who did this to you?", "How old are you?"]
)
def test_a_prompt_for_private_information_stops_the_start(line: str) -> None:
    [fault] = told(line)
    assert (fault.line, fault.doubt) == (12, False)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("You should rest.", "advice"),
        ("You seem to be in denial.", "what they have or feel"),
        ("This will calm you.", "promises"),
        ("It is your own fault.", "blame"),
        ("That took courage.", "praise"),
        ("Why did you stay?", "Why"),
        ("I feel for you.", "program"),
        ("We can look at it.", "program"),
        ("Let's look at it.", "program"),
        ("Write it down!", "exclamation"),
        ("You can't leave yet.", "holds someone back"),
        ("More is on www.example.org.", "link"),
        ("So many words that a reader who learnt the language late will have lost the first of them all.", "19 words"),
    ],
)  # fmt: skip
def test_each_slip_of_the_voice_is_a_doubt(line: str, word: str) -> None:
    assert [fault.line for fault in told(line) if word in fault.says and fault.doubt] == [12]


def test_a_long_sentence_is_cut_in_two_where_it_can_be() -> None:
    long = "You might look at one thing in this room for a while, and you might let the other things be there too."
    assert told(long)[0].better.startswith("You might look at one thing in this room for a while. You might let")


@pytest.mark.parametrize(
    "long",
    [
        f"You might look, and {'there may be more of it ' * 4}here.",
        f"You might {'look at one thing and ' * 3}wait, which may be one of the many words that go on.",
        f"You might {'look at one thing and ' * 4}wait.",
    ],
)
def test_a_sentence_is_not_cut_where_a_part_would_be_long_or_no_sentence(long: str) -> None:
    [fault] = told(long)
    assert (fault.better, "Say it in two or three" in fault.says) == ("", True)


@pytest.mark.parametrize("starred", ["*still* here", "**still** here", "_still_ here", "`still` here"])
def test_stars_for_bold_are_a_doubt(starred: str) -> None:
    [fault] = told(f"A word is {starred}.")
    assert (fault.doubt, fault.better) == (True, "A word is still here.")


@pytest.mark.parametrize("plain", ["2 * 3 * 4", "a_b_c", "* one", "_____"])
def test_other_stars_are_left_alone(plain: str) -> None:
    assert told(f"A word {plain} is enough.") == ()


@pytest.mark.parametrize(
    ("old", "new", "better"),
    [
        ("- Left -> left", "- This will calm you -> left", "- Something may change, or nothing may. -> left"),
        (
            "not-today: If it is late, sleep is another way. -> arrive",
            "not-today: This will calm you. -> arrive",
            "not-today: Something may change, or nothing may. -> arrive",
        ),
        ("- Now: {last} -> to", "- This will calm you: {last} -> to", ""),
    ],
)
def test_what_is_offered_keeps_all_that_its_line_needs(old: str, new: str, better: str) -> None:
    assert [fault.better for fault in told(new, old)] == [better]


def test_more_than_45_words_before_a_field_are_a_doubt() -> None:
    assert any(
        "46 words" in fault.says
        for fault in told(" ".join(["Here are six plain words, yes."] * 7 + ["Four words more here."]))
    )


def test_a_pause_may_say_more_than_45_words() -> None:
    assert told(" ".join(["Here are six plain words, yes."] * 9), "Here is a minute.") == ()


def test_what_a_visitor_presses_is_in_their_own_voice() -> None:
    assert told("- I feel that I need more -> left", "- Left -> left") == ()


def test_the_head_of_a_file_is_held_to_the_same_voice() -> None:
    assert "promises" in told("for: This will calm you.", "for: A few minutes for trying things out.")[0].says


def test_goodbye_is_one_sentence_and_asks_nothing() -> None:
    plain = "goodbye: This is the end, and the day can go on from here."
    assert "Goodbye is one sentence" in told("goodbye: That was all. The day goes on.", plain)[0].says
    assert "Goodbye is one sentence" in told("goodbye: Will the day go on from here?", plain)[0].says
