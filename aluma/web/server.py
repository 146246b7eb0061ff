"""Serves the portal: uvicorn on asyncio with our protocol, silent about every request, and closing in time.

Keeps: harvest.no-profiling, session.not-kept
"""

from __future__ import annotations

import asyncio
import logging
import resource
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from aluma.web.protocol import Patience, Protocol

KEEP_ALIVE = 15  # seconds that an idle connection stays open: a page, its style and its font come in one
GRACE = 4.0  # seconds that begun requests get when the server stops
HANDSHAKE = 10.0  # seconds for a TLS handshake
LOOK_EVERY = 5  # ticks of a tenth of a second between two looks at slow connections
LOGGERS = ("uvicorn.error", "uvicorn.access", "uvicorn.asgi", "asyncio")


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError where the address or port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.create_server((host, port), family=family, backlog=2048, dualstack_ipv6=host == "::")
    # asyncio sends without delay only where it sees that this is TCP; else each page after the first waits 40 ms.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, made.detach())


def allow_connections() -> None:
    """Raises the bound on open files as far as the system lets this process: each connection is one (getrlimit(2))."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with suppress(ValueError, OSError):  # macOS says that there is no bound, and then takes no such number
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


class Server(uvicorn.Server):
    """One portal on one listening socket. `answers` are `raw_answers`; `opened` is called once it answers.

    `failed` is given each error that nobody else has taken. Neither uvicorn nor asyncio writes a line about any.
    """

    def __init__(
        self,
        app: ASGIApp,
        listener: socket.socket,
        answers: Mapping[int, bytes],
        *,
        tls: ssl.SSLContext | None = None,
        opened: Callable[[], None] = lambda: None,
        failed: Callable[[BaseException], None] = lambda error: None,
        patience: Patience = Patience(),  # noqa: B008  # a frozen value
    ) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=partial(Protocol, answers=answers, patience=patience),  # type: ignore[arg-type]  # called alike
                loop="asyncio",
                ws="none",
                lifespan="on",
                log_config=None,
                log_level=logging.ERROR,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=KEEP_ALIVE,
            )
        )
        for name in LOGGERS:
            logging.getLogger(name).handlers = [_Errors(failed)]
            logging.getLogger(name).propagate = False
        self._listener = listener
        self._tls = tls
        self._opened = opened
        self._failed = failed

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the application, then the door."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._loop_failed)
        allow_connections()
        await self.lifespan.startup()
        if self.lifespan.should_exit:
            self.should_exit = True
            return
        door = await loop.create_server(
            self._connection,
            sock=self._listener,
            ssl=self._tls,
            ssl_handshake_timeout=HANDSHAKE if self._tls else None,
        )
        self.servers = [door]
        self.started = True
        self._opened()

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second; at some of them, look for connections that take too long."""
        if counter % LOOK_EVERY == 0:
            self._look()
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close the door, give what has begun its time, refuse the rest, close the application."""
        for door in self.servers:
            door.close()
        for connection in self._connections():
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                while (self.server_state.connections or self.server_state.tasks) and not self.force_exit:
                    self._look()
                    await asyncio.sleep(0.05)
        for connection in self._connections():
            connection.refuse(503)
        for task in list(self.server_state.tasks):
            task.cancel()
        await self.lifespan.shutdown()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn does, but without raising the signal again: to be asked to stop, and to stop, is no failure."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()

    def _connection(self) -> Protocol:
        make: Any = self.config.http_protocol_class
        made = make(config=self.config, server_state=self.server_state, app_state=self.lifespan.state)
        assert isinstance(made, Protocol)
        return made

    def _connections(self) -> list[Protocol]:
        return [each for each in self.server_state.connections if isinstance(each, Protocol)]

    def _look(self) -> None:
        now = asyncio.get_running_loop().time()
        for connection in self._connections():
            connection.look(now)

    def _loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Instead of asyncio's own report, which prints what it finds."""
        error = context.get("exception")
        if error is not None:
            self._failed(error)


class _Errors(logging.Handler):
    """Takes the errors out of lines that libraries log. The lines could hold what was typed, and go nowhere."""

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._failed = failed

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self._failed(error)
