"""Puts a file in the place of another, whole: whatever ends the program or the machine, one of the two is there."""

from __future__ import annotations

import os
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """The file at `path` has this data from here on, on the disk. Raises OSError; then it is as it was."""
    written = path.with_name(f"{path.name}.new")
    with written.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    written.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
