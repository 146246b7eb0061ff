"""Whether a practice holds together: one test a fault."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.guide.writing import WHOLE, faults, only_fault, texts, with_line


@settings(max_examples=60)
@given(texts())
def test_practices_drawn_by_chance_have_no_fault_but_steps_out_of_reach(text: str) -> None:
    said = {fault.says.partition("“")[0] for fault in faults(text)}
    assert said <= {"No way leads to ", "Nobody can have walked "}


def test_an_unknown_step_is_told_with_the_one_that_was_meant() -> None:
    fault = only_fault(with_line("pass -> level", "pass -> levle"))
    assert (fault.line, fault.better) == (17, "pass -> level")
    assert "There is no step “levle”" in fault.says


def test_two_steps_of_one_name() -> None:
    told = faults(with_line("## last (invite)", "## here (invite)"))
    assert [fault.line for fault in told if "already" in fault.says] == [29]


def test_a_way_back_is_a_loop() -> None:
    fault = only_fault(with_line("-> level", "-> here"))
    assert fault.line == 21
    assert "loop" in fault.says


def test_a_way_to_itself_is_a_loop() -> None:
    assert "loop" in only_fault(with_line("-> level", "-> left")).says


def test_a_practice_ends_in_its_mirror_which_is_added_at_the_end() -> None:
    text = WHOLE.partition("## mirror")[0]
    fault = only_fault(text)
    assert ("Nothing leads on from “last”" in fault.says, fault.how) == (True, "add at the end of the file")
    assert faults(f"{text}{fault.better}\n") == ()


def test_nothing_comes_after_the_mirror() -> None:
    text = WHOLE + "## after (invite)\nMore?\n## second (mirror)\n- Now: {last} -> to\nempty: Here.\n"
    assert any("no step comes after" in fault.says for fault in faults(text))


def test_a_step_that_no_way_leads_to() -> None:
    fault = only_fault(with_line("- Left -> left", "- Left -> right"))
    assert (fault.line, "No way leads to “left”" in fault.says) == (18, True)


def test_words_of_a_step_that_comes_later_are_not_handed_back() -> None:
    fault = only_fault(with_line("A word is enough.", "A word is enough.\n> {last}"))
    assert (fault.line, "Nobody can have walked “last”" in fault.says) == (13, True)


def test_words_of_a_way_not_taken_are_not_handed_back() -> None:
    text = with_line("## left (pause)", "## left (invite)").replace("time: 1 3\n", "")
    fault = only_fault(with_line("You can write on.", "You can write on.\n> {left}", text))
    assert "Nobody can have walked “left”" in fault.says


def test_words_of_a_later_step_are_not_deleted() -> None:
    text = with_line("- Left -> left", "- Left -> left, deleting last")
    assert "Nobody can have walked “last”" in only_fault(text).says


def test_a_pause_holds_no_words_to_hand_back() -> None:
    assert "holds no words" in only_fault(with_line("> {here}", "> {left}")).says


def test_a_mark_holds_no_words_to_hand_back() -> None:
    assert "holds no words" in only_fault(with_line("> {here}", "> {level}")).says


def test_a_step_needs_words_of_its_own() -> None:
    assert "says nothing of its own" in only_fault(with_line("How is it now?", "")).says


def test_a_choice_needs_two_lines() -> None:
    text = with_line("- Right, and the first word goes -> right, deleting here", "")
    assert any("two lines at least" in fault.says for fault in faults(text))


def test_a_mark_needs_words_for_both_ends() -> None:
    assert "both of its ends" in only_fault(with_line("high: the end", "")).says


def test_what_a_practice_lacks_is_shown_with_its_own_steps() -> None:
    one = with_line("- Right, and the first word goes -> right, deleting here", "")
    assert "- Something I can see -> left" in [fault.better for fault in faults(one)]
    none = "\n".join(line for line in WHOLE.splitlines() if "} -> " not in line)
    assert only_fault(none).better == "- When you came: {here} -> from"


def test_a_choice_that_can_t_be_read_is_one_fault() -> None:
    text = with_line("- Right, and the first word goes -> right, deleting here", "- Right")
    assert "where it leads" in only_fault(text).says


def test_while_a_way_leads_nowhere_no_step_is_called_out_of_reach() -> None:
    assert "There is no step “lift”" in only_fault(with_line("- Left -> left", "- Left -> lift")).says


def test_a_mirror_needs_a_line() -> None:
    text = "\n".join(line for line in WHOLE.splitlines() if "} -> " not in line)
    assert "shows nothing" in only_fault(text).says


def test_a_mirror_needs_a_sentence_for_an_empty_page() -> None:
    assert "wrote nothing" in only_fault(with_line("empty: You were here.", "")).says


def test_a_step_asks_one_thing() -> None:
    fault = only_fault(with_line("How is it now?", "How is it now? And what else?"))
    assert (fault.line, "one thing" in fault.says) == (32, True)


def test_a_second_question_in_another_paragraph_counts() -> None:
    assert only_fault(with_line("How is it now?", "How is it now?\nAnd what else?")).line == 33


def test_a_choice_may_offer_questions() -> None:
    assert faults(with_line("- Left -> left", "- What is on the left? -> left")) == ()


def test_a_place_that_the_picture_does_not_know() -> None:
    fault = only_fault(with_line("- Now: {last} -> to", "- Now: {last} -> far"))
    assert (fault.line, "The places of “line” are from, along, to" in fault.says) == (36, True)
    assert (fault.shown, fault.better) == ("- Now: {last} -> far", "- Now: {last} -> from")


@pytest.mark.parametrize(
    ("picture", "where", "better"),
    [
        ("circle", "{fork, center}", "{fork, middle}"),
        ("circle", "{fork, centre}", "{fork, middle}"),
        ("circle", "inside", "within"),
        ("circle", "midle", "middle"),
        ("horizon", "Far", "far"),
        ("light", "bottom", "below"),
        ("layers", "bottom", "base"),
        ("circle", "elsewhere", "within"),
    ],
)
def test_a_place_with_a_slip_is_offered_in_the_line_as_it_was_written(picture: str, where: str, better: str) -> None:
    head, _, _ = WHOLE.replace("picture: line", f"picture: {picture}").partition("- When you came: {here} -> from")
    fault = only_fault(f"{head}- Now: {{last}} -> {where}\nempty: You were here.\n")
    assert (fault.shown, fault.better) == (f"- Now: {{last}} -> {where}", f"- Now: {{last}} -> {better}")


def test_a_choice_decides_a_place_only_with_a_fallback() -> None:
    fault = only_fault(with_line("- Now: {last} -> to", "- Now: {last} -> {fork}"))
    assert fault.better == "- Now: {last} -> {fork, from}"


def test_words_do_not_decide_a_place() -> None:
    assert "cannot decide a place" in only_fault(with_line("- Now: {last} -> to", "- Now: {last} -> {last}")).says


def test_a_choice_has_no_more_lines_than_the_picture_has_places() -> None:
    more = "- Left -> left\n- Up -> left\n- Down -> left"
    text = with_line("- Left -> left", more, with_line("- Now: {last} -> to", "- Now: {last} -> {fork, to}"))
    assert "only 3 places" in only_fault(text).says


def test_a_mark_is_a_point_only_where_there_is_a_line() -> None:
    text = WHOLE.replace("picture: line", "picture: layers")
    for old, new in (("from", "top"), ("along", "middle"), ("to", "base")):
        text = text.replace(f"}} -> {old}\n", f"}} -> {new}\n")
    assert "point on a line" in only_fault(text).says


def test_a_mark_is_no_phrase_of_the_picture() -> None:
    fault = only_fault(with_line("- Now: {last} -> to", "- Now: {level} -> to"))
    assert fault.better == "- Now: {level} -> {level}"
