"""A relay of our own that counts what it takes: quick, on a thread of its own, and it keeps no mail."""

from __future__ import annotations

import asyncio
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

TO = re.compile(rb"^To: (.+?)\r$", re.MULTILINE)
NUMBER = re.compile(rb"^Message-ID: (.+?)\r$", re.MULTILINE)


@dataclass
class Taken:
    """What it has acknowledged: how often each recipient got a mail, under how many numbers, and how many in all."""

    mails: Counter[bytes] = field(default_factory=Counter)
    numbers: dict[bytes, set[bytes]] = field(default_factory=dict)
    count: int = 0
    port: int = 0

    @property
    def renumbered(self) -> int:
        """How many got mails under more than one number."""
        return sum(len(each) > 1 for each in self.numbers.values())

    async def spoken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        writer.write(b"220 sink.example\r\n")
        try:
            while line := await reader.readline():
                if line.startswith(b"EHLO"):
                    writer.write(b"250-sink.example\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES\r\n")
                elif line.startswith(b"DATA"):
                    writer.write(b"354 Go on\r\n")
                    self._take(await reader.readuntil(b"\r\n.\r\n"))
                    writer.write(b"250 2.0.0 Taken\r\n")
                else:
                    writer.write(b"250 2.0.0 Ok\r\n")
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _take(self, mail: bytes) -> None:
        to, number = TO.search(mail), NUMBER.search(mail)
        assert to is not None
        assert number is not None
        self.count += 1
        self.mails[to[1]] += 1
        self.numbers.setdefault(to[1], set()).add(number[1])


@contextmanager
def taking() -> Iterator[Taken]:
    """One at work on a free port of 127.0.0.1."""
    taken, loop = Taken(), asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(taken.spoken, "127.0.0.1", 0, limit=1 << 20))
    taken.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield taken
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(_ended(loop))
        loop.close()


async def _ended(loop: asyncio.AbstractEventLoop) -> None:
    """Let connections that are still open end."""
    others = asyncio.all_tasks(loop) - {asyncio.current_task()}
    for each in others:
        each.cancel()
    await asyncio.gather(*others, return_exceptions=True)
