"""`aluma practice`: check, try and draw."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aluma.cli import main
from aluma.shelf import OURS
from tests.guide.writing import WHOLE, with_line

ARRIVE = OURS / "en" / "practices" / "arrive.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "walk.md").write_text(WHOLE, "utf-8")
    return tmp_path / "walk.md"


def aluma(*words: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["practice", *map(str, words)], input=typed)


def test_a_practice_without_fault_is_told_so(file: Path) -> None:
    done = aluma("check", file, ARRIVE)
    assert (done.exit_code, done.output.count("no faults and no doubts")) == (0, 2)


def test_a_folder_is_checked_file_by_file(file: Path) -> None:
    (file.parent / "again.md").write_text(WHOLE, "utf-8")
    done = aluma("check", file.parent)
    assert (done.exit_code, done.output.count("no faults and no doubts")) == (0, 2)


def test_a_folder_without_a_practice_is_told_so(tmp_path: Path) -> None:
    done = aluma("check", tmp_path)
    assert (done.exit_code, "There is no practice in" in done.output) == (2, True)


def test_what_is_not_taken_in_a_folder_is_told(file: Path) -> None:
    (file.parent / "a-day.md.txt").write_text(WHOLE, "utf-8")
    done = aluma("check", file.parent)
    assert (done.exit_code, "a-day.md.txt: a doubt: This file is not taken" in done.output) == (0, True)
    file.unlink()
    assert "call it a-day.md" in aluma("check", file.parent).output


def test_one_file_with_another_ending_is_told_so(file: Path) -> None:
    other = file.rename(file.with_name("at-the-bedside.txt"))
    done = aluma("check", other)
    assert (done.exit_code, "call it at-the-bedside.md" in done.output) == (0, True)


@pytest.mark.parametrize("command", ["check", "try", "draw"])
def test_a_file_that_is_not_there_is_told_in_one_calm_line(command: str, file: Path) -> None:
    done = aluma(command, "at the bedside.md")
    assert done.exit_code == 2
    assert done.output == "There is no file “at the bedside.md”; a name with a space goes in quotes.\n"


@pytest.mark.parametrize("command", ["try", "draw"])
def test_one_file_is_tried_or_drawn_and_no_folder(command: str, file: Path) -> None:
    done = aluma(command, file.parent)
    assert (done.exit_code, done.output.endswith("is a folder. Name one file in it.\n")) == (2, True)


def test_a_link_with_a_slip_is_told_with_what_was_meant(file: Path) -> None:
    file.write_text(WHOLE.replace("-> arrive", "-> arive"), "utf-8")
    done = aluma("check", file)
    assert (done.exit_code, "another way. -> arrive" in done.output) == (0, True)


def test_in_another_language_one_line_says_what_was_not_checked(file: Path) -> None:
    file.write_text(WHOLE.replace("language: en", "language: de").replace("-> arrive", ""), "utf-8")
    done = aluma("check", file)
    assert (done.exit_code, done.output.count("\n"), "words were not checked" in done.output) == (0, 1, True)


def test_what_is_no_text_is_told_in_one_line(file: Path) -> None:
    file.write_bytes(WHOLE.encode("utf-16"))
    done = aluma("check", file)
    assert (done.exit_code, done.output.count("walk.md")) == (1, 1)
    assert "save it as plain text" in done.output


def test_faults_end_with_one(file: Path) -> None:
    file.write_text(with_line("time: 1 3", "time: 2"), "utf-8")
    done = aluma("check", file)
    assert (done.exit_code, "walk.md, line 19" in done.output) == (1, True)


def test_doubts_are_shown_and_stop_nothing(file: Path) -> None:
    file.write_text(with_line("A word is enough.", "You should rest."), "utf-8")
    done = aluma("check", file)
    assert (done.exit_code, "a doubt: This sounds like advice" in done.output) == (0, True)


def test_trying_walks_to_the_mirror_as_text(file: Path) -> None:
    done = aluma("try", file, typed="one\n2\na turn\n\n7\ntwo\n")
    assert done.exit_code == 0
    assert "  Now (to): two\n  The light stands at 7 of 10." in done.output


def test_trying_without_a_word_shows_the_empty_mirror(file: Path) -> None:
    assert "You were here." in aluma("try", file, typed="\n" * 9).output


def test_trying_may_go_back_and_end(file: Path) -> None:
    done = aluma("try", file, typed="one\n/back\n/end\n")
    assert (done.exit_code, done.output.count("— here (invite)"), "Nothing was kept" in done.output) == (0, 2, True)


def test_trying_ends_calmly_when_there_is_no_more_to_read(file: Path) -> None:
    done = aluma("try", file, typed="one\n")
    assert (done.exit_code, "Ended. Nothing was kept." in done.output) == (0, True)


def test_ctrl_c_ends_calmly(file: Path) -> None:
    command = [sys.executable, "-u", "-m", "aluma", "practice", "try", str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as walking:
        assert walking.stdout is not None
        while "press Enter to pass" not in walking.stdout.readline():
            pass
        walking.send_signal(signal.SIGINT)
        rest, _ = walking.communicate(timeout=20)
    assert (walking.returncode, "Ended. Nothing was kept." in rest) == (0, True)


def test_an_answer_that_does_not_fit_is_asked_again(file: Path) -> None:
    assert "does not fit here" in aluma("try", file, typed="\n9\n/end\n").output


def test_a_line_with_an_address_is_not_shown_in_the_mirror(file: Path) -> None:
    assert "one line is not shown" in aluma("try", file, typed="anna@example.org\n1\n\n\ntwo\n").output


def test_trying_and_drawing_a_faulty_practice_tells_its_faults(file: Path) -> None:
    file.write_text(with_line("time: 1 3", "time: 2"), "utf-8")
    for command in ("try", "draw"):
        assert aluma(command, file).exit_code == 1


def test_trying_leaves_nothing_behind(file: Path) -> None:
    before = sorted(file.parent.iterdir())
    aluma("try", file, typed="one\n\n\n\n\n")
    assert sorted(file.parent.iterdir()) == before


def test_a_drawing_goes_to_the_terminal_or_into_a_file(file: Path) -> None:
    done = aluma("draw", file, "-o", file.with_suffix(".svg"))
    assert (done.exit_code, done.output) == (0, f"Drawn: {file.with_suffix('.svg')}\n")
    assert file.with_suffix(".svg").read_text("utf-8") == aluma("draw", file).output


def test_a_drawing_for_a_folder_that_is_not_there_is_refused_in_one_calm_line(file: Path) -> None:
    done = aluma("draw", file, "-o", file.parent / "nofolder" / "a.svg")
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert f"There is no folder “{file.parent / 'nofolder'}”." in done.output
