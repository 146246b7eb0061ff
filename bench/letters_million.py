"""`letters-million`: seconds for a letter to 1,000,000 people, in 64 MB of memory.

bin/bench letters-million [PEOPLE]

The whole way, as in `letters`: the book is read in batches, each address opened when its mail is next, the ledger
written for each mail. The relay is Postfix's `smtp-sink` on this machine. The mailing is a process of its own, so that
its memory is its own, too: it is looked at all the while, and what counts is the most that Linux saw (`VmHWM`).
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.book_million import fill
from bench.letters import PARAGRAPH, sink
from bench.rounds import result
from tests.mail.sink import free_port
from tests.newsletter.mailing import SOURCE, opened, send

PEOPLE = 1_000_000
MOST = 64.0  # MB resident
LOOKS = 10  # at the memory, spread over the mailing
MAILING = "mailing"


def main(people: int = PEOPLE) -> None:
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as place:
        folder, port = Path(place), free_port()
        before = time.perf_counter()
        room = opened(folder)
        fill(room, people)
        room.close()
        print(f"filled with {people:,} in {time.perf_counter() - before:.0f} s", flush=True)
        with sink(port):
            command = [sys.executable, "-m", "bench.letters_million", MAILING, place, str(port), str(people)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    print(f"{people / found['seconds']:,.0f} a second, {found['cost']:.1f} microseconds of processor time a mail")
    print(f"resident before the first mail: {found['before']:.1f} MB")
    print(f"resident on the way: {', '.join(f'{each:.1f}' for each in found['looks'])} MB")
    print(f"resident at most: {found['most']:.1f} MB, of {MOST:g} allowed")
    holds = found["most"] <= MOST and found["sent"] == people
    result("letters-million", found["seconds"], f"seconds for {people:,}", f"at most {MOST:g} MB resident", holds=holds)


def mail(folder: Path, port: int, people: int) -> None:
    """The mailing, and what it took, as JSON."""
    room, looks, ended = opened(folder), list[float](), threading.Event()
    before, began, used = _memory("VmRSS"), time.perf_counter(), time.process_time()
    looking = threading.Thread(target=_look, args=(folder / MAILING, people, looks, ended))
    looking.start()
    ledger = asyncio.run(send(room, folder / MAILING, port, source=SOURCE + PARAGRAPH * 3))
    took, cost = time.perf_counter() - began, (time.process_time() - used) / people * 1e6
    ended.set()
    looking.join()
    room.close()
    found = {"seconds": took, "cost": cost, "before": before, "looks": looks, "most": _memory("VmHWM")}
    print(json.dumps({**found, "sent": ledger.standing.sent}))


def _look(mailing: Path, people: int, looks: list[float], ended: threading.Event) -> None:
    """Note the memory each time that a tenth of the mails has gone."""
    while not ended.wait(0.2):
        sent = re.search(rb'"sent":(\d+)', _read(mailing / "standing.json"))
        if sent and int(sent[1]) >= people * (len(looks) + 1) / LOOKS:
            looks.append(_memory("VmRSS"))


def _read(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


def _memory(name: str) -> float:
    """A line of /proc/self/status, in MB."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == [MAILING]:
        mail(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:]))
