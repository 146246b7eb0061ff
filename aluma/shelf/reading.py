"""A practice file, read: its practice, and all that is wrong or doubtful in it.

Keeps: voluntary.never-asks
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aluma.guide.author import read
from aluma.guide.check import check
from aluma.guide.draft import Draft
from aluma.guide.fault import Fault, report
from aluma.guide.links import loose
from aluma.guide.practice import Practice
from aluma.guide.safety.guard import Guard
from aluma.guide.slug import is_slug, slugged
from aluma.shelf.content import NO_TEXT, OURS, read_guards
from aluma.shelf.folder import ENDING, practice_files

DIGEST_DIGITS = 16  # hex digits of a file's SHA-256: what a sealed walk is bound to
UNREAD = "This file can't be read. Perhaps it belongs to another user."
UNHEARD = (
    "In “{0}” the words were not checked, as there is no list for it: not whether a line asks for a name, place, age, "
    "date, job or illness, and not whether it advises, promises or praises. Someone who speaks it should read for that."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One practice file, read. `draft` is what could be read of it."""

    path: Path
    draft: Draft
    faults: tuple[Fault, ...]

    @property
    def practice(self) -> Practice:
        """The practice; whole only where nothing is faulty."""
        return self.draft.practice

    @property
    def faulty(self) -> bool:
        """Whether something in it stops a start; a doubt does not."""
        return any(not fault.doubt for fault in self.faults)

    @property
    def told(self) -> str:
        """The report of this file; empty where there is nothing to say."""
        return report(self.path.name, self.faults)

    def linked(self, known: Collection[str]) -> Reading:
        """The same, with a doubt for each link to a practice that is not known by its file name."""
        return replace(self, faults=(*self.faults, *loose(self.draft, known)))


def read_file(path: Path, guards: Mapping[str, Guard], folder: str = "") -> Reading:
    """A practice file with its faults. `folder` is the language of the folder that it lies in, where it has one."""
    try:
        data = path.read_bytes()
    except OSError:
        return Reading(path, read("", path.stem), (Fault(1, UNREAD),))
    digest = hashlib.sha256(data).hexdigest()[:DIGEST_DIGITS]
    draft = read(data.decode("utf-8", "replace"), path.stem, digest)
    if not _is_text(data):
        return Reading(path, draft, (Fault(1, NO_TEXT),))
    spoken = draft.practice.language
    guarded = guards.get(spoken) or guards.get(spoken.partition("-")[0])
    faults = [*check(draft, guarded or Guard())]
    if guarded is None:
        faults.append(Fault(1, UNHEARD.format(spoken), doubt=True))
    if folder and spoken != folder:
        says = f"The file lies with the language “{folder}” and says that it is “{spoken}”."
        faults.append(Fault(1, says, f"language: {spoken}", f"language: {folder}"))
    if not is_slug(path.stem):
        says = "A file name becomes an address, so it is made of small letters from a to z, digits and hyphens."
        near = slugged(path.stem)
        faults.append(Fault(1, says, path.name, f"{near}{ENDING}" if near else "", how="perhaps, as its name"))
    return Reading(path, draft, tuple(faults))


def read_files(paths: Iterable[Path]) -> list[Reading]:
    """An author's files, each with doubts about its links: they may lead to ours, to each other, and to files beside.

    Raises Unshelved where the lists of a language are at fault.
    """
    guards = read_guards()
    readings = [read_file(path, guards) for path in paths]
    return [each.linked(_beside(each, readings, guards)) for each in readings]


def _beside(reading: Reading, others: Iterable[Reading], guards: Mapping[str, Guard]) -> set[str]:
    spoken = reading.practice.language
    known = {path.stem for path in practice_files(OURS / spoken / "practices")}
    known |= {each.practice.slug for each in others if each.practice.language == spoken}
    wanted = {slug for link in reading.draft.links for slug in link.reference.steps} - known
    files = [path for path in practice_files(reading.path.parent) if path.stem in wanted]
    return known | {path.stem for path in files if read_file(path, guards).practice.language == spoken}


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
