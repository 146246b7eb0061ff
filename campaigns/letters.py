"""`letters`: mailings killed with SIGKILL at random instants, again and again, until everyone has the letter.

bin/campaign letters [KILLS] [SEED]

A sink of our own notes each mail that it has acknowledged. At each end, nobody may be missing, and nobody may have got
a mail twice but those that were handed over and not yet acknowledged: one a connection for each kill.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aluma.newsletter.delivery import LINES
from aluma.newsletter.ledger import standing
from tests.newsletter.mailing import fill, opened

PEOPLE = 1_500  # in each book: more than a batch
LONGEST = 0.9  # seconds until a kill; starting takes about half of it
STALLED = 120.0  # seconds that a mailing without a kill may take
TO = re.compile(rb"^To: (.+?)\r$", re.MULTILINE)
NUMBER = re.compile(rb"^Message-ID: (.+?)\r$", re.MULTILINE)


@dataclass
class Taken:
    """What a sink has acknowledged: how often each recipient got a mail, and under how many numbers."""

    mails: Counter[bytes] = field(default_factory=Counter)
    numbers: dict[bytes, set[bytes]] = field(default_factory=dict)

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
        self.mails[to[1]] += 1
        self.numbers.setdefault(to[1], set()).add(number[1])


@dataclass(frozen=True)
class Mailed:
    """How one mailing went, over all of its kills."""

    kills: int
    missed: int
    twice: int
    renumbered: int
    stalled: bool

    @property
    def holds(self) -> bool:
        """Nobody missed, few enough twice, each of those with the same number."""
        return not (self.missed or self.renumbered or self.stalled) and self.twice <= self.kills * LINES


@contextmanager
def taking() -> Iterator[tuple[Taken, int]]:
    """A sink on a thread of its own, and its port."""
    taken, loop = Taken(), asyncio.new_event_loop()
    server = loop.run_until_complete(asyncio.start_server(taken.spoken, "127.0.0.1", 0, limit=1 << 20))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield taken, server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.close()


def mailed(kills: int, chance: random.Random, folder: Path, people: int = PEOPLE) -> Mailed:
    """One mailing killed so many times, or as often as it lasts, then left to end."""
    names = [f"p{number}" for number in range(people)]
    room = opened(folder)
    asyncio.run(fill(room, names))
    room.close()
    done = 0
    with taking() as (taken, port):
        command = [sys.executable, "-m", "tests.newsletter.post", str(folder), str(port)]
        while done < kills and not standing(folder / "mailing").ended:
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            began = len(taken.mails)
            wait_for_more = time.monotonic() + 20
            while len(taken.mails) == began and process.poll() is None and time.monotonic() < wait_for_more:
                time.sleep(0.002)
            time.sleep(chance.random() * LONGEST / kills)
            process.kill()
            done += process.wait() < 0
        try:
            subprocess.run(command, check=True, timeout=STALLED, stderr=subprocess.DEVNULL)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return Mailed(done, 0, 0, 0, stalled=True)
    got = [taken.mails[f"{name}@post.example".encode()] for name in names]
    renumbered = sum(len(each) > 1 for each in taken.numbers.values())
    return Mailed(done, got.count(0), sum(each - 1 for each in got if each > 1), renumbered, stalled=False)


def main() -> None:
    given = [int(each) for each in sys.argv[1:]]
    number, seed = (*given, *(1_000, secrets.randbits(32))[len(given) :])
    chance, found, begun = random.Random(seed), list[Mailed](), time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        while (done := sum(each.kills for each in found)) < number:
            found.append(mailed(min(20, number - done), chance, Path(place) / str(len(found))))
    kills = sum(each.kills for each in found)
    print(f"{kills} kills in {len(found)} mailings to {PEOPLE} each, {time.monotonic() - begun:.0f} s, seed {seed}")
    print(f"missed: {sum(each.missed for each in found)}; stalled: {sum(each.stalled for each in found)}")
    twice = sum(each.twice for each in found)
    print(f"twice: {twice} ({twice / max(kills, 1):.2f} a kill; the bound is {LINES}), with another number: ", end="")
    print(sum(each.renumbered for each in found))
    holds = all(each.holds for each in found)
    print(json.dumps({"name": "letters", "value": kills, "unit": "kills", "holds": holds}))
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
