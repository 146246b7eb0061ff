"""The campaign tells a violation that is caught from one that survives, and from what proves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.covenant.ring import Mutant
from tests.covenant.planting import Broken, Copy, Outcome, Verdict, copy_of, each_of

PROGRAM = "def keep(words):\n    assert words is not None\n    return ''\n"
PROOFS = """
import pytest
from aluma.keeper import keep

def test_nothing_is_kept():
    assert keep("words") == ""

def test_it_refuses_nothing():
    with pytest.raises(AssertionError):
        keep(None)

def test_it_needs_a_machine_that_is_not_here():
    pytest.skip("no machine")
"""
PROOF = "tests/test_keeper.py::test_nothing_is_kept"
REFUSES = "tests/test_keeper.py::test_it_refuses_nothing"
SKIPPED = "tests/test_keeper.py::test_it_needs_a_machine_that_is_not_here"
ABSENT = "tests/test_keeper.py::test_absent"
CASES: dict[str, tuple[str, str, tuple[str, ...], Verdict]] = {
    "its proof sees it": ("return ''", "return words", (PROOF,), Verdict.CAUGHT),
    "what should be raised is not": ("    assert words is not None\n", "", (REFUSES,), Verdict.CAUGHT),
    "it does no harm": ("return ''", "return str()", (PROOF,), Verdict.SURVIVED),
    "an error": ("return ''", "return 1 / 0", (PROOF,), Verdict.VOID),
    "an assertion of the program": ("return ''", "assert False", (PROOF,), Verdict.VOID),
    "no program": ("def keep(words):", "def keep(words:", (PROOF,), Verdict.VOID),
    "no such name": ("def keep", "def lose", (PROOF,), Verdict.VOID),
    "no such piece": ("return 'nowhere'", "return words", (PROOF,), Verdict.VOID),
    "two such pieces": ("words", "word", (PROOF,), Verdict.VOID),
    "a proof that was skipped before": ("return ''", "return words", (PROOF, SKIPPED), Verdict.VOID),
}


def a_copy(folder: Path) -> Copy:
    for name, text in (("aluma/__init__.py", ""), ("aluma/keeper.py", PROGRAM), ("tests/test_keeper.py", PROOFS)):
        path = folder / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return copy_of(folder / "tree", folder / "copy")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Copy, dict[str, Outcome]]:
    copy = a_copy(tmp_path_factory.mktemp("planting"))
    mutants = {
        name: (Mutant("planted", "aluma/keeper.py", before, after), proofs)
        for name, (before, after, proofs, _) in CASES.items()
    }
    return copy, dict(each_of(copy, mutants))


@pytest.mark.parametrize("name", CASES)
def test_a_violation_gets_its_verdict(ran: tuple[Copy, dict[str, Outcome]], name: str) -> None:
    assert ran[1][name].verdict is CASES[name][3], ran[1][name].why


def test_the_copy_is_as_before_afterwards(ran: tuple[Copy, dict[str, Outcome]]) -> None:
    assert (ran[0].folder / "aluma/keeper.py").read_text() == PROGRAM


def test_a_proof_that_is_not_there_proves_nothing(tmp_path: Path) -> None:
    mutant = Mutant("planted", "aluma/keeper.py", "return ''", "return words")
    ((_, outcome),) = each_of(a_copy(tmp_path), {"a.b": (mutant, (ABSENT,))})
    assert outcome.verdict is Verdict.VOID


def test_a_program_from_elsewhere_proves_nothing(tmp_path: Path) -> None:
    copy = a_copy(tmp_path)
    (copy.folder / "aluma").rename(copy.folder / "away")
    (copy.folder / "tests/test_keeper.py").write_text("def test_nothing_is_kept(): pass")
    with pytest.raises(Broken, match="not from the copy"):
        copy.run([PROOF])
