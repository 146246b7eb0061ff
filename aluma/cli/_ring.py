"""The ring resolved against the tree: where keepers and proofs stand, and every fault that reading alone can find.

Keeps: updates.dated
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from aluma.covenant import versions
from aluma.covenant.policy import Policy
from aluma.covenant.results import AT_RELEASE, load
from aluma.covenant.ring import Mutant, Ring, Row
from aluma.covenant.tree import PACKAGE, digest

_KEEPS = re.compile(r"^Keeps:\s*((?:.+,\n)*.+)", re.MULTILINE)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class Found(NamedTuple):
    """Where something stands, relative to the root of the tree, and the promises its docstrings say it keeps."""

    file: str
    line: int
    keeps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tree:
    """A source tree: `root` holds `aluma/` and, where it is not an installed package, `tests/`."""

    root: Path = PACKAGE.parent

    @property
    def has_tests(self) -> bool:
        """Whether the tests are here: they are not in an installed package."""
        return (self.root / "tests" / "covenant").is_dir()

    def keeper(self, name: str) -> Found | None:
        """A dotted name: a module, or a class, function or method in one. None where there is no such thing."""
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            base = self.root.joinpath(*parts[:length])
            for path in (base.with_suffix(".py"), base / "__init__.py"):
                if path.is_file():
                    return self._inside(path, parts[length:])
        return None

    def proof(self, id_: str) -> Found | None:
        """A test by its pytest id. None where there is none; parameters, in brackets, are not looked into."""
        file, *names = id_.partition("[")[0].split("::")
        path = self.root / file
        return self._inside(path, names) if names and path.is_file() else None

    def _inside(self, path: Path, names: list[str]) -> Found | None:
        node: ast.AST = ast.parse(path.read_text("utf-8"))
        keeps = _kept(node)
        for name in names:
            inner = next((each for each in _definitions(node) if each.name == name), None)
            if inner is None:
                return None
            node, keeps = inner, keeps | _kept(inner)
        return Found(path.relative_to(self.root).as_posix(), getattr(node, "lineno", 1), keeps)


def faults(tree: Tree, ring: Ring, policy: Policy) -> Iterator[str]:
    """Every fault of the ring, in sentences. The policy is ours, with its placeholders as they stand."""
    for id_ in sorted(set(policy.clauses) ^ set(ring.rows)):
        yield f"{id_} stands in the policy or in the ring, not in both"
    for id_ in sorted(ring.not_built - set(ring.rows)):
        yield f"{id_} is listed as not built, and is no promise"
    for id_, row in ring.rows.items():
        if id_ in policy.clauses and row.promise not in policy.clauses[id_].text:
            yield f"{id_}: its promise is no verbatim piece of the clause"
        yield from (f"{id_}: {fault}" for fault in _row_faults(tree, id_, row, id_ in ring.not_built))
    for name in versions.changed_under_an_old_date(versions.OURS):
        yield f"{name} is not the text that was dated; a changed text needs a new date and a fingerprint of its own"


def release_faults(tree: Tree, ring: Ring) -> Iterator[str]:
    """What a release lacks: a result that passed, of this very tree, for every proof."""
    results = load(AT_RELEASE)
    if (results.package, results.tests) != (digest(PACKAGE), digest(tree.root / "tests")):
        yield "results.json is of another tree, or is not there; bin/campaign results runs every proof and writes it"
        return
    for id_, row in ring.built.items():
        for proof in row.proofs:
            outcome = results.outcomes.get(proof)
            if outcome is None or outcome.outcome != "passed":
                yield f"{id_}: {proof} has {outcome.outcome if outcome else 'no result'}"


def planted(mutant: Mutant, text: str) -> str:
    """A file's text with the violation in it. Raises ValueError unless the piece stands there exactly once."""
    if text.count(mutant.before) != 1:
        raise ValueError(f"{mutant.file} has the piece to replace {text.count(mutant.before)} times")
    return text.replace(mutant.before, mutant.after)


def _row_faults(tree: Tree, id_: str, row: Row, not_built: bool) -> Iterator[str]:
    if sum((bool(row.keeper), bool(row.words), not_built)) != 1:
        yield "it has a keeper, or is words only, or is not built yet: one of the three"
    if not row.keeper:
        return
    if not (row.how and row.proof and row.check and row.proofs and row.mutant):
        yield "what is kept says how, has a proof and a planted violation, and says how to check"
    found = tree.keeper(row.keeper)
    if found is None:
        yield f"its keeper {row.keeper} is not there"
    elif id_ not in found.keeps:
        yield f"the docstring of {row.keeper} does not say that it keeps it"
    if tree.has_tests:
        yield from (f"its proof {proof} is not there" for proof in row.proofs if tree.proof(proof) is None)
    if row.mutant:
        yield from _mutant_faults(tree, row.mutant)


def _mutant_faults(tree: Tree, mutant: Mutant) -> Iterator[str]:
    path = tree.root / mutant.file
    if not path.is_file():
        yield f"its planted violation is in {mutant.file}, which is not there"
        return
    try:
        text = planted(mutant, path.read_text("utf-8"))
        if path.suffix == ".py":
            ast.parse(text)
    except (ValueError, SyntaxError) as error:
        yield f"its planted violation does not fit: {error}"


def _definitions(node: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    return [each for each in getattr(node, "body", ()) if isinstance(each, _DEFINITIONS)]


def _kept(node: ast.AST) -> frozenset[str]:
    """The ids after `Keeps:` in a docstring, on that line and those that go on from it."""
    docstring = ast.get_docstring(node) if isinstance(node, (ast.Module, *_DEFINITIONS)) else None
    said = _KEEPS.search(docstring or "")
    return frozenset(re.findall(r"[a-z]+\.[a-z-]+", said.group(1))) if said else frozenset()
