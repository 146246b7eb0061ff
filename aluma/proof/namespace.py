"""Without root a process may not read one that forbids it, not even its own child, unless both live where it is root.

A user namespace (`unshare -Ur`) is such a place, for a portal that the hunt starts itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

MARK = "PROOF_NAMESPACE"  # tells the second start that it is inside, so that there is no third


def enter() -> None:
    """Go on in a user namespace where that is needed and possible: then this does not return, but starts anew.

    Where it is refused, the search of the memory will say that it could not be made.
    """
    if os.geteuid() == 0 or os.environ.pop(MARK, ""):
        return
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-Ur", "true"], capture_output=True, check=False).returncode:  # noqa: S603  # found above
        return
    command = [unshare, "-Ur", sys.executable, *sys.orig_argv[1:]]
    os.environ[MARK] = "1"
    os.execv(unshare, command)  # noqa: S606  # this very command again
