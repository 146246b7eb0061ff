"""`kills`: a thousand portals killed at random instants under load, and nothing on disk after any.

bin/campaign kills [NUMBER] [SEED]
"""

from __future__ import annotations

import json
import random
import secrets
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from campaigns.door import Door, open_door
from campaigns.malformed import form

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV)
AT_ONCE = 4  # portals
LONGEST = 0.3  # seconds of load before the end


@dataclass(frozen=True)
class Killed:
    """How one portal ended: by which signal, after how many answers, and what it left in its folder or its lines."""

    by: signal.Signals
    status: int
    answers: int
    left: Sequence[str]
    holding: Sequence[str]

    @property
    def holds(self) -> bool:
        """Ended as it was told to, with nothing left."""
        expected = 0 if self.by is signal.SIGTERM else -self.by
        return not (self.left or self.holding) and self.status == expected


def kill(by: signal.Signals, after: float, place: Path) -> Killed:
    """Open a portal, load it from two sides, and end it."""
    marker = secrets.token_hex(8)
    answers: list[int] = []
    with open_door(place) as door:
        loads = [Thread(target=_load, args=(door, marker, answers)), Thread(target=_hold, args=(door, marker))]
        for each in loads:
            each.start()
        time.sleep(after)
        door.process.send_signal(by)
        status = door.process.wait(10)
        for each in loads:
            each.join()
        return Killed(by, status, sum(answers), door.left(), door.holding(marker.encode()))


def kills(number: int, seed: int, place: Path) -> list[Killed]:
    """So many portals, some at a time, each signal in its turn."""
    chance = random.Random(seed)
    tasks = [(SIGNALS[index % len(SIGNALS)], chance.random() * LONGEST, place / str(index)) for index in range(number)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda task: kill(*task), tasks))


def _load(door: Door, marker: str, answers: list[int]) -> None:
    """Turns with words, one after the other, until nobody answers."""
    host = door.address.partition("//")[2].encode()
    begin = form("/session", b"practice=open-page&adult=yes").replace(b"{host}", host)
    turn = form("/session/turn", f"token=x&words={marker * 50}&do=on".encode()).replace(b"{host}", host)
    try:
        with socket.create_connection(("127.0.0.1", door.port), timeout=10) as line:
            while True:
                line.sendall(begin + turn)
                got = b""
                while got.count(b"</html>") < 2:
                    piece = line.recv(1 << 18)
                    if not piece:
                        return
                    got += piece
                answers.append(2)
    except OSError:
        return


def _hold(door: Door, marker: str) -> None:
    """A body whose last byte never comes."""
    data = form("/session/turn", f"words={marker * 400}".encode())
    try:
        with socket.create_connection(("127.0.0.1", door.port), timeout=10) as line:
            line.sendall(data.replace(b"{host}", door.address.partition("//")[2].encode())[:-1])
            line.recv(1 << 16)
    except OSError:
        return


def main() -> None:
    given = [int(each) for each in sys.argv[1:]]
    number, seed = (*given, *(1_000, secrets.randbits(32))[len(given) :])
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        ended = kills(number, seed, Path(place))
    wrong = [each for each in ended if not each.holds]
    answers = sum(each.answers for each in ended)
    print(
        f"{len(ended)} portals in {time.monotonic() - begun:.0f} s, seed {seed}; {answers:,} answers before their ends"
    )
    print(f"left something: {len(wrong)}")
    for each in wrong:
        print(f"  {each.by.name}, status {each.status}: {[*each.left, *each.holding]}")
    holds = bool(answers) and not wrong
    print(json.dumps({"name": "kills", "value": len(ended), "unit": "kills", "holds": holds}))
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
