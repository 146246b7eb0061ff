"""Plants a violation in a copy of the tree and asks whether its proofs catch it.

A mutant is caught when all of its proofs pass in the copy as it is, and then at least one fails by its own assertion
and none breaks in another way. All else is void: a proof that was skipped, a copy that does not import, a patch that
does not fit, a program that can't even start. The copy has its own import path, and says where it was imported from.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aluma.cli._ring import planted
from aluma.covenant.ring import Mutant
from tests.covenant import verdicts

COPIED = ("aluma", "tests", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")
PLUGIN = Path(verdicts.__file__)
LONGEST = 300  # seconds for the proofs of one mutant
Planting = tuple[Mutant, tuple[str, ...]]  # a violation, and the proofs that should catch it


class Verdict(StrEnum):
    """What became of a mutant."""

    CAUGHT = "caught"
    SURVIVED = "survived"
    VOID = "void"


@dataclass(frozen=True)
class Outcome:
    """A verdict, and in a sentence what it rests on."""

    verdict: Verdict
    why: str


@dataclass(frozen=True)
class Copy:
    """A copy of a tree, in a folder of its own."""

    folder: Path

    def run(self, proofs: Iterable[str]) -> dict[str, str]:
        """What came of these tests in the copy: "passed", "skipped", "failed" or "broken", by test."""
        written = self.folder / "verdicts.json"
        written.unlink(missing_ok=True)
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        environment |= {verdicts.FILE: str(written), "PYTEST_ADDOPTS": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "_verdicts", *proofs]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
        )
        if not written.is_file():
            raise Broken(f"the tests did not run: {done.stdout[-300:]}{done.stderr[-300:]}")
        found = json.loads(written.read_text())
        if found["from"] != str(self.folder / "aluma"):
            raise Broken(f"the program came from {found['from']}, not from the copy")
        return {name: each["outcome"] for name, each in found["outcomes"].items()}

    def plant(self, mutant: Mutant, proofs: Iterable[str]) -> Outcome:
        """Ask the proofs with the violation in place; the copy is as before afterwards."""
        path = self.folder / mutant.file
        text = path.read_text("utf-8")
        try:
            path.write_text(planted(mutant, text), "utf-8")
            return judged(set(self.run(proofs).values()))
        except (Broken, ValueError, subprocess.TimeoutExpired) as void:
            return Outcome(Verdict.VOID, str(void))
        finally:
            path.write_text(text, "utf-8")


class Broken(Exception):
    """The copy could not be asked."""


def judged(outcomes: set[str]) -> Outcome:
    """The verdict on a planted violation, from what its proofs said."""
    if "broken" in outcomes or not outcomes:
        return Outcome(Verdict.VOID, "a proof broke in another way than by its own assertion")
    if "failed" in outcomes:
        return Outcome(Verdict.CAUGHT, "a proof failed by its own assertion")
    return Outcome(Verdict.SURVIVED, f"no proof failed: {', '.join(sorted(outcomes))}")


def copy_of(root: Path, folder: Path) -> Copy:
    """A copy of a tree. `folder` is made."""
    folder.mkdir(parents=True)
    for name in COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT)
        elif source.exists():
            shutil.copyfile(source, folder / name)
    shutil.copyfile(PLUGIN, folder / "_verdicts.py")
    return Copy(folder)


def each_of(copy: Copy, mutants: Mapping[str, Planting]) -> Iterator[tuple[str, Outcome]]:
    """The verdict on each mutant, by the id of its promise. All proofs are asked first, together, as they are."""
    before = copy.run(dict.fromkeys(proof for _, proofs in mutants.values() for proof in proofs))
    for id_, (mutant, proofs) in mutants.items():
        unfit = _unfit(before, proofs)
        yield id_, copy.plant(mutant, proofs) if unfit is None else Outcome(Verdict.VOID, unfit)


def _unfit(before: dict[str, str], proofs: tuple[str, ...]) -> str | None:
    bad = [f"{proof} is {before.get(proof, 'absent')}" for proof in proofs if before.get(proof) != "passed"]
    return f"before planting, {'; '.join(bad)}" if bad else None
