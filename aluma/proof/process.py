"""Reads the whole memory of a process from outside, in chunks, writing nothing.

What the kernel keeps for a process (socket buffers, the page cache) is not part of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aluma.proof.hunt import OVERLAP
from aluma.proof.trace import Piece

CHUNK = 4 * 1024 * 1024
_KERNEL_PAGES = ("[vvar]", "[vvar_vclock]", "[vsyscall]")  # shown in the map, readable by no one, holding no data


class MemoryUnreadable(Exception):
    """The rights to read a process are missing, or it is gone. The message is a sentence."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a process's memory: addresses, and the file or the name the kernel gives it."""

    start: int
    end: int
    name: str


def family(pid: int) -> list[int]:
    """A process and all that descend from it, the eldest first."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            parents.setdefault(_parent(entry), []).append(int(entry.name))
    found = [pid]
    for each in found:
        found += parents.get(each, [])
    return found


def regions(pid: int) -> list[Region]:
    """Every readable region. Raises MemoryUnreadable."""
    try:
        lines = Path(f"/proc/{pid}/maps").read_text().splitlines()
    except OSError as error:
        raise MemoryUnreadable(f"The memory map of process {pid} cannot be read: {error.strerror}.") from None
    if not lines:
        raise MemoryUnreadable(f"The memory map of process {pid} is not shown to this user.")
    return [region for line in lines if (region := _region(line))]


def pieces(pid: int) -> Iterator[Piece]:
    """The whole memory of a process. Raises MemoryUnreadable when none of it, or an ordinary part, can be had."""
    try:
        memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise MemoryUnreadable(f"The memory of process {pid} cannot be read: {error.strerror}.") from None
    try:
        for region in regions(pid):
            yield from _pieces(memory, pid, region)
    finally:
        os.close(memory)


def swapped(pid: int) -> int:
    """Bytes of a process that lie on swap now."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmSwap:"):
            return int(line.split()[1]) * 1024
    return 0


def _pieces(memory: int, pid: int, region: Region) -> Iterator[Piece]:
    place = f"process {pid}, {region.name or 'its own memory'}"
    for start in range(region.start, region.end, CHUNK):
        size = min(CHUNK + OVERLAP, region.end - start)
        try:
            yield Piece(place, start, os.pread(memory, size, start))
        except OSError as error:
            if start in range(*_bounds(pid, region)) and not region.name.startswith("/dev/"):
                raise MemoryUnreadable(f"A part of process {pid} cannot be read: {error.strerror}.") from None


def _bounds(pid: int, region: Region) -> tuple[int, int]:
    """The region as it is now: a heap that was trimmed since then is no gap in the search."""
    now = next((each for each in regions(pid) if each.start <= region.start < each.end), None)
    return (now.start, now.end) if now else (0, 0)


def _region(line: str) -> Region | None:
    span, rights, _, _, _, *name = line.split(maxsplit=5)
    first, _, last = span.partition("-")
    region = Region(int(first, 16), int(last, 16), name[0] if name else "")
    return region if rights.startswith("r") and region.name not in _KERNEL_PAGES else None


def _parent(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0
