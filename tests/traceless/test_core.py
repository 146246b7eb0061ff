"""A crash leaves no core file, and the process can't be dumped.

Keeps: session.not-kept, security.hosting
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.traceless.start import python

FORBID = "from aluma.traceless.core import forbid_core_dumps; made = forbid_core_dumps()\n"
LOOK = "import ctypes, json, resource; prctl = ctypes.CDLL(None).prctl\n"


def test_core_dumps_are_forbidden() -> None:
    seen = python(f"{FORBID}{LOOK}print(json.dumps([made[1], resource.getrlimit(resource.RLIMIT_CORE), prctl(3)]))")
    assert seen == [True, [0, 0], 0]


def test_a_fork_keeps_it() -> None:
    fork = "import os; child = os.fork()\nif child: os.waitpid(child, 0)\nelse: os.write(1, b'%d' % prctl(3))\n"
    assert python(FORBID + LOOK + fork) == 0


def test_without_it_a_process_can_be_dumped() -> None:
    assert python(f"{LOOK}print(prctl(3))") == 1


def test_a_crash_writes_no_core_file(tmp_path: Path) -> None:
    crash = f"{FORBID}import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    ended = subprocess.run([sys.executable, "-c", crash], cwd=tmp_path, timeout=30)
    assert ended.returncode == -11
    assert list(tmp_path.iterdir()) == []
