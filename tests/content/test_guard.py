"""What a guide may never say, held against sets of lines: bad ones of every kind, and good ones near them.

The first set was there while the lists were written. Each further one was written before it was first held against
them, and the lists were widened afterwards. At that first look of bad lines were caught, and of good ones passed:
second 110 of 111 and 210 of 217, third 97 of 108 and 201 of 205, fourth 96 of 111 and 200 of 209, fifth 43 of 60 and
99 of 101, sixth (of places alone) 10 of 28 and 34 of 35. So lists of phrases catch what they know and much that is
near; a reader is still needed.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aluma.guide.safety.guard import Guard, Never, guard
from aluma.shelf import OURS, read_guards

LINES = Path(__file__).parent / "guard"
ENGLISH = read_guards()["en"]
PAGES = sorted((OURS.parent / "web").rglob("*.html"))
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")
GOAL = 0.98
# Templates in which the guide speaks; on the others the people speak who run the portal.
SPOKEN = ("practice", "step", "write", "choose", "listen", "mark", "pause", "mirror", "ended", "gone")


def lines(name: str) -> list[str]:
    return (LINES / f"{name}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", SETS)
def test_bad_lines_are_caught(name: str) -> None:
    bad = [line.partition("|")[2] for line in lines(f"bad-{name}")]
    missed = [line for line in bad if not ENGLISH.objections(line, quoting=True)]
    assert len(missed) <= (1 - GOAL) * len(bad), missed


@pytest.mark.parametrize("name", SETS)
def test_good_lines_pass(name: str) -> None:
    good = lines(f"good-{name}")
    stopped = [line for line in good if ENGLISH.objections(line, quoting=True)]
    assert len(stopped) <= (1 - GOAL) * len(good), stopped


def test_there_are_enough_lines_of_every_kind() -> None:
    bad = [line for name in SETS for line in lines(f"bad-{name}")]
    good = [line for name in SETS for line in lines(f"good-{name}")]
    assert {line.partition("|")[0] for line in bad} == {never.value for never in Never}
    assert (len(set(bad)) >= 100, len(set(good)) >= 200) == (True, True)


def test_words_of_a_visitor_are_judged_as_an_echo_alone() -> None:
    assert ENGLISH.objections('You wrote: "I should call her."', quoting=True) == ()
    assert ENGLISH.objections('You wrote: "mail anna@example.org"', quoting=True) == (Never.ECHO,)


def test_an_author_gets_nothing_past_in_quotation_marks() -> None:
    assert ENGLISH.objections('"What is your name?"') == (Never.PRIVATE,)


@pytest.mark.parametrize(
    "line", ["Call 030 1234567.", "See www.example.org", "mail anna@example.org", "ask @quiet_river"]
)
def test_without_lists_an_address_is_still_kept_back(line: str) -> None:
    assert Guard().objections(line) == (Never.ECHO,)


def test_another_language_is_another_file() -> None:
    german = guard("[private]\nwie heißt du\n[why]\n. warum\n")
    assert german.objections("Wie heißt du?") == (Never.PRIVATE,)
    assert german.objections("Warum nicht?") == (Never.WHY,)


def test_an_apostrophe_of_either_form_is_the_same() -> None:
    assert ENGLISH.objections("Let’s look.") == ENGLISH.objections("Let's look.") == (Never.PERSON,)


def test_no_string_of_a_session_says_it() -> None:
    pages = "".join(path.read_text("utf-8") for path in PAGES if path.stem in SPOKEN)
    found = re.findall(r'_\(\s*"((?:[^"\\]|\\.)*)"', pages)
    pressed = {Never.ADVICE, Never.PERSON}  # a button speaks as the visitor: "Let it go"
    assert len(found) > 30
    assert [line for line in found if set(ENGLISH.objections(line)) - pressed] == []


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_line_makes_the_guard_fall(line: str) -> None:
    ENGLISH.objections(line)


@pytest.mark.parametrize(
    "piece", ["you will ", "what is your ", "a ", "why ", '"', "'", "@a", "1 ", "... ", "your-", "www."]
)
def test_no_line_makes_the_guard_slow(piece: str) -> None:
    begun = time.process_time()
    ENGLISH.objections(piece * (2000 // len(piece)))
    assert time.process_time() - begun < 0.5
