"""No core dump: a crash writes nothing of this process to disk, and no other program of its user may read it.

Keeps: session.not-kept, security.hosting
"""

from __future__ import annotations

import ctypes
import resource
import sys

from aluma.traceless.guarantee import Guarantee

PR_GET_DUMPABLE, PR_SET_DUMPABLE = 3, 4  # linux/prctl.h


def forbid_core_dumps() -> Guarantee:
    """Forbid them for this process. Last of all: afterwards it can't read its own memory, and an exec would undo it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        said = "This system may still let other programs of the same user read the portal's memory. Linux would not."
        return Guarantee("core dumps", False, said)
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    if prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0:
        said = "A crash could write the portal's memory to disk: the system refused to forbid it (PR_SET_DUMPABLE)."
        return Guarantee("core dumps", False, said)
    return Guarantee("core dumps", True, "A crash writes nothing of the portal's memory to disk.")
