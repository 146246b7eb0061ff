"""The search of all that lies on disk: folders, open files, logs, swap and core dumps, each against its own plant.

Keeps: session.not-kept
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aluma.proof import files
from aluma.proof.canary import Canaries
from aluma.proof.hunt import Found, Hunt
from aluma.proof.looked import Looked, looked
from aluma.proof.trace import Piece

SYSTEM_LOGS = Path("/var/log")
CORE_FOLDERS = (Path("/var/lib/systemd/coredump"), Path("/var/crash"))
_JOURNAL_SOCKET = Path("/run/systemd/journal/socket")
_SWAPS = Path("/proc/swaps")


@dataclass(frozen=True, slots=True)
class Disk:
    """Searches a disk for what came there since a moment (seconds since the epoch)."""

    hunt: Hunt
    canaries: Canaries
    since: float

    def folder(self, name: str, title: str, folders: Sequence[Path], skip: Sequence[Path] = ()) -> Looked:
        """Everything below these folders that changed; a text, a database with its journal and a core are planted."""
        there = [folder for folder in folders if folder.is_dir()]
        ours = next((folder for folder in there if os.access(folder, os.W_OK)), None)
        if ours is None:
            found, unread = self._below(there, skip)
            note = f"Nothing could be planted here, and {unread} files not be read, with the rights at hand."
            return looked(name, title, found, (), note)
        with tempfile.TemporaryDirectory(prefix="proof-plants-", dir=ours) as place:
            plants = [self.canaries.new(f"plant in {name}, {what}") for what in ("a text", "a database", "a core")]
            Path(place, "plant.txt").write_text(plants[0].typed)
            Path(place, "core").write_bytes(os.urandom(99) + plants[2].word.encode("utf-32-le"))
            with closing(_database(Path(place, "plant.db"), plants[1].typed)):
                found, unread = self._below(there, skip)
        note = f"{unread} files could not be read with the rights at hand." if unread else ""
        return looked(name, title, found, {each.where for each in plants}, note)

    def open_files(self, pids: Iterable[int]) -> Looked:
        """What these processes hold open, deleted or not; the plant is a deleted file, held open by the hunt itself."""
        plant = self.canaries.new("plant in open files")
        with tempfile.TemporaryFile() as own:
            own.write(plant.typed.encode())
            own.flush()
            paths = [path for pid in pids for path in files.held_open(pid)]
            mine = Path(f"/proc/{os.getpid()}/fd/{own.fileno()}")
            found, _ = self._read([*paths, mine])
        return looked("open files", "Files that the portal held open, deleted ones too", found, {plant.where})

    def journal(self) -> Looked:
        """What the system's journal took since then."""
        name, title = "journal", "The system's journal"
        if shutil.which("journalctl") is None or not _JOURNAL_SOCKET.exists():
            return Looked(name, title, note="No journal runs on this machine.")
        plant = self.canaries.new("plant in the journal")
        logger = ["logger", "-t", "proof", plant.word]
        subprocess.run(logger, check=False)  # noqa: S603  # the system's own, with a word of ours
        subprocess.run(["journalctl", "--sync"], check=False, capture_output=True)  # noqa: S607  # needs root; else it waits
        command = ["journalctl", f"--since=@{int(self.since)}", "--output=export", "--all"]
        done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603  # fixed words and a number
        return looked(name, title, [self.hunt.search([Piece("the journal", 0, done.stdout)])], {plant.where})

    def swap(self) -> Looked:
        """The swap space, as far as it may be read."""
        name, title = "swap", "Swap space, where a system puts memory on a disk"
        paths = [Path(line.split()[0]) for line in _SWAPS.read_text().splitlines()[1:]]
        if not paths:
            return Looked(name, title, note="This machine has no swap.")
        found, unread = self._read(paths)
        if unread:
            return Looked(name, title, unsearched="Swap is on, and may not be read without the rights of root.")
        return looked(name, title, found, ())

    def _below(self, folders: Iterable[Path], skip: Sequence[Path]) -> tuple[list[Found], int]:
        return self._read(path for folder in folders for path in files.below(folder, since=self.since, skip=skip))

    def _read(self, paths: Iterable[Path]) -> tuple[list[Found], int]:
        found, unread = [], 0
        for path in paths:
            try:
                found.append(self.hunt.search(files.pieces(path)))
            except FileNotFoundError:
                continue  # gone again: what wrote it is seen by the search of writes
            except OSError:
                unread += 1
        return found, unread


def _database(path: Path, words: str) -> sqlite3.Connection:
    """A database whose last row stands in its write-ahead log alone, for as long as the connection is open."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("CREATE TABLE plant (words TEXT)")
    connection.execute("INSERT INTO plant VALUES (?)", (words,))
    return connection


def temporary_folders() -> list[Path]:
    """Where programs put what they mean to throw away."""
    named = [os.environ.get("TMPDIR", ""), tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"]  # noqa: S108  # searched, not used
    return list(dict.fromkeys(path for each in named if each and (path := Path(each).resolve()).is_dir()))


def system_folders() -> list[Path]:
    """Where a system keeps logs and core dumps."""
    return [folder for folder in (SYSTEM_LOGS, *CORE_FOLDERS) if folder.is_dir()]
