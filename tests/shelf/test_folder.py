"""A folder of practices: what is taken, what is told of the rest, and how a file may be called."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.shelf import Unshelved, load, read_files, untaken
from tests.guide.writing import WHOLE, with_line

POINTED = "not-today: If it is late, sleep is another way. -> arrive"


def made(folder: Path, name: str, text: str = WHOLE) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a-day.md.txt", "call it a-day.md"),
        ("A Day.markdown", "call it a-day.md"),
        ("a-day.MD", "call it a-day.md"),
        ("a-day.svg", "its name does not end in .md."),
    ],
)
def test_a_file_that_is_not_taken_is_told(tmp_path: Path, name: str, told: str) -> None:
    made(tmp_path, name)
    [sentence] = untaken(tmp_path)
    assert (sentence.startswith(name), told in sentence) == (True, True)
    assert sentence in load(practices=tmp_path).warnings


def test_one_file_by_itself_is_told_as_in_its_folder(tmp_path: Path) -> None:
    path = made(tmp_path, "at-the-bedside.txt")
    assert list(untaken(path)) == list(untaken(tmp_path))
    assert list(untaken(made(tmp_path, "walk.md"))) == []


def test_a_folder_in_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "more.md").mkdir()
    assert ["This is a folder" in sentence for sentence in untaken(tmp_path)] == [True]
    assert load(practices=tmp_path)


@pytest.mark.parametrize("name", ["walk.md", ".hidden", "walk.md~"])
def test_of_others_nothing_is_told(tmp_path: Path, name: str) -> None:
    made(tmp_path, name)
    assert list(untaken(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "better"),
    [("A Day.md", "a-day.md"), ("müde.md", "mude.md"), ("a_day.md", "a-day.md"), ("день.md", "")],
)
def test_a_file_name_that_is_no_address_is_a_fault(tmp_path: Path, name: str, better: str) -> None:
    [reading] = read_files([made(tmp_path, name)])
    [fault] = reading.faults
    assert (fault.doubt, fault.shown, fault.better) == (False, name, better)
    with pytest.raises(Unshelved, match="small letters from a to z"):
        load(practices=tmp_path)


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "walk.md").symlink_to(tmp_path / "walk.md")
    [reading] = read_files([tmp_path / "walk.md"])
    assert [fault.says[:24] for fault in reading.faults] == ["This file can't be read."]


@pytest.mark.parametrize(("slug", "near"), [("arive", "arrive"), ("open_page", "open-page")])
def test_a_link_with_a_slip_is_a_doubt_with_the_practice_that_was_meant(tmp_path: Path, slug: str, near: str) -> None:
    path = made(tmp_path, "walk.md", with_line(POINTED, POINTED.replace("arrive", slug)))
    [fault] = read_files([path])[0].faults
    assert (fault.line, fault.better) == (6, POINTED.replace("arrive", near))


def test_a_link_to_nothing_near_names_all_that_there_are(tmp_path: Path) -> None:
    path = made(tmp_path, "walk.md", with_line(POINTED, POINTED.replace("arrive", "zzz")))
    [fault] = read_files([path])[0].faults
    assert (fault.doubt, "These are here: an-open-question, arrive" in fault.says) == (True, True)


def test_a_link_may_lead_to_a_file_beside(tmp_path: Path) -> None:
    path = made(tmp_path, "walk.md", with_line(POINTED, POINTED.replace("arrive", "other")))
    made(tmp_path, "other.md")
    assert read_files([path])[0].faults == ()


def test_a_link_leads_to_no_practice_in_another_language(tmp_path: Path) -> None:
    path = made(tmp_path, "walk.md", with_line("language: en", "language: de"))
    assert any("No practice in “de”" in fault.says for fault in read_files([path])[0].faults)
