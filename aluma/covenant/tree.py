"""The hash of a tree of files: what a test run was a run of.

Made from the files themselves, so an installed package gives the same as the source tree it was built from.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
# Made from the sources, or written after the run: neither can be part of what the run was a run of.
LEFT_OUT = (".pyc", ".so", ".mo", "results.json")


def digest(folder: Path) -> str:
    """SHA-256, as 64 hex digits, over the path and content of every file below a folder."""
    whole = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and not each.name.endswith(LEFT_OUT)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return whole.hexdigest()
