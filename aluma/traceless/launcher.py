"""Starts the interpreter again, once, in an environment in which the memory guarantee can hold.

Keeps: session.not-kept

How memory is freed is settled before the first line of Python runs, so a running process can only step aside: it
replaces itself (the process id stays) and goes on with the same command line. Nothing of it is left in the environment
that children inherit.
"""

from __future__ import annotations

import ctypes
import os
import platform
import re
import sys
from collections.abc import Mapping, MutableMapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from aluma.traceless.build import BUILT

MARK = "ALUMA_MEMORY"  # tells the second start which way was taken, so that there is no third


class Way(StrEnum):
    """How freed memory is overwritten."""

    WRAPPER = "wrapper"
    PERTURB = "perturb"
    NONE = "none"


# Every allocation of Python's goes to the C heap, which is where overwriting happens. Symbols are resolved at once,
# because resolving one at its first call saves the processor's registers, with words in them, on the stack.
ALWAYS = {"PYTHONMALLOC": "malloc", "LD_BIND_NOW": "1"}
# glibc's own switch: freed memory is filled with a byte. Its per-thread cache would keep blocks back from that.
PERTURB = {"GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0"}
# Under the wrapper that cache holds blocks that are wiped already, and a longer one saves the way to the heap.
CACHED = {"GLIBC_TUNABLES": "glibc.malloc.tcache_count=127"}
PLAIN_PATH = re.compile(r"/[\w./+-]+", re.ASCII)
OURS = (*ALWAYS, *PERTURB, "LD_PRELOAD", MARK)


def relaunched(also: Mapping[str, str] = MappingProxyType({})) -> Way:
    """The way this process was started in. Called first thing; the first time it does not return but starts again.

    The second time it takes our variables out of the environment, so that no child inherits them. `also` are variables
    of the caller that must be there before the start; where one is set already, it stays.
    """
    way = arrived(os.environ)
    if way is None:
        made = {**also, **environment(os.environ)}
        os.execve(sys.executable, sys.orig_argv, made)  # noqa: S606  # this very command again
    return way


def arrived(environ: MutableMapping[str, str]) -> Way | None:
    """The way that an environment made by `environment` stands for, which it is then cleared of; else None."""
    mark = environ.get(MARK)
    if mark is None:
        return None
    way, _, file = mark.partition(":")
    for name in OURS:
        environ.pop(name, None)
    if file:
        os.close(int(file))
    return Way(way)


def environment(environ: Mapping[str, str], library: Path = BUILT) -> dict[str, str]:
    """The environment to start a Python in. May leave one file open, which the new program inherits and closes.

    Another LD_PRELOAD gives way: an allocator of its own could keep what it frees.
    """
    way = best(library)
    made = {name: value for name, value in environ.items() if name not in OURS}
    made[MARK] = way
    if way is Way.NONE:
        return made
    made |= ALWAYS
    if way is Way.PERTURB:
        return made | PERTURB
    made |= CACHED
    if PLAIN_PATH.fullmatch(str(library)):
        return made | {"LD_PRELOAD": str(library)}
    # A path with a space or a colon in it never loads; the number of an open file has neither. A debugger can't follow
    # it, so a plain path is better where there is one.
    file = os.open(library, os.O_RDONLY)
    os.set_inheritable(file, True)
    return made | {"LD_PRELOAD": f"/proc/self/fd/{file}", MARK: f"{way}:{file}"}


def best(library: Path = BUILT) -> Way:
    """The best way that this system has. The self-test in the new process is what decides whether it works."""
    if sys.platform != "linux" or platform.libc_ver()[0] != "glibc":
        return Way.NONE
    return Way.WRAPPER if library.is_file() and _loads(library) else Way.PERTURB


def _loads(library: Path) -> bool:
    """Whether it is for this machine, and lies where programs may be loaded from."""
    try:
        return hasattr(ctypes.CDLL(str(library)), "aluma_wipes_freed_memory")
    except OSError:
        return False
