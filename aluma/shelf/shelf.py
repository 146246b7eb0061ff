"""The shelf: every practice, language and list of a portal, read once at the start.

Keeps: global.access, voluntary.never-asks

A language is a folder `<lang>/` with `practices/*.md` and, compiled, `strings.mo`. Files alone add one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from aluma.guide.listen.listener import Listener
from aluma.guide.practice import Pointer, Practice
from aluma.guide.safety.guard import Guard
from aluma.guide.safety.helplines import Helplines
from aluma.language import Language
from aluma.shelf.catalogue import CATALOGUE, read_language
from aluma.shelf.content import FIRST, OURS, Unshelved, read_guards, read_helplines, read_listener, read_names
from aluma.shelf.folder import practice_files, untaken
from aluma.shelf.reading import Reading, read_file


@dataclass(frozen=True, slots=True)
class Shelf:
    """All content. `languages` has English first; `warnings` are sentences for the operator, and stop nothing.

    `names` is what languages call themselves, by code.
    """

    languages: tuple[Language, ...]
    shelves: Mapping[str, Mapping[str, Practice]]
    listener: Listener
    helplines: Helplines
    warnings: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def practices(self, code: str) -> Mapping[str, Practice]:
        """The practices of a language by slug, in the order of their titles' files."""
        return self.shelves.get(code, {})

    def all(self) -> Iterator[Practice]:
        """Every practice in every language."""
        for shelf in self.shelves.values():
            yield from shelf.values()

    def name(self, code: str) -> str:
        """What a language calls itself: Deutsch for `de`, Deutsch (AT) for `de-AT`; its code where nobody wrote it."""
        main, _, variety = code.partition("-")
        variety = variety.partition("x-")[0].strip("-")  # what follows an x is a private matter (BCP 47)
        if code in self.names or main not in self.names:
            return self.names.get(code, code)
        return f"{self.names[main]} ({variety})" if variety else self.names[main]


def load(*contents: Path, practices: Path | None = None) -> Shelf:
    """Our content, then each further folder of content, then the operator's folder of practices (`*.md`, flat).

    A later practice replaces an earlier one of its slug and language. Raises Unshelved with every fault of every file.
    """
    folders = [OURS, *contents]
    guards = read_guards(*contents)
    readings = [reading for folder in folders for reading in _of_content(folder, guards)]
    readings += [read_file(path, guards) for path in practice_files(practices)] if practices else []
    faulty = [reading.told for reading in readings if reading.faulty]
    if faulty:
        raise Unshelved("\n".join(faulty))
    shelves: dict[str, dict[str, Practice]] = {}
    for reading in readings:
        shelves.setdefault(reading.practice.language, {})[reading.practice.slug] = reading.practice
    doubts = _doubts(readings, shelves)
    if practices:
        doubts += untaken(practices)
    tied = {code: _tied(shelf) for code, shelf in shelves.items()}
    languages = _languages(folders, tied)
    return Shelf(languages, tied, read_listener(), read_helplines(), tuple(doubts), read_names())


def _of_content(folder: Path, guards: Mapping[str, Guard]) -> Iterator[Reading]:
    for path in sorted(folder.glob("*/practices")):
        yield from (read_file(each, guards, path.parent.name) for each in practice_files(path))


def _doubts(readings: Iterable[Reading], shelves: Mapping[str, Mapping[str, Practice]]) -> list[str]:
    """The reports of all files that are served and say something doubtful."""
    known = [each.linked(shelves[each.practice.language]) for each in readings]
    return [each.told for each in known if each.faults]


def _languages(folders: list[Path], shelves: Mapping[str, object]) -> tuple[Language, ...]:
    """English first, then the others by code: every language with a catalogue or with a practice."""
    catalogues = {path.parent.name: path for folder in folders for path in folder.glob(f"*/{CATALOGUE}")}
    codes = sorted({*catalogues, *shelves} - {FIRST})
    return tuple(read_language(code, catalogues.get(code, OURS / code / CATALOGUE)) for code in (FIRST, *codes))


def _tied(shelf: Mapping[str, Practice]) -> dict[str, Practice]:
    """The same practices without pointers to what is not there."""
    return {
        slug: replace(each, not_today=_tie(each.not_today, shelf), next=_tie(each.next, shelf))
        for slug, each in shelf.items()
    }


def _tie(pointer: Pointer, shelf: Container[str]) -> Pointer:
    """The sentence before a loose arrow goes with it; a sentence before that stands on its own and stays."""
    if not pointer.leads_to or pointer.leads_to in shelf:
        return pointer
    sentences = pointer.words.split(". ")
    return Pointer(". ".join(sentences[:-1]) + "." if len(sentences) > 1 else "")
