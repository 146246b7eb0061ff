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


def untaken(folder: Path) -> Iterator[str]:
    """A sentence for each file that an author may have meant as a practice. Hidden files and backups are left alone."""
    taken = set(practice_files(folder))
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path in taken or path.name.startswith(".") or path.name.endswith("~"):
            continue
        if path.is_dir():
            yield f"{path.name}: a doubt: This is a folder. Only files that lie right in “{folder.name}” are taken."
        else:
            yield f"{path.name}: a doubt: This file is not taken: its name does not end in {ENDING}.{_renamed(path)}"


def _renamed(path: Path) -> str:
    name = path.name.lower()
    while Path(name).suffix in {*TEXTS, ENDING}:
        name = Path(name).stem
    return f" If it is a practice, call it {slugged(name)}{ENDING}" if name != path.name.lower() else ""
