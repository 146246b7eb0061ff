"""The ring has no gap: every sentence of the policy has its clause, every promise its keeper, proof and violation."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aluma.cli._ring import Tree, faults, planted
from aluma.covenant import ring, versions
from aluma.covenant.ring import Mutant, Ring, unbuilt
from tests.house.code import ROOT

TREE, RING, POLICY = Tree(), ring.read(), versions.read(versions.OURS).current
A_PROMISE = "third.none"
NOT_BUILT = "aluma/covenant/not-built.txt"
FINGERPRINTS = "aluma/covenant/policy/fingerprints.txt"


def with_row(id_: str = A_PROMISE, **changed: Any) -> Ring:
    return replace(RING, rows={**RING.rows, id_: msgspec.structs.replace(RING.rows[id_], **changed)})


def earlier(path: str) -> Iterator[str]:
    """What a file was in each commit that changed it, the oldest first; nothing where there is no history."""
    log = git("log", "--reverse", "--format=%H", "--", path)
    return (git("show", f"{commit}:{path}") for commit in log.split())


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def growth(texts: list[str]) -> set[str]:
    """What any text lists that the one before it did not."""
    lists = [set(unbuilt(text)) for text in texts]
    return {id_ for before, after in pairwise(lists) for id_ in after - before}


def changed(texts: list[str]) -> set[str]:
    """The dates whose fingerprint is not what it was."""
    lists = [dict(line.split() for line in text.splitlines()) for text in texts]
    return {day for before, after in pairwise(lists) for day in before if after.get(day) != before[day]}


def test_the_ring_has_no_gap() -> None:
    assert list(faults(TREE, RING, POLICY)) == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (with_row(keeper=""), "one of the three"),
        (with_row(words="It is only words."), "one of the three"),
        (with_row(keeper="aluma.web.nowhere"), "is not there"),
        (with_row(keeper="aluma.web.guard.headers.Nobody"), "is not there"),
        (with_row(keeper="aluma.seal.seal"), "does not say that it keeps it"),
        (with_row(proofs=()), "has a proof"),
        (with_row(proofs=("tests/web/test_doors.py::test_that_never_was",)), "is not there"),
        (with_row(proofs=("tests/web/test_nowhere.py::test_it",)), "is not there"),
        (with_row(mutant=None), "a planted violation"),
        (with_row(mutant=Mutant("x", "aluma/nowhere.py", "a", "b")), "which is not there"),
        (with_row(mutant=Mutant("x", "aluma/seal.py", "never there", "b")), "0 times"),
        (with_row(mutant=Mutant("x", "aluma/seal.py", "return", "(")), "times"),
        (with_row(check=""), "says how to check"),
        (with_row(promise="We share a little."), "no verbatim piece"),
        (replace(RING, not_built=RING.not_built | {A_PROMISE}), "one of the three"),
        (replace(RING, not_built=RING.not_built | {"closing.gold"}), "is no promise"),
        (replace(RING, rows={k: v for k, v in RING.rows.items() if k != A_PROMISE}), "not in both"),
    ],
)
def test_a_gap_is_found(broken: Ring, said: str) -> None:
    (found, *_) = [each for each in faults(TREE, broken, POLICY) if said in each]
    assert A_PROMISE in found or "closing.gold" in found


def test_a_violation_that_is_no_program_is_found() -> None:
    mutant = Mutant("x", "aluma/seal.py", "def new_token() -> bytes:", "def new_token( -> bytes:")
    assert any("does not fit" in each for each in faults(TREE, with_row(mutant=mutant), POLICY))
    assert planted(Mutant("x", "f", "b", "c"), "abd") == "acd"


def test_what_is_not_built_only_shrinks() -> None:
    assert growth([*earlier(NOT_BUILT), (ROOT / NOT_BUILT).read_text("utf-8")]) == set()
    assert growth(["a.b\nc.d", "a.b", "a.b\nc.d"]) == {"c.d"}


def test_the_text_of_a_date_never_changes() -> None:
    assert changed([*earlier(FINGERPRINTS), (ROOT / FINGERPRINTS).read_text("utf-8")]) == set()
    assert changed(["2026-01-01 a", "2026-01-01 a\n2026-02-01 b", "2026-01-01 c"]) == {"2026-01-01", "2026-02-01"}


def test_a_keeper_is_found_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "aluma").mkdir()
    (tmp_path / "aluma/a.py").write_text(
        '"""A.\n\nKeeps: a.b,\nc.d\n"""\n\n\nclass K:\n    """K."""\n    def m(self):\n        pass\n'
    )
    found = Tree(tmp_path).keeper("aluma.a.K.m")
    assert found is not None
    assert (found.file, found.line, found.keeps) == ("aluma/a.py", 10, frozenset({"a.b", "c.d"}))
