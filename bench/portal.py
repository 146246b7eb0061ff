"""The portal as `aluma serve` runs it, with a bare Starlette route beside it to measure it against.

As a program it serves on a free port, and prints that port once it answers.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from aluma.app import create_app
from aluma.cli._serving import run
from aluma.log.others import take_over
from aluma.log.writer import Log
from aluma.settings import Settings
from aluma.shelf import load
from aluma.traceless.guarantee import missing
from aluma.traceless.hold import hold
from aluma.traceless.launcher import MARK, relaunched
from aluma.web.server import Server, listen

HELLO = "/hello"
LIMITS = Settings(port=0, places=200_000, network_places=10_000_000)


class Portal(NamedTuple):
    """A running portal: its port on 127.0.0.1, and the number of its process."""

    port: int
    process: int

    def cpu(self) -> float:
        """Seconds of processor time that it has used, in user and system mode (proc(5), stat)."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self) -> float:
        """kB of its memory that is in use (proc(5), statm)."""
        return int(Path(f"/proc/{self.process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1000


@contextmanager
def portal(environ: Mapping[str, str] = os.environ) -> Iterator[Portal]:
    """A portal in a process of its own, started in this environment, ended afterwards."""
    files = [int(file) for file in environ.get(MARK, "").split(":")[1:]]  # the launcher's open file, if it has made it
    command = [sys.executable, "-m", "bench.portal"]
    process = subprocess.Popen(command, env=dict(environ), pass_fds=files, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield Portal(int(process.stdout.readline()), process.pid)
    finally:
        process.terminate()
        process.wait(10)


async def hello(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


class Beside:
    """ASGI: the bare route to its own application, outside every guard; all else to the portal."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._bare = Starlette(routes=[Route(HELLO, hello)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self._bare if scope.get("path") == HELLO else self._app)(scope, receive, send)


def main() -> None:
    way = relaunched()
    lacking = missing(hold(way))
    listener = listen(LIMITS.host, 0)
    port = listener.getsockname()[1]
    app = create_app(replace(LIMITS, port=port), load(), missing=lacking)
    log = Log(lambda line: print(line, file=sys.stderr))
    take_over(log)
    server = Server(Beside(app), listener, app.answers, opened=lambda: print(port, flush=True), failed=log.failed)
    run(server, log, None, way)


if __name__ == "__main__":
    main()
