"""One question a step, and what is offered in place of a line that asks keeps a question of the author's own."""

from __future__ import annotations

import pytest

from aluma.guide.check import check
from aluma.guide.fault import Fault
from aluma.guide.safety.guard import Guard
from aluma.shelf import read_guards
from tests.guide.writing import draft, only_fault, with_line

ENGLISH = read_guards()["en"]
ASKED = "How is it now?"


def told(new: str, guard: Guard = ENGLISH) -> tuple[Fault, ...]:
    return check(draft(with_line(ASKED, new)), guard)


def test_the_first_question_alone_is_offered_for_two() -> None:
    fault = only_fault(with_line(ASKED, "A word will do. How is it now? And what else is here?"))
    assert fault.better == "A word will do. How is it now?"


def test_for_a_second_question_in_a_line_of_its_own_nothing_is_offered() -> None:
    assert only_fault(with_line(ASKED, f"{ASKED}\nAnd what else?")).better == ""


def test_questions_in_other_scripts_count() -> None:
    assert "one thing" in only_fault(with_line(ASKED, "今はどうですか？ほかには？")).says


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("What is your name? How old are you?", {""}),
        ("What is your name? How is it now?", {"How is it now?"}),
        ("How is it now? What is your name?", {"How is it now?"}),
        ("Where do you live?", {""}),
        ("You should rest. How is it now?", {"How is it now?"}),
        ("This will calm you, will it not?", {""}),
    ],
)
def test_no_offered_line_drops_the_question_or_asks_for_something_private(line: str, better: set[str]) -> None:
    faults = told(line)
    assert faults
    assert {fault.better for fault in faults} == better


def test_what_is_offered_is_without_fault_or_doubt() -> None:
    [better] = {fault.better for fault in told("What is your name? How is it now? And what else?")}
    assert told(better) == ()


def test_a_private_line_without_a_question_gets_words_in_its_place() -> None:
    assert next(fault.better for fault in told("Write down your name.")).startswith("No names are needed.")
