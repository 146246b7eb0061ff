"""A portal as `aluma serve` runs it, in an empty folder of its own, and what is left there afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aluma.proof.process import pieces
from aluma.traceless.launcher import MARK, environment
from aluma.web.tls import openssl_environment

OPEN = "Aluma is open at "
ROOM = ("--network-places", "1000000000", "--places", "1000000")


@dataclass(frozen=True)
class Door:
    """A running portal. Everything it could write goes below `folder`; its own lines go to `said`."""

    process: subprocess.Popen[bytes]
    address: str
    folder: Path
    said: Path

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1."""
        return int(self.address.rpartition(":")[2])

    @property
    def resident(self) -> int:
        """Bytes of memory that it holds."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def remembers(self, words: bytes) -> bool:
        """Whether these words stand in its memory, as UTF-8, UTF-16 or UTF-32. Raises MemoryUnreadable."""
        forms = [words.decode().encode(name) for name in ("utf-8", "utf-16-le", "utf-32-le")]
        return any(form in piece.data for piece in pieces(self.process.pid) for form in forms)

    def left(self) -> list[str]:
        """Every file and folder that it has made."""
        return sorted(str(each.relative_to(self.folder)) for each in self.folder.rglob("*") if each.name != "tmp")

    def holding(self, words: bytes) -> list[str]:
        """The files that hold these words: its own lines, and whatever it has made."""
        files = [self.said, *(each for each in self.folder.rglob("*") if each.is_file())]
        return [str(each) for each in files if words in each.read_bytes()]


@contextmanager
def open_door(place: Path, *options: str) -> Iterator[Door]:
    """A portal that runs until the block ends, or that was ended inside it."""
    folder, said = place / "folder", place / "said"
    (folder / "tmp").mkdir(parents=True)
    made = environment({**os.environ, **openssl_environment(), "TMPDIR": str(folder / "tmp"), "HOME": str(folder)})
    files = [int(file) for file in made[MARK].split(":")[1:]]
    command = [
        sys.executable,
        "-P",
        "-m",
        "aluma",
        "serve",
        "--port",
        "0",
        "--data",
        str(folder / "data"),
        *ROOM,
        *options,
    ]
    with said.open("wb") as lines:
        process = subprocess.Popen(command, env=made, pass_fds=files, cwd=folder, stdout=subprocess.PIPE, stderr=lines)
    for file in files:
        os.close(file)
    assert process.stdout is not None
    try:
        line = process.stdout.readline().decode().strip()
        assert line.startswith(OPEN), said.read_text()
        yield Door(process, line.removeprefix(OPEN), folder, said)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
