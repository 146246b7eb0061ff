"""The search of a portal's memory, as it is and as an image, against posts that are held back meanwhile.

Keeps: session.not-kept
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from aluma.proof import files, process
from aluma.proof.held import Held
from aluma.proof.hunt import Found, Hunt
from aluma.proof.image import NoImage, image
from aluma.proof.looked import Looked, looked
from aluma.proof.process import MemoryUnreadable

TITLES = {
    "between": "The portal's memory while sessions were open, between two turns",
    "memory": "The portal's whole memory, after the sessions were over",
    "image": "An image of that memory, taken by another program",
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Images of the processes, and how many seconds after `since` the first was begun."""

    images: tuple[Path, ...]
    delay: float


def search(hunt: Hunt, name: str, pids: Sequence[int], held: Held, note: str = "") -> Looked:
    """Read the memory of these processes as it is now."""
    try:
        found = [hunt.search(process.pieces(pid)) for pid in pids]
    except MemoryUnreadable as unreadable:
        return Looked(name, TITLES[name], unsearched=f"Memory not searched. {unreadable}")
    return looked(name, TITLES[name], found, held.planted, note)


def take(pids: Iterable[int], since: float, stack: ExitStack) -> Snapshot:
    """Images of these processes; they are gone when the stack is closed. Raises NoImage."""
    delay = time.monotonic() - since
    return Snapshot(tuple(stack.enter_context(image(pid)) for pid in pids), delay)


def search_images(hunt: Hunt, snapshot: Snapshot | NoImage, held: Held) -> Looked:
    """Read images, or say why there are none."""
    if isinstance(snapshot, NoImage):
        # Not a gap: the same memory is read directly, and that search has its own control.
        return Looked("image", TITLES["image"], note=f"Left out. {snapshot} The memory itself was read all the same.")
    return looked("image", TITLES["image"], _searched(hunt, snapshot.images), held.planted)


def _searched(hunt: Hunt, paths: Iterable[Path]) -> Iterator[Found]:
    for path in paths:
        yield hunt.search(files.pieces(path))
