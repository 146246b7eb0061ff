"""A portal of the hunt's own: started in a folder of its own, searched, stopped or killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aluma.proof.door import Door, Line
from aluma.proof.process import family

_START_SECONDS = 30
_STOP_SECONDS = 10


class NotStarted(Exception):
    """The portal did not open. The message is a sentence, with the portal's own last words."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to start a portal: the command for a port and a data folder, its environment, and its origin at a port."""

    command: Callable[[int, Path], Sequence[str]]
    environ: Mapping[str, str]
    origin: Callable[[int], str]


class Portal:
    """A portal that runs for the length of a `with` block. Below `folder` lie its data, working folder and log."""

    def __init__(self, recipe: Recipe, folder: Path) -> None:
        self._recipe = recipe
        self.data, self.work, self.log = folder / "data", folder / "work", folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        self.door = Door("")

    def __enter__(self) -> Portal:
        for folder in (self.data, self.work, self.log):
            folder.mkdir(parents=True, exist_ok=True)
        port = _free_port()
        origin = self._recipe.origin(port)
        self.door = Door(origin, ("127.0.0.1", port))
        with (self.log / "portal.log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603  # the command is the caller's own
                self._recipe.command(port, self.data),
                env={**self._recipe.environ, "TMPDIR": os.environ.get("TMPDIR", "/tmp")},  # noqa: S108  # as inherited
                cwd=self.work,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    @property
    def pids(self) -> list[int]:
        """All processes of the portal."""
        assert self._process is not None
        return family(self._process.pid)

    def stop(self) -> None:
        """End it as a service manager does, and wait."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill(signal.SIGKILL)

    def kill(self, number: signal.Signals) -> None:
        """Send every process of it a signal, and wait."""
        for pid in reversed(self.pids):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        assert self._process is not None
        self._process.wait(_STOP_SECONDS)

    def _wait(self) -> None:
        assert self._process is not None
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            line = Line(self.door)
            with suppress(OSError):
                if line.get("/").status == 200:
                    return
            line.close()
            time.sleep(0.05)
        said = (self.log / "portal.log").read_text(errors="replace")[-1500:]
        raise NotStarted(f"The portal did not open. Its own words:\n{said}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
