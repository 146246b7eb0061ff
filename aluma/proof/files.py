"""Reads files: those below a folder, and those that a process holds open or has mapped.

Nothing can be written into a file without changing its times, so where a folder is large only files that changed since
the run began are read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from aluma.proof.hunt import OVERLAP
from aluma.proof.trace import Piece

CHUNK = 4 * 1024 * 1024
_NOT_FILES = ("/proc", "/sys")


def below(folder: Path, *, since: float = 0.0, skip: Collection[Path] = ()) -> Iterator[Path]:
    """Every regular file below a folder that changed since then (seconds since the epoch), links not followed."""
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = [name for name in folders if here / name not in skip and root not in _NOT_FILES]
        for name in names:
            with suppress(OSError):
                found = os.lstat(here / name)
                if stat.S_ISREG(found.st_mode) and max(found.st_mtime, found.st_ctime) >= since:
                    yield here / name


def held_open(pid: int) -> Iterator[Path]:
    """The regular files that a process has open, deleted ones too, as paths that open them."""
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):
            if stat.S_ISREG(entry.stat().st_mode):
                yield entry


def pieces(path: Path) -> Iterator[Piece]:
    """A file, in chunks. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        start = 0
        while data := os.pread(file.fileno(), CHUNK + OVERLAP, start):
            yield Piece(str(path), start, data)
            start += CHUNK
