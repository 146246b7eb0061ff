"""Nothing that a visitor sent is given to something that remembers: caches keyed by input, and interned names."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.house.code import Module, dotted, module, modules, used

MODULES = modules()
# Each keeps what it was given: measured, or read in its source.
REMEMBERING = {
    "lru_cache": "a cache by its arguments",
    "functools.cache": "the same without a bound",
    "urlsplit": "urllib.parse keeps every address it has split",
    "urlparse": "calls urlsplit",
    "urljoin": "calls urlsplit",
    "request.url": "calls urlsplit",
    "url_for": "calls urlsplit",
    "strptime": "_strptime keeps patterns, and names of months and days",
    "fnmatch": "keeps patterns",
    "is_global": "ipaddress keeps the answer by address",
    "is_private": "the same",
    "sys.intern": "keeps the text",
    "ContextVar": "outlives the turn in every task made from it",
    "set_name": "a task's name stays in its repr",
}
ALLOWED = {
    "aluma/proof/door.py": "the address is the one that the hunt itself was given",
    "aluma/settings/addresses.py": "the address is the operator's",
}
REGULAR = {f"re.{name}" for name in "compile match fullmatch search sub subn split findall finditer".split()}


def remembering(code: Iterable[Module]) -> list[str]:
    return [f"{each.path}: {name}" for each in code if each.path not in ALLOWED for name in _found(each.tree)]


def _found(tree: ast.Module) -> Iterator[str]:
    for name in used(tree):
        yield from (known for known in REMEMBERING if f".{name}".endswith(f".{known}"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func) in REGULAR and not _is_code(node.args[0]):
            yield "a pattern made while running, which re keeps"


def _is_code(node: ast.expr) -> bool:
    """Whether a pattern stands in the code: a constant, or made of constants and of names of constants."""
    return not any(isinstance(each, ast.Name) and not each.id.isupper() for each in ast.walk(node))


def test_nothing_in_the_portal_remembers_what_it_is_given() -> None:
    assert not remembering(MODULES)


@pytest.mark.parametrize(
    "breach",
    [
        "from functools import lru_cache\n@lru_cache\ndef f(words): ...",
        "import functools\n@functools.cache\ndef f(words): ...",
        "from urllib.parse import urlsplit",
        "def view(request): return request.url.path",
        "def view(request): return request.url_for('home')",
        "import re\ndef f(words, text): return re.search(words, text)",
        "import re\ndef f(words, text): return re.compile(f'{words}+')",
        "import datetime\ndef f(text): return datetime.datetime.strptime(text, '%d')",
        "import ipaddress\ndef f(a): return ipaddress.ip_address(a).is_private",
    ],
)
def test_each_way_to_remember_is_found(breach: str) -> None:
    assert remembering([module(breach)])


def test_a_pattern_that_stands_in_the_code_is_fine() -> None:
    assert not remembering([module("import re\nLETTER = '[a-z]'\nWORD = re.compile(LETTER + '+', re.IGNORECASE)")])


def test_no_exception_is_left_over() -> None:
    assert {each.path for each in MODULES if each.path in ALLOWED and [*_found(each.tree)]} == set(ALLOWED)
