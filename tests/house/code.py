"""The code of this house as the laws look at it: each module's text and tree, and the finders that laws share."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Module:
    """A file of code: its path from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module


def module(text: str, path: str = "aluma/planted.py") -> Module:
    """A module from text, as the positive controls plant it."""
    return Module(path, text, ast.parse(text))


def modules(folder: str = "aluma") -> list[Module]:
    """Every module under a folder of the root, in the order of their paths."""
    files = sorted((ROOT / folder).rglob("*.py"))
    return [module(file.read_text("utf-8"), file.relative_to(ROOT).as_posix()) for file in files]


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names that a tree imports: `a.b` for `import a.b`, `a.b.c` for `from a.b import c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def used(tree: ast.AST) -> Iterator[str]:
    """Each dotted name that a tree reads or calls, as it is written: `os.environ`, `print`; and what it imports."""
    yield from imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield dotted(node)


def dotted(node: ast.AST) -> str:
    """`a.b.c` for names and attributes; an attribute of anything else begins with a dot: `.c`."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def texts(tree: ast.AST) -> Iterator[str]:
    """Every text or bytes constant in small letters, but for docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told:
            if isinstance(node.value, bytes):
                yield node.value.decode("latin-1").lower()
            elif isinstance(node.value, str):
                yield node.value.lower()
