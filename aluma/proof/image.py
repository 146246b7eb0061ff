"""An image of a process's memory, made by gdb's gcore in memory (tmpfs), never on a disk, and gone after use.

gdb is called itself, not by the script `gcore`: it would open the libraries of the process by their names, and one that
was loaded as `/proc/self/fd/N` is then a pipe of gdb's own, on which it waits for ever. An empty `sysroot` hides them.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SECONDS = 60
_BEFORE = ("set debuginfod enabled off", "set confirm off", "set sysroot /nowhere")
_THEN = ("set use-coredump-filter off", "set dump-excluded-mappings on")


class NoImage(Exception):
    """No image could be made. The message is a sentence."""


@contextmanager
def image(pid: int) -> Iterator[Path]:
    """The path of a fresh image of everything a process has mapped; deleted when the block is left. Raises NoImage."""
    gdb = shutil.which("gdb")
    if gdb is None:
        raise NoImage("gdb is not installed here.")
    folder = Path(tempfile.mkdtemp(prefix="proof-", dir=memory_folder()))
    try:
        path = folder / f"image.{pid}"
        before = [word for each in _BEFORE for word in ("-iex", each)]
        then = [word for each in (*_THEN, f"attach {pid}", f"gcore {path}", "detach") for word in ("-ex", each)]
        command = [gdb, "-nx", "-batch", "-readnever", *before, *then]
        subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False)  # noqa: S603  # found above
        if not path.is_file() or not path.stat().st_size:
            raise NoImage(f"gdb could not make an image of process {pid}.")
        yield path
    except subprocess.TimeoutExpired:
        raise NoImage(f"gdb took longer than {_SECONDS} seconds with process {pid}.") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def memory_folder() -> Path:
    """A folder that lies in memory, not on a disk. Raises NoImage where there is none."""
    for line in Path("/proc/mounts").read_text().splitlines():
        _, folder, kind, rights, *_ = line.split()
        if kind == "tmpfs" and "rw" in rights.split(",") and folder in ("/dev/shm", "/run", "/tmp"):  # noqa: S108  # only if in memory
            return Path(folder)
    raise NoImage("There is no folder in memory (tmpfs) to put an image in.")
