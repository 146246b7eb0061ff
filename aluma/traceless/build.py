"""Compiles the wiping wrapper where a C compiler is at hand: `python -m aluma.traceless.build [FOLDER]`.

Keeps: session.not-kept

It needs glibc, because the wrapper stands in front of glibc's own allocator. Elsewhere, and without a compiler, nothing
is built, the fallback is used, and this says so; that is no error.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("wipe.c")
LIBRARY = "_wipe.so"
BUILT = Path(__file__).with_name(LIBRARY)
COMPILERS = ("cc", "gcc", "clang")
FLAGS = (
    *("-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared"),
    "-fno-builtin",  # free and realloc are defined here, so the compiler may assume nothing of them
    "-Wl,-z,now,-z,relro",
)


def build(into: Path = BUILT.parent) -> Path | None:
    """Compile into a folder and give the library's path; None where it can't be built. Does nothing twice."""
    compiler = next(filter(None, map(shutil.which, (*os.environ.get("CC", "").split()[:1], *COMPILERS))), None)
    target = into / LIBRARY
    if compiler is None or platform.libc_ver()[0] != "glibc":
        return None
    if target.is_file() and target.stat().st_mtime >= SOURCE.stat().st_mtime:
        return target
    fresh = target.with_suffix(f".{os.getpid()}")
    command = [compiler, *FLAGS, "-o", str(fresh), str(SOURCE)]
    if subprocess.run(command, check=False).returncode:  # noqa: S603  # the compiler is the builder's own
        fresh.unlink(missing_ok=True)
        return None
    fresh.replace(target)  # a running portal keeps the file that it has open
    return target


if __name__ == "__main__":
    if build(*map(Path, sys.argv[1:2])) is None:
        sys.stderr.write("Aluma's memory wrapper needs glibc and a C compiler; the slower way will be used here.\n")
