"""`letters`: mails a second on the whole way, over `smtp-source -d -s 10` into the same sink.

The whole way is: read a batch of the book, open each sealed address, patch it into the letter, hand the mail over, and
write down in the ledger that it was taken. The sink is Postfix's, on this machine; so is `smtp-source`, a C program
that sends one constant mail. Both send mails of about the same size.
"""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from aluma.newsletter.room import Room
from bench.rounds import alternating, result, spread
from tests.mail.sink import free_port
from tests.newsletter.mailing import SOURCE, fill, opened, rendered, send

GOAL = 0.6
MAILS = 5_000
PARAGRAPH = "A quiet hour has no use, and that is what it is for. You might look out of the window for a while.\n\n"


class Sending(NamedTuple):
    """Mails a second, and microseconds of the sender's processor time for each."""

    rate: float
    cost: float


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, port = Path(place), free_port()
        room = opened(folder)
        try:
            asyncio.run(fill(room, (f"someone{number}" for number in range(MAILS))))
            size = len(rendered(SOURCE + PARAGRAPH * 3).message("a" * 26, "someone1@post.example"))
            rounds = iter(range(1_000))

            def ours() -> Sending:
                return _timed(lambda: _ours(room, folder / f"mailing{next(rounds)}", port), resource.RUSAGE_SELF)

            def theirs() -> Sending:
                return _timed(lambda: _theirs(port, size), resource.RUSAGE_CHILDREN)

            with sink(port):
                sent, source = alternating(ours, theirs)
        finally:
            room.close()
    ratios = [one.rate / other.rate for one, other in zip(sent, source, strict=True)]
    print(f"{MAILS} mails of {size} bytes a round")
    spread("letters", [each.rate for each in sent], "a second")
    spread("smtp-source", [each.rate for each in source], "a second")
    spread("processor time of a letter", [each.cost for each in sent], "microseconds")
    spread("processor time of a mail of smtp-source", [each.cost for each in source], "microseconds")
    spread("ratio", ratios, "letters over smtp-source")
    print(f"resident at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    result("letters", median(ratios), "of smtp-source", f"at least {GOAL}", holds=median(ratios) >= GOAL)


@contextmanager
def sink(port: int) -> Iterator[None]:
    """Postfix's sink at work on a port."""
    as_whom = ["-u", "nobody"] if os.geteuid() == 0 else []
    process = subprocess.Popen([_tool("smtp-sink"), *as_whom, f"127.0.0.1:{port}", "1000"])
    try:
        time.sleep(0.5)
        yield
    finally:
        process.kill()
        process.wait()


def _tool(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    return found or sys.exit(f"{name} is needed, which comes with Postfix.")


def _timed(send: Callable[[], None], whose: int) -> Sending:
    before, began = resource.getrusage(whose), time.perf_counter()
    send()
    took, after = time.perf_counter() - began, resource.getrusage(whose)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Sending(MAILS / took, used / MAILS * 1e6)


def _ours(room: Room, folder: Path, port: int) -> None:
    ledger = asyncio.run(send(room, folder, port, source=SOURCE + PARAGRAPH * 3))
    assert ledger.standing.sent == MAILS


def _theirs(port: int, size: int) -> None:
    options = ["-d", "-s", "10", "-m", str(MAILS), "-l", str(size)]
    addresses = ["-f", "letters@aluma.example", "-t", "someone@post.example"]
    subprocess.run([_tool("smtp-source"), *options, *addresses, f"127.0.0.1:{port}"], check=True)


if __name__ == "__main__":
    main()
