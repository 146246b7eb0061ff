"""What is on the shelf: our content, further folders of it, and the operator's practices. Files alone add to it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from aluma.guide.practice import Pointer
from aluma.shelf import OURS, Shelf, Unshelved, load
from tests.guide.writing import WHOLE, with_line

GERMAN = (
    WHOLE.replace("language: en", "language: de").replace("-> arrive", "").replace("title: A walk", "title: Ein Gang")
)
POINTED = "not-today: If it is late, sleep is another way. -> arrive"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "walk.md").write_text(WHOLE, "utf-8")
    return tmp_path


def of_content(folder: Path, language: str, text: str) -> Path:
    (folder / language / "practices").mkdir(parents=True)
    (folder / language / "practices" / "walk.md").write_text(text, "utf-8")
    return folder


def slugs(shelf: Shelf, code: str) -> list[str]:
    return sorted(shelf.practices(code))


def test_our_practices_are_there_in_english_first() -> None:
    assert load().languages[0].code == "en"
    assert {"arrive", "open-page", "two-sides"} <= set(load().practices("en"))


def test_a_digest_is_the_beginning_of_the_file_s_sha256() -> None:
    data = (OURS / "en" / "practices" / "arrive.md").read_bytes()
    assert load().practices("en")["arrive"].digest == hashlib.sha256(data).hexdigest()[:16]


def test_an_operator_s_folder_adds_a_practice(folder: Path) -> None:
    assert "walk" in load(practices=folder).practices("en")


def test_an_operator_s_practice_takes_the_place_of_ours(folder: Path) -> None:
    (folder / "walk.md").rename(folder / "open-page.md")
    assert load(practices=folder).practices("en")["open-page"].title == "A walk"


def test_a_second_language_is_added_by_files_alone(tmp_path: Path) -> None:
    shelf = load(of_content(tmp_path, "de", GERMAN))
    assert [each.code for each in shelf.languages] == ["en", "de"]
    assert (slugs(shelf, "de"), shelf.practices("de")["walk"].title) == (["walk"], "Ein Gang")


def test_an_operator_s_practice_may_bring_its_language(tmp_path: Path) -> None:
    (tmp_path / "gang.md").write_text(GERMAN, "utf-8")
    assert slugs(load(practices=tmp_path), "de") == ["gang"]


def test_a_right_to_left_language_is_a_folder_like_any_other(tmp_path: Path) -> None:
    shelf = load(of_content(tmp_path, "ar-x-pseudo", GERMAN.replace("language: de", "language: ar-x-pseudo")))
    assert [(each.code, each.direction) for each in shelf.languages] == [("en", "ltr"), ("ar-x-pseudo", "rtl")]


def test_a_language_has_the_catalogue_of_its_folder(tmp_path: Path) -> None:
    of_content(tmp_path, "de", GERMAN)
    (tmp_path / "de" / "strings.mo").write_bytes(CATALOGUE)
    assert load(tmp_path).languages[1].gettext("Pass") == "Weiter"


def test_a_catalogue_alone_makes_a_language(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "strings.mo").write_bytes(CATALOGUE)
    assert (load(tmp_path).languages[1].code, load(tmp_path).practices("de")) == ("de", {})


def test_a_file_in_the_folder_of_another_language_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Unshelved, match="lies with the language “fr”"):
        load(of_content(tmp_path, "fr", GERMAN))


def test_all_faults_of_all_files_come_at_once(folder: Path) -> None:
    (folder / "walk.md").write_text(with_line("time: 1 3", "time: 2"), "utf-8")
    (folder / "other.md").write_text(with_line("pass -> level", "pass -> nowhere"), "utf-8")
    with pytest.raises(Unshelved) as refused:
        load(practices=folder)
    assert "walk.md, line 19" in str(refused.value)
    assert "other.md, line 17" in str(refused.value)


def test_a_prompt_for_private_information_stops_the_start(folder: Path) -> None:
    (folder / "walk.md").write_text(with_line("A word is enough.", "What is your name?"), "utf-8")
    with pytest.raises(Unshelved, match="asks for something private"):
        load(practices=folder)


def test_a_doubt_about_the_voice_only_warns(folder: Path) -> None:
    (folder / "walk.md").write_text(with_line("A word is enough.", "You should rest."), "utf-8")
    assert any("advice" in warning for warning in load(practices=folder).warnings)


def test_a_language_without_lists_is_told_so(tmp_path: Path) -> None:
    [told] = [each for each in load(of_content(tmp_path, "de", GERMAN)).warnings if "walk.md" in each]
    assert told.startswith("walk.md, line 1: a doubt: In “de” the words were not checked")
    assert "\n" not in told


def test_a_language_brings_lists_of_its_own(tmp_path: Path) -> None:
    of_content(tmp_path, "de", with_line("A word is enough.", "Wie heißt du?", GERMAN))
    (tmp_path / "de" / "never.txt").write_text("[private]\nwie heißt du\n", "utf-8")
    with pytest.raises(Unshelved, match="asks for something private"):
        load(tmp_path)


def test_a_variety_of_a_language_is_held_to_the_lists_of_the_language(folder: Path) -> None:
    british = with_line("language: en", "language: en-GB", with_line("A word is enough.", "What is your name?"))
    (folder / "walk.md").write_text(british, "utf-8")
    with pytest.raises(Unshelved, match="asks for something private"):
        load(practices=folder)


def test_a_file_that_is_no_text_is_told_as_faults(folder: Path) -> None:
    (folder / "walk.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unshelved):
        load(practices=folder)


def test_a_pointer_to_a_practice_on_the_shelf_stays(folder: Path) -> None:
    assert load(practices=folder).practices("en")["walk"].not_today.leads_to == "arrive"


def test_a_pointer_to_nowhere_is_left_off_with_a_warning(folder: Path) -> None:
    (folder / "walk.md").write_text(with_line(POINTED, POINTED.replace("arrive", "nowhere")), "utf-8")
    shelf = load(practices=folder)
    assert shelf.practices("en")["walk"].not_today == Pointer("")
    assert any("No practice in “en” has the file name “nowhere”" in warning for warning in shelf.warnings)


def test_a_sentence_before_a_loose_pointer_s_own_stays(folder: Path) -> None:
    loose = "not-today: If it is late, rest comes first. Sleep is another way. -> nowhere"
    (folder / "walk.md").write_text(with_line(POINTED, loose), "utf-8")
    assert load(practices=folder).practices("en")["walk"].not_today == Pointer("If it is late, rest comes first.")


def test_an_absent_folder_of_practices_is_an_empty_one(tmp_path: Path) -> None:
    assert slugs(load(practices=tmp_path / "none"), "en") == slugs(load(), "en")


UTF_8 = b"Content-Type: text/plain; charset=UTF-8\n"


def catalogue(strings: dict[bytes, bytes], head: bytes = UTF_8) -> bytes:
    """A compiled catalogue, in the form of the gettext manual, section 10.3."""
    pairs = sorted({b"": head, **strings}.items())
    count, start = len(pairs), 28 + 16 * len(pairs)
    tables, data = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += len(pair[column]).to_bytes(4, "little") + (start + len(data)).to_bytes(4, "little")
            data += pair[column] + b"\0"
    numbers = (0x950412DE, 0, count, 28, 28 + 8 * count, 0, start)
    return b"".join(each.to_bytes(4, "little") for each in numbers) + tables[0] + tables[1] + data


CATALOGUE = catalogue({b"Pass": b"Weiter"})


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("de", "Deutsch"),
        ("de-AT", "Deutsch (AT)"),
        ("pt-BR", "Português (Brasil)"),
        ("he-x-pseudo", "עברית"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_is_called_as_it_calls_itself(code: str, name: str) -> None:
    assert load().name(code) == name
