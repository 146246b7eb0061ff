"""The engine is pure: the standard library and `text` only, without input, output, clock, chance or waiting."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator

import pytest

from tests.house.code import Module, imported, module, modules

ENGINE = modules("aluma/guide")
OURS = ("aluma.guide", "aluma.text")
# What of the standard library reaches out of a function: files, clocks, chance, threads, other programs, lines.
REACHING = frozenset(
    "asyncio builtins ctypes datetime fcntl glob http importlib io linecache logging mmap multiprocessing os pathlib "
    "pickle platform queue random sched secrets select shelve shutil signal smtplib socket sqlite3 ssl subprocess sys "
    "tempfile threading time urllib uuid warnings".split()
)
CALLS = frozenset({"open", "print", "input", "exec", "eval", "compile", "__import__", "globals", "id"})


def impure(code: Iterable[Module]) -> list[str]:
    return [f"{each.path}: {found}" for each in code for found in (*_imports(each.tree), *_acts(each.tree))]


def _imports(tree: ast.Module) -> Iterator[str]:
    for name in imported(tree):
        top = name.partition(".")[0]
        if not name.startswith(OURS) and (top not in sys.stdlib_module_names or top in REACHING):
            yield name


def _acts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.AsyncFunctionDef() | ast.Await() | ast.Global() | ast.Nonlocal():
                yield type(node).__name__
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield name


def test_the_engine_is_pure() -> None:
    assert ENGINE
    assert not impure(ENGINE)


@pytest.mark.parametrize(
    "breach",
    [
        "import time",
        "from datetime import date",
        "from random import choice",
        "from pathlib import Path",
        "import starlette.routing",
        "from aluma.session import store",
        "async def walk(): ...",
        "COUNT = 0\ndef walk():\n    global COUNT",
        "def walk(): print('here')",
    ],
)
def test_whatever_reaches_out_is_found(breach: str) -> None:
    assert impure([module(breach)])
