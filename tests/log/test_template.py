"""A line is a registered template with harmless fields, or it is dropped.

Keeps: session.counts-only, harvest.no-profiling
"""

from __future__ import annotations

import enum
from typing import Any

import pytest

from aluma.log.template import (
    CERTIFICATE_REFUSED,
    CERTIFICATE_RENEWED,
    DROPPED,
    FAILED,
    NOT_ALLOWED,
    TEMPLATES,
    Library,
    Place,
    Template,
    line,
    place,
)
from aluma.text import SessionText
from aluma.web.form import FormRefused, parse

WORDS = "a quiet word"


class Sly(int):
    def __str__(self) -> str:
        return WORDS


class Other(enum.Enum):
    WORD = WORDS


def test_a_registered_line_is_shown() -> None:
    assert line(CERTIFICATE_RENEWED, {}) == CERTIFICATE_RENEWED.says
    assert line(DROPPED, {"library": Library.ASYNCIO, "level": 30}) == "A line of asyncio was dropped, level 30."


def test_an_exception_shows_its_type_alone() -> None:
    assert "ValueError" in line(CERTIFICATE_REFUSED, {"kind": ValueError})
    assert line(CERTIFICATE_REFUSED, {"kind": ValueError(WORDS)}) == NOT_ALLOWED.says


@pytest.mark.parametrize("value", [WORDS, WORDS.encode(), SessionText(WORDS), Sly(3), True, 3.0, None, [3], Other.WORD])
@pytest.mark.parametrize("name", ["library", "level"])
def test_a_field_of_another_kind_drops_the_line(name: str, value: Any) -> None:
    assert line(DROPPED, {"library": Library.OTHER, "level": 30} | {name: value}) == NOT_ALLOWED.says


@pytest.mark.parametrize("fields", [{}, {"kind": ValueError}, {"kind": ValueError, "place": Place("x", 1), "more": 1}])
def test_missing_and_extra_fields_drop_the_line(fields: dict[str, object]) -> None:
    assert line(FAILED, fields) == NOT_ALLOWED.says


def test_a_template_made_elsewhere_is_dropped_even_if_it_says_the_same() -> None:
    assert line(Template(CERTIFICATE_RENEWED.says), {}) == NOT_ALLOWED.says
    assert line(Template(f"someone said {WORDS}"), {}) == NOT_ALLOWED.says


def test_no_registered_field_can_carry_text() -> None:
    kinds = {kind for each in TEMPLATES for kind in each.fields.values()}
    assert kinds <= {int, type, Place, Library}


def test_a_place_is_the_innermost_line_of_this_program() -> None:
    with pytest.raises(FormRefused) as refused:
        parse(b"words=%FF")
    assert place(refused.tb).file == "aluma/web/form.py"


def test_a_place_elsewhere_is_a_bare_file_name() -> None:
    with pytest.raises(ValueError, match="x") as raised:
        int("x")
    assert place(raised.tb).file == "test_template.py"
