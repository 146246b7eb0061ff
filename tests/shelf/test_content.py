"""Content that is at fault: its file and its line are named, and nothing falls over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aluma.shelf import OURS, Unshelved, load, read_guards, read_helplines
from tests.shelf.test_shelf import UTF_8, catalogue


def of_language(folder: Path, name: str, data: bytes) -> Path:
    (folder / "de").mkdir(exist_ok=True)
    (folder / "de" / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("was ist dein name\nwie heißt du\n", 1, "stands before the first list"),
        ("# what not\n\nwarum\n[why]\nwarum\n", 3, "stands before the first list"),
        ("[private]\nwie heißt du\nwo ist dein <ort>\n[ort]\nhaus\n", 3, "no list [ort] above"),
        ("[why]\nwarum\nwieso\n~\nweshalb\n", 4, "holds no word"),
        ("\xff\xfe", 1, "no plain text"),
    ],
)
def test_a_list_that_is_none_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    data = text.encode("latin-1" if "\xff" in text else "utf-8")
    with pytest.raises(Unshelved) as refused:
        read_guards(of_language(tmp_path, "never.txt", data))
    assert f"{tmp_path / 'de' / 'never.txt'}, line {line}: a fault: " in str(refused.value)
    assert told in str(refused.value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["[a]", "[]", "b", "<a>", "<b>", "~", "a|<a>", "?", "", "#"]), max_size=8))
def test_no_list_makes_the_reader_fall(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    folder = of_language(tmp_path_factory.mktemp("lists"), "never.txt", "\n".join(lines).encode())
    said = "never.txt, line "
    try:
        read_guards(folder)
    except Unshelved as refused:
        said = str(refused)
    assert "never.txt, line " in said


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no catalogue at all, and long enough for its head to be read as one",
        catalogue({b"Pass": b"Weiter"})[:40],
        catalogue({b"Pass": b"Weiter"}, b"Content-Type: text/plain; charset=none-such\n"),
        catalogue({b"Pass": b"Weiter"}, UTF_8 + b"Plural-Forms: nplurals=2; plural=oh;\n"),
        catalogue({b"Pass": b"\xff"}),
    ],
)
def test_a_catalogue_that_is_none_is_told(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unshelved, match=r"strings\.mo: a fault: This is no catalogue"):
        load(of_language(tmp_path, "strings.mo", data))


@pytest.mark.parametrize("bad", [b"Von %(wem)s.", b"Von %(operator)d.", b"Von %(operator)s, 50 %."])
def test_a_translation_that_could_not_be_filled_in_is_told(tmp_path: Path, bad: bytes) -> None:
    with pytest.raises(Unshelved, match="places to fill in"):
        load(of_language(tmp_path, "strings.mo", catalogue({b"Run by %(operator)s.": bad})))


@pytest.mark.parametrize("good", [b"Von %(operator)s.", b"Von jemandem.", b"%(operator)s, 50 %%."])
def test_a_translation_that_can_be_filled_in_is_taken(tmp_path: Path, good: bytes) -> None:
    assert load(of_language(tmp_path, "strings.mo", catalogue({b"Run by %(operator)s.": good})))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("= ", "? ", r"helplines\.toml, line \d+: a fault: This is not of the form TOML"),
        ("number =", "nomber =", r"helplines\.toml: a fault: Something in it is missing"),
    ],
)
def test_a_table_that_is_none_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = (OURS / "helplines.toml").read_text("utf-8")
    (tmp_path / "helplines.toml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Unshelved, match=told):
        read_helplines(tmp_path)
