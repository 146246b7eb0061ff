"""Starts a Python in a chosen environment and gives what it prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

PERTURB = {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"}


def python(code: str, environ: Mapping[str, str] = os.environ, *, flags: tuple[str, ...] = (), fds: Any = ()) -> Any:
    """The value that `code` prints as JSON, run by an interpreter of its own."""
    command = [sys.executable, *flags, "-c", code]
    run = subprocess.run(command, env=dict(environ), pass_fds=fds, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)
