"""No swapping: memory of this process is not written to disk while it waits for its turn.

Keeps: session.not-kept, security.hosting

Locking the pages is best. Where that is not allowed, any of these is as good: no swap at all, swap that lies encrypted
(dm-crypt) or compressed in memory (zram), or a control group that may not swap.
"""

from __future__ import annotations

import ctypes
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aluma.traceless.guarantee import Guarantee

MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4  # linux/mman.h; on fault: pages that are never used take no room
CAP_IPC_LOCK = 14  # linux/capability.h
WHAT_TO_DO = (
    "Memory of the portal could be written to this machine's swap. Turn swap off, encrypt it (dm-crypt), "
    "or start the portal with: systemd-run --user --scope -p MemorySwapMax=0"
)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the kernel says what swaps; a test gives its own."""

    swaps: Path = Path("/proc/swaps")
    blocks: Path = Path("/sys/class/block")
    status: Path = Path("/proc/self/status")
    group: Path = Path("/proc/self/cgroup")
    groups: Path = Path("/sys/fs/cgroup")


def keep_from_swap(places: Places = Places()) -> Guarantee:  # frozen, so one default serves all
    """Lock this process's memory where that is allowed; else look whether it can reach a disk."""
    if sys.platform != "linux":
        said = "Whether this system writes the portal's memory to its swap can't be told. Linux would not."
        return Guarantee("swap", False, said)
    if _may_lock(places.status) and _lock():
        return Guarantee("swap", True, "The portal's memory is locked: it is never written to swap.")
    if all(_stays_secret(name, places.blocks) for name in _swaps(places.swaps)):
        return Guarantee("swap", True, "This machine has no swap that is readable on disk.")
    if any(_is_nought(limit) for limit in _limits(places)):
        return Guarantee("swap", True, "The portal's control group may not swap.")
    return Guarantee("swap", False, WHAT_TO_DO)


def _may_lock(status: Path) -> bool:
    """With no more than a limit, a lock may hold today and stop the portal from growing tomorrow."""
    if resource.getrlimit(resource.RLIMIT_MEMLOCK)[0] == resource.RLIM_INFINITY:
        return True
    effective = next((line for line in status.read_text().splitlines() if line.startswith("CapEff:")), "CapEff: 0")
    return bool(int(effective.split()[1], 16) >> CAP_IPC_LOCK & 1)


def _lock() -> bool:
    return bool(ctypes.CDLL(None).mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0)


def _swaps(swaps: Path) -> list[str]:
    """Devices and files that the kernel swaps to. A list that is not there, in a closed container, tells nothing."""
    try:
        return [line.split()[0] for line in swaps.read_text().splitlines()[1:] if line.strip()]
    except OSError:
        return ["unknown"]


def _stays_secret(name: str, blocks: Path) -> bool:
    device = blocks / Path(name).resolve().name
    if device.name.startswith("zram"):
        # A zram device may be told to write idle pages to a disk behind it.
        return _text(device / "backing_dev") in ("", "none")
    return _text(device / "dm" / "uuid").startswith("CRYPT-")


def _limits(places: Places) -> Iterator[Path]:
    """`memory.swap.max` of the control group (version 2) and of those around it."""
    own = next((line[3:] for line in _text(places.group).splitlines() if line.startswith("0::")), "/").strip("/")
    group = places.groups / own
    while group != places.groups:
        yield group / "memory.swap.max"
        group = group.parent
    yield places.groups / "memory.swap.max"


def _is_nought(limit: Path) -> bool:
    return _text(limit) == "0"


def _text(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""
