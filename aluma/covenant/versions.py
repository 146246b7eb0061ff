"""The versions of a policy: one file a date in a folder, and what each one's text was when it was dated.

Keeps: updates.dated

`fingerprints.txt` beside the files holds, a line each, a date and the SHA-256 of that version's text. A text that no
longer matches was changed under its old date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aluma.covenant.policy import Policy
from aluma.covenant.source import Fault, SourceFaulty, parse

OURS = Path(__file__).parent / "policy"
FINGERPRINTS = "fingerprints.txt"


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version, the newest first; there is at least one."""

    all: tuple[Policy, ...]

    @property
    def current(self) -> Policy:
        """The one that is in force."""
        return self.all[0]

    def dated(self, day: str) -> Policy | None:
        """The version of that day, as in 2025-07-27; None where there is none."""
        return next((each for each in self.all if each.date.isoformat() == day), None)


class PolicyMissing(Exception):
    """A folder without a policy in it."""


def read(folder: Path, language: str = "en") -> Versions:
    """The versions in a folder, translated ones where `<date>.<language>.md` lies beside `<date>.md`.

    Raises PolicyMissing, or SourceFaulty with the faults of every file, each naming its file.
    """
    faults: list[Fault] = []
    found = []
    for path in sources(folder):
        translated = path.with_suffix(f".{language}.md")
        chosen, spoken = (translated, language) if translated.is_file() else (path, "en")
        try:
            policy = replace(parse(chosen.read_text("utf-8")), language=spoken)
            faults += [Fault(0, f"{chosen.name}: the date inside is another")] if path.stem != f"{policy.date}" else []
            found.append(policy)
        except SourceFaulty as faulty:
            faults += [Fault(fault.line, f"{chosen.name}: {fault.words}") for fault in faulty.faults]
    if faults:
        raise SourceFaulty(faults)
    if not found:
        raise PolicyMissing(f"there is no policy in {folder}: a policy is a file named by its date, as 2025-07-27.md")
    return Versions(tuple(found))


def sources(folder: Path) -> Sequence[Path]:
    """The files of the versions, the newest first; translations are not among them."""
    return sorted(folder.glob("????-??-??.md"), reverse=True)


def fingerprint(source: str) -> str:
    """The SHA-256 of a source text, as 64 hex digits."""
    return hashlib.sha256(source.encode()).hexdigest()


def changed_under_an_old_date(folder: Path) -> list[str]:
    """The files whose text is not the one that was dated, and those without a fingerprint."""
    listed = folder / FINGERPRINTS
    held = dict(line.split() for line in listed.read_text("utf-8").splitlines() if line) if listed.is_file() else {}
    return [path.name for path in sources(folder) if held.get(path.stem) != fingerprint(path.read_text("utf-8"))]
