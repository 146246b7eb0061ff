"""What came of the proofs when they were last run: on release for this very package, or nothing.

A results file names the hash of the package it was made from. For any other package it counts as no result at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import msgspec

from aluma.covenant.tree import digest

AT_RELEASE = Path(__file__).parent / "results.json"


class Outcome(msgspec.Struct, frozen=True):
    """One proof: "passed", "failed" or "skipped", and when it ended, in UTC (ISO 8601, to the minute)."""

    outcome: str
    at: str


class Results(msgspec.Struct, frozen=True):
    """A run: the hashes of the package and of the tests it was a run of, the version, and outcomes by proof."""

    package: str = ""
    tests: str = ""
    version: str = ""
    outcomes: dict[str, Outcome] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What several proofs say together. `result` is "passed", "failed", "skipped" or "not run for this version"."""

    result: str = "not run for this version"
    at: str = ""

    @property
    def day(self) -> date:
        """The day of it. Only a verdict that has a time has one."""
        return datetime.fromisoformat(self.at).date()


@dataclass(frozen=True, slots=True)
class Record:
    """Outcomes that hold for the package at hand; none where it was not the one that was tested."""

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    def verdict(self, proofs: Iterable[str]) -> Verdict:
        """Passed where all of them have, at the time of the earliest; else the worst that is known."""
        found = [self.outcomes.get(proof) for proof in proofs]
        known = [each for each in found if each is not None]
        worst = next((each for name in ("failed", "skipped") for each in known if each.outcome == name), None)
        if worst is not None:
            return Verdict(worst.outcome, worst.at)
        if not known or len(known) < len(found):
            return Verdict()
        return Verdict("passed", min(each.at for each in known))


def load(path: Path) -> Results:
    """The results in a file; empty ones where it is missing or is not in this form."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Results)
    except (OSError, msgspec.DecodeError):
        return Results()


def for_package(path: Path, package: Path) -> Record:
    """The outcomes in a file, if they were those of the package in this folder as it is now."""
    results = load(path)
    return Record(results.outcomes) if results.package and results.package == digest(package) else Record()
