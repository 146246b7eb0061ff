"""Reads all content once at the start, ours and the operator's, and hands it out as values.

Keeps: global.access, voluntary.never-asks

A language is a folder `<lang>/` with `practices/*.md` and, compiled, `strings.mo`. Files alone add one.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aluma.guide.author import read
from aluma.guide.check import check
from aluma.guide.fault import Fault, report
from aluma.guide.listen.frames import frames
from aluma.guide.listen.hearing import cues
from aluma.guide.listen.lexicon import lexicon
from aluma.guide.listen.listener import Listener
from aluma.guide.practice import Pointer, Practice
from aluma.guide.safety.danger import dangers
from aluma.guide.safety.guard import Guard, guard
from aluma.guide.safety.helplines import Helplines, helplines
from aluma.language import Language, language

OURS = Path(__file__).parent / "content"
FIRST = "en"
DIGEST_DIGITS = 16  # hex digits of a file's SHA-256: what a sealed walk is bound to


class Unshelved(Exception):
    """Something on the shelf cannot be served; the message is the whole report."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All content. `languages` has English first; `warnings` are sentences for the operator, and stop nothing."""

    languages: tuple[Language, ...]
    shelves: Mapping[str, Mapping[str, Practice]]
    listener: Listener
    helplines: Helplines
    warnings: tuple[str, ...] = ()

    def practices(self, code: str) -> Mapping[str, Practice]:
        """The practices of a language by slug, in the order of their titles' files."""
        return self.shelves.get(code, {})

    def all(self) -> Iterator[Practice]:
        """Every practice in every language."""
        for shelf in self.shelves.values():
            yield from shelf.values()


NO_TEXT = "This is no plain text in UTF-8. In the editor, save it as plain text, with the encoding UTF-8."


@dataclass(frozen=True, slots=True)
class Reading:
    """One practice file, read: its practice, and what is wrong or doubtful in it."""

    path: Path
    practice: Practice
    faults: tuple[Fault, ...]

    @property
    def faulty(self) -> bool:
        """Whether something in it stops a start; a doubt does not."""
        return any(not fault.doubt for fault in self.faults)

    @property
    def told(self) -> str:
        """The report of this file; empty where there is nothing to say."""
        return report(self.path.name, self.faults)


def load(*contents: Path, practices: Path | None = None) -> Shelf:
    """Our content, then each further folder of content, then the operator's folder of practices (`*.md`, flat).

    A later practice replaces an earlier one of its slug and language. Raises Unshelved with every fault of every file.
    """
    folders = [OURS, *contents]
    guards = read_guards(*contents)
    readings = [reading for folder in folders for reading in _of_content(folder, guards)]
    readings += [read_file(path, guards) for path in sorted(practices.glob("*.md"))] if practices else []
    faulty = [reading.told for reading in readings if reading.faulty]
    if faulty:
        raise Unshelved("\n".join(faulty))
    shelves: dict[str, dict[str, Practice]] = {}
    for reading in readings:
        shelves.setdefault(reading.practice.language, {})[reading.practice.slug] = reading.practice
    doubts = [reading.told for reading in readings if reading.faults]
    loose = [sentence for shelf in shelves.values() for sentence in _tied(shelf)]
    return Shelf(_languages(folders, shelves), shelves, read_listener(), read_helplines(), (*doubts, *loose))


def read_guards(*contents: Path) -> Mapping[str, Guard]:
    """What a guide may never say, by language, from our content and each further folder."""
    files = [path for folder in (OURS, *contents) for path in folder.glob("*/never.txt")]
    return {path.parent.name: guard(path.read_text("utf-8")) for path in files}


def read_listener() -> Listener:
    """The guide that listens, in the one language that it knows; in others it quotes."""
    folder = OURS / FIRST
    return Listener(
        words=lexicon(_tables(folder / "listen" / "words.toml")),
        cues=cues(_tables(folder / "listen" / "cues.toml")),
        frames=frames(_tables(folder / "listen" / "frames.toml")),
        dangers=dangers(_tables(folder / "listen" / "danger.toml")),
        guard=guard((folder / "never.txt").read_text("utf-8")),
    )


def read_helplines() -> Helplines:
    """The helplines of all countries."""
    return helplines(_tables(OURS / "helplines.toml"))


def read_file(path: Path, guards: Mapping[str, Guard], folder: str = "") -> Reading:
    """A practice file with its faults. `folder` is the language of the folder that it lies in, where it has one."""
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:DIGEST_DIGITS]
    draft = read(data.decode("utf-8", "replace"), path.stem, digest)
    spoken = draft.practice.language
    guarded = guards.get(spoken) or guards.get(spoken.partition("-")[0])
    if not _is_text(data):
        return Reading(path, draft.practice, (Fault(1, NO_TEXT),))
    faults = check(draft, guarded or Guard())
    if guarded is None:
        says = f"What a guide may never say is not listed for “{spoken}” yet, so only its form was checked."
        faults = (*faults, Fault(1, says, doubt=True))
    if folder and spoken != folder:
        says = f"The file lies with the language “{folder}” and says that it is “{spoken}”."
        faults = (*faults, Fault(1, says, f"language: {spoken}", f"language: {folder}"))
    return Reading(path, draft.practice, faults)


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _tables(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text("utf-8"))


def _of_content(folder: Path, guards: Mapping[str, Guard]) -> Iterator[Reading]:
    for path in sorted(folder.glob("*/practices/*.md")):
        yield read_file(path, guards, path.parent.parent.name)


def _languages(folders: list[Path], shelves: Mapping[str, object]) -> tuple[Language, ...]:
    """English first, then the others by code: every language with a catalogue or with a practice."""
    catalogues = {path.parent.name: path for folder in folders for path in folder.glob("*/strings.mo")}
    codes = sorted({*catalogues, *shelves} - {FIRST})
    return tuple(language(code, catalogues.get(code, OURS / code / "strings.mo")) for code in (FIRST, *codes))


def _tied(shelf: dict[str, Practice]) -> Iterator[str]:
    """Leaves off pointers to practices that are not on the shelf, and says so."""
    for slug, practice in list(shelf.items()):
        for key, pointer in (("not-today", practice.not_today), ("next", practice.next)):
            if pointer.leads_to and pointer.leads_to not in shelf:
                yield f"{slug}: “{key}” leads to “{pointer.leads_to}”, which is not on the shelf; it is left off."
        not_today, following = (_tie(pointer, shelf) for pointer in (practice.not_today, practice.next))
        shelf[slug] = replace(practice, not_today=not_today, next=following)


def _tie(pointer: Pointer, shelf: Container[str]) -> Pointer:
    """The sentence before a loose arrow goes with it; a sentence before that stands on its own and stays."""
    if not pointer.leads_to or pointer.leads_to in shelf:
        return pointer
    sentences = pointer.words.split(". ")
    return Pointer(". ".join(sentences[:-1]) + "." if len(sentences) > 1 else "")
