"""The text of a practice as a practice: the five rules, and a kind sentence with its line for each way to miss one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aluma.guide.author import LONGEST_FILE, read
from aluma.guide.fault import Fault, report
from aluma.guide.practice import DEFAULT_TIMES, DEFAULT_TURNS, Choice, HandBack, Kind, Place, Pointer, Reference
from tests.guide.writing import HEAD, WHOLE, draft, faults, only_fault, practice, with_line


def test_a_whole_practice_has_no_fault() -> None:
    assert [step.kind for step in practice().steps] == [Kind(each) for each in (
        "invite", "choose", "pause", "listen", "mark", "invite", "mirror",
    )]  # fmt: skip


def test_the_head_is_read() -> None:
    walked = practice()
    assert (walked.title, walked.language, walked.minutes) == ("A walk", "en", (3, 9))
    assert walked.not_today == Pointer("If it is late, sleep is another way.", "arrive")
    assert walked.next == Pointer("")


def test_steps_run_in_the_order_of_the_file() -> None:
    assert (practice().step("here").leads_to, practice().step("right").leads_to) == ("fork", "level")


def test_an_arrow_alone_leads_elsewhere() -> None:
    assert practice().step("left").leads_to == "level"


def test_a_pass_may_have_its_own_way() -> None:
    assert practice().step("fork").pass_to == "level"


def test_a_choice_may_delete() -> None:
    assert practice().step("fork").choices[1] == Choice("Right, and the first word goes", "right", ("here",))


def test_a_line_that_ends_in_a_colon_belongs_to_the_words_below_it() -> None:
    assert practice().step("last").says == (
        HandBack(Reference(("here",)), "When you came, you wrote:"),
        "How is it now?",
    )


def test_the_ends_of_a_mark_are_words_or_handed_back() -> None:
    step = practice().step("level")
    assert (step.low, step.high) == (Reference(("here",), "the beginning"), Reference((), "the end"))


def test_a_line_of_the_mirror_has_label_words_and_place() -> None:
    assert practice().step("mirror").places[0] == Place("When you came", Reference(("here",)), Reference((), "from"))


def test_the_last_of_several_names_in_a_place_is_the_fallback() -> None:
    text = with_line("- Now: {last} -> to", "- Now: {last} -> {fork, to}")
    assert draft(text).practice.steps[-1].places[2].where == Reference(("fork",), "to")


def test_settings_have_defaults() -> None:
    text = WHOLE.replace("time: 1 3\n", "").replace("turns: 2\n", "")
    assert practice(text).step("left").times == DEFAULT_TIMES
    assert practice(text).step("right").turns == DEFAULT_TURNS


def test_a_line_broken_in_the_middle_of_a_sentence_is_one_paragraph() -> None:
    broken = with_line("A word is enough.", "A word\nis enough.")
    assert practice(broken).step("here").says == ("A word is enough.",)


def test_blank_lines_change_nothing() -> None:
    assert practice(WHOLE.replace("\n", "\n\n")).step("last").says == practice().step("last").says


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    assert practice("\ufeff" + WHOLE.replace("\n", "\r\n")).title == "A walk"


def test_a_step_may_be_named_in_any_script() -> None:
    assert practice(WHOLE.replace("here", "यहाँ")).first.name == "यहाँ"


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("title: A walk", "", 1, "title"),
        ("title: A walk", "titel: A walk\ntitle: A walk", 2, "head knows"),
        ("title: A walk", "title: A walk\ntitle: Another", 3, "twice"),
        ("title: A walk", "title: A walk\nnext:", 3, "no words after it"),
        ("language: en", "language: English, of course", 3, "short code"),
        ("minutes: 3-9", "minutes: a few", 4, "two numbers"),
        ("minutes: 3-9", "minutes: 9-3", 4, "two numbers"),
        ("picture: line", "picture: spiral", 8, "pictures are"),
        ("not-today: If it is late, sleep is another way. -> arrive", "not-today: Late. -> Open page", 6, "file name"),
        ("## here (invite)", "# here", 11, "one word"),
        ("## here (invite)", "## here (invitation)", 11, "kinds are"),
        ("## here (invite)", "Hello there.\n## here (invite)", 11, "before the first step"),
        ("A word is enough.", "You wrote {here} before.", 12, "line of their own"),
        ("A word is enough.", "A word is enough.\n- Left -> left", 13, "belong to a step of the kind choose"),
        ("A word is enough.", "time: 3\nA word is enough.", 12, "kind pause"),
        ("- Left -> left", "- Left", 15, "where it leads"),
        ("- Left -> left", "- Left -> left, forgetting here", 15, "deletes"),
        ("pass -> level", "pass -> level\npass -> last", 18, "one such way"),
        ("pass -> level", "pass => level", 17, "hyphen"),
        ("time: 1 3", "time: 2 minutes", 19, "1, 3 or 5"),
        ("time: 1 3", "time: 1 1", 19, "1, 3 or 5"),
        ("time: 1 3", "time: 1\ntime: 3", 20, "twice"),
        ("time: 1 3", "time:", 19, "nothing after"),
        ("Here is a minute.", "Here is a minute.\ntime: 5", 21, "right under"),
        ("turns: 2", "turns: 12", 23, "from 1 to 6"),
        ("low: {here, \"the beginning\"}", "low: {here}", 26, "quotation marks"),
        ("low: {here, \"the beginning\"}", "low: {here", 26, "no reference"),
        ("> {here}", "> here", 31, "one word in braces"),
        ("- Now: {last} -> to", "- Now: last -> to", 36, "label, a step in braces"),
        ("- Now: {last} -> to", "- Now: {last} -> to\nGoodbye now.", 37, "mirror has no words"),
        ("empty: You were here.", "empty: You were here.\n-> here", 39, "leads on from a mirror"),
    ],
)  # fmt: skip
def test_each_fault_of_form_is_told_with_its_line(old: str, new: str, line: int, word: str) -> None:
    text = with_line(old, new)
    told = [fault for fault in faults(text) if word in fault.says]
    assert [fault.line for fault in told] == [line]


def test_a_better_line_is_shown() -> None:
    assert only_fault(with_line("picture: line", "picture: lines")).better == "picture: line"
    assert only_fault(with_line("time: 1 3", "time: 2")).better == "time: 1 3 5 open"


@pytest.mark.parametrize(
    ("old", "new", "better"),
    [
        ("## here (invite)", "### here (Invite)", "## here (invite)"),
        ("pass -> level", "pass –> level", "pass -> level"),
        ("-> level", "→ level", "-> level"),
        ("- Left -> left", "- Left => left", "- Left -> left"),
        ("minutes: 3-9", "minutes: 3 to 9 minutes", "minutes: 3-9"),
        ("## last (invite)", "# the last (invite)", "## the-last (invite)"),
        ("- Now: {last} -> to", "- Now: {the last} -> to", "- Now: {the-last} -> to"),
        ("> {here}", "> {he re}", "> {he-re}"),
        ("> {here}", "> here", "> {here}"),
        ("> {here}", "> mirror", "-> mirror"),
        ("- Now: {last} -> to", "– Now: {last} → to", "- Now: {last} -> to"),
        ("- Now: {last} -> to", "- Now: last -> to", "- Now: {last} -> to"),
        ("- Now: {last} -> to", "- Now last", "- When you came: {last} -> from"),
        ("- Now: {last} -> to", "> {last}", "- You wrote: {last} -> from"),
        ("- Left -> left", "• Left —> left", "- Left -> left"),
        ("- Left -> left", "- Left > left", "- Left -> left"),
        ("- Left -> left", "- Left -> the left", "- Left -> left"),
        ("- Left -> left", "- Left", "- Left -> left"),
        ("pass -> level", "pass > level", "pass -> level"),
        ('low: {here, "the beginning"}', "low: {here, „the beginning“", 'low: {here, "one side"}'),
        ("title: A walk", "title A walk", "title: A walk"),
        ("title: A walk", "Titel: A walk", "title: A walk"),
        ("minutes: 3-9", "minute 3-9", "minutes: 3-9"),
        ("from: A test of the grammar.", "from: A test of\nthe grammar.", "from: A test of the grammar."),
        (
            "not-today: If it is late, sleep is another way. -> arrive",
            "not-today: Late. → Clear a space.md",
            "not-today: Late. -> clear-a-space",
        ),
    ],
)
def test_a_slip_of_the_keyboard_is_shown_as_it_was_meant(old: str, new: str, better: str) -> None:
    assert better in [fault.better for fault in faults(with_line(old, new))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- Now: {last} -> to", "– Now: {last} → to"),
        ("- Left -> left", "- Left > left"),
        ("- Left -> left", "- Left"),
        ("title: A walk", "title A walk"),
        ("from: A test of the grammar.", "from: A test of\nthe grammar."),
    ],
)
def test_a_slip_of_the_keyboard_is_one_fault(old: str, new: str) -> None:
    only_fault(with_line(old, new))


@pytest.mark.parametrize("dash", ["—", "–––", "--"])
def test_three_hyphens_that_an_editor_changed_still_end_the_head(dash: str) -> None:
    told = faults(WHOLE.replace("---", dash))
    assert [(fault.line, fault.better) for fault in told] == [(1, "---"), (10, "---")]


def test_a_forgotten_line_before_the_head_is_one_fault() -> None:
    fault = only_fault(WHOLE.removeprefix("---\n"))
    assert (fault.line, fault.shown, fault.better, fault.how) == (1, "title: A walk", "---", "add above it")


def test_a_forgotten_line_after_the_head_is_one_fault() -> None:
    fault = only_fault(with_line("---\n## here (invite)", "## here (invite)"))
    assert (fault.line, fault.shown, fault.better, fault.how) == (10, "## here (invite)", "---", "add above it")


def test_a_forgotten_head_is_one_fault_and_is_shown_whole() -> None:
    fault = only_fault(WHOLE.removeprefix(HEAD))
    assert (fault.line, fault.how) == (1, "add at the top, for instance")
    assert faults(f"{fault.better}\n{WHOLE.removeprefix(HEAD)}".replace("horizon", "line")) == ()


def test_all_that_stands_before_the_first_step_is_one_fault() -> None:
    assert only_fault(with_line("## here (invite)", "Hello.\nAnd more.\n## here (invite)")).line == 11


def test_a_line_that_begins_with_a_dash_may_be_said() -> None:
    assert faults(with_line("A word is enough.", "— A word is enough.")) == ()


def test_keys_and_kinds_may_be_written_large() -> None:
    large = WHOLE.replace("title:", "Title:").replace("picture: line", "Picture: Line").replace("(invite)", "(Invite)")
    assert faults(large) == ()


def test_all_faults_come_at_once() -> None:
    text = with_line("picture: line", "picture: lines", with_line("time: 1 3", "time: 2"))
    assert [fault.line for fault in faults(text)] == [8, 19]


def test_a_report_shows_file_line_and_what_would_do() -> None:
    told = report("walk.md", faults(with_line("time: 1 3", "time: 2")))
    assert told.splitlines()[0].startswith("walk.md, line 19: a fault: A pause lasts 1, 3 or 5 minutes")
    assert told.splitlines()[1:] == ["    it says:  time: 2", "    perhaps:  time: 1 3 5 open"]


def test_several_lines_that_would_do_stand_below_each_other() -> None:
    told = report("walk.md", [Fault(3, "It ends.", "## last (invite)", "one\ntwo", how="add")])
    assert told.splitlines()[2:] == ["    add:", "        one", "        two"]


def test_a_line_is_never_offered_in_its_own_place() -> None:
    assert "perhaps" not in report("walk.md", [Fault(3, "It is odd.", "> {here}", "> {here}")])


def test_an_empty_file_is_told_what_it_lacks() -> None:
    assert {fault.line for fault in faults("")} == {1}


def test_a_file_without_an_end_of_its_head_is_no_trouble() -> None:
    assert faults("---\ntitle: A walk\n")


def test_a_huge_file_is_refused_in_one_sentence() -> None:
    assert "longer than" in faults(HEAD + "x" * LONGEST_FILE)[0].says


PIECES = st.sampled_from(
    [
        "##",
        "here",
        "(invite)",
        "(choose)",
        "-",
        "->",
        ">",
        "{",
        "}",
        '"',
        ",",
        ":",
        "time",
        "pass",
        "deleting",
        "---",
        "\n",
        " ",
        "? ",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=60).map("".join))
def test_no_text_makes_the_reader_fall(text: str) -> None:
    assert faults(text)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_ending_makes_the_reader_fall(text: str) -> None:
    faults(WHOLE + text)


@pytest.mark.parametrize(
    "piece", ["(", "{", "{a,", '"', "- ", "-> ", "> {", "## a (", " ", "a:", "pass -> ", "?. ", "–", ">", "- a >"]
)
def test_no_line_makes_the_reader_slow(piece: str) -> None:
    text = HEAD + "\n".join(["## a (choose)", *[piece * (1900 // len(piece))] * 20])
    begun = time.process_time()
    faults(text)
    assert time.process_time() - begun < 1


def test_the_digest_is_handed_through() -> None:
    assert read(WHOLE, Path("walk.md").stem, "00ff").practice.digest == "00ff"
