"""A file of code holds one idea and a function one step of it, so both are small; and every file says what it is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import PurePath
from statistics import median

import pytest

from tests.house.code import Module, module, modules

MODULES = modules()
LONGEST_FILE = 250  # lines
MEDIAN_FILE = 110
LONGEST_FUNCTION = 40
DEEPEST = 3  # aluma/web/guard/headers.py: two folders inside aluma
NOUNS = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "shared", "lib"})


def lengths(code: Iterable[Module]) -> dict[str, int]:
    return {each.path: each.text.count("\n") for each in code}


def long_functions(code: Iterable[Module]) -> list[str]:
    return [
        f"{each.path}: {node.name} has {_lines(node)} lines"
        for each in code
        for node in ast.walk(each.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _lines(node) >= LONGEST_FUNCTION
    ]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno
    return node.end_lineno - node.lineno + 1


def unsaid(code: Iterable[Module]) -> list[str]:
    """Files whose docstring is absent, or does not begin with one sentence of one line."""
    found = [(each.path, (ast.get_docstring(each.tree) or "").partition("\n\n")[0]) for each in code]
    return [path for path, first in found if not re.fullmatch(r".{10,}?[.:]", first.replace("\n", " "))]


def unreasoned(code: Iterable[Module]) -> list[str]:
    """Exceptions to the lints and types that give no reason after them."""
    exception = re.compile(r"#\s*(?:noqa|type: ignore)(?!(?:: [A-Z0-9, ]+|\[[a-z, -]+\])\s+(?:#|—|-)\s*\w+)")
    return [
        f"{each.path}:{number}"
        for each in code
        for number, line in enumerate(each.text.splitlines(), 1)
        if exception.search(line)
    ]


def test_no_file_is_long() -> None:
    assert not {path: length for path, length in lengths(MODULES).items() if length > LONGEST_FILE}
    assert median(lengths(MODULES).values()) <= MEDIAN_FILE


def test_no_function_is_long() -> None:
    assert not long_functions(MODULES)


def test_every_file_says_what_it_is() -> None:
    assert not unsaid(MODULES)


def test_every_exception_to_a_lint_has_its_reason() -> None:
    assert not unreasoned([*MODULES, *modules("bench")])


@pytest.mark.parametrize("path", [each.path for each in MODULES])
def test_files_are_named_by_nouns_and_lie_at_most_two_folders_deep(path: str) -> None:
    parts = PurePath(path).with_suffix("").parts
    assert not NOUNS & set(parts)
    assert len(parts) <= DEEPEST + 1


def test_a_breach_of_each_is_found() -> None:
    long = "def f():\n" + "    x = 1\n" * 40
    assert long_functions([module(long)])
    assert long_functions([module(long.replace("def", "async def"))])
    assert unsaid([module("x = 1"), module('"""Short"""')]) == ["aluma/planted.py"] * 2
    assert unreasoned([module("x = 1  # noqa: S101"), module("x = 1  # type: ignore[misc]"), module("x = 1  # noqa")])
    assert not unreasoned([module("x = 1  # noqa: S101  # the reason")])
