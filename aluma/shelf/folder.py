"""A folder of practices: the files in it that are taken, and what is said of those that are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aluma.guide.slug import slugged

ENDING = ".md"
TEXTS = frozenset({".txt", ".text", ".markdown", ".mdown", ".mkd"})


def practice_files(folder: Path) -> list[Path]:
    """The practices of a folder, in the order of their names: files that end in .md, and lie right in it."""
    return sorted(path for path in folder.glob(f"*{ENDING}") if path.is_file())


def untaken(given: Path) -> Iterator[str]:
    """A sentence for each file of a folder that an author may have meant as a practice, or for one file by itself.

    Hidden files and backups in a folder are left alone.
    """
    if not given.is_dir():
        yield from () if given.name.endswith(ENDING) else (_unended(given),)
        return
    taken = set(practice_files(given))
    for path in sorted(given.iterdir()):
        if path in taken or path.name.startswith(".") or path.name.endswith("~"):
            continue
        if path.is_dir():
            yield f"{path.name}: a doubt: This is a folder. Only files that lie right in “{given.name}” are taken."
        else:
            yield _unended(path)


def _unended(path: Path) -> str:
    return f"{path.name}: a doubt: This file is not taken: its name does not end in {ENDING}.{_renamed(path)}"


def _renamed(path: Path) -> str:
    name = path.name.lower()
    while Path(name).suffix in {*TEXTS, ENDING}:
        name = Path(name).stem
    return f" If it is a practice, call it {slugged(name)}{ENDING}" if name != path.name.lower() else ""
