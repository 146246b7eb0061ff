"""`fuzz`: a million malformed requests, each with a canary: none in a log, none in an answer to anyone but its sender.

    bin/campaign fuzz [REQUESTS] [SEED]

A connection sends its requests one after the other without waiting, and is read to its end while others are under way.
"""

from __future__ import annotations

import json
import random
import re
import secrets
import socket
import sys
import tempfile
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from aluma.proof.process import MemoryUnreadable
from campaigns.door import Door, open_door
from campaigns.malformed import ENDING, KINDS, form, head, noise

BATCH = 40  # requests on a connection
AT_ONCE = 8  # connections under way
LIVE = 0.08  # the share of connections that walk a real session
ENDS = 0.25  # the share of the others whose last request is one that ends a connection
LEAVES = 0.04  # the share of those that go away in the middle of a body
_STATUS = re.compile(rb"HTTP/1\.1 (\d\d\d) ")
_HIDDEN = re.compile(rb'name="(token|stamp)" value="([^"]*)"')
_WEIGHTS, _MAKERS = zip(*KINDS, strict=True)


@dataclass
class Seen:
    """What came back: how many requests went out, answers by status, and what must not be."""

    sent: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    strangers: int = 0  # canaries in an answer to someone else
    unanswered: int = 0  # well-formed requests without an answer
    resident: list[int] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """No server error, no canary of a stranger, an answer to each."""
        return not (self.strangers or self.unanswered or any(status >= 500 for status in self.statuses))


class Fuzz:
    """Sends batches to one portal."""

    def __init__(self, door: Door, seed: int) -> None:
        self.marker = "".join(secrets.choice("bcdfghjkmpqvwxz") for _ in range(10))
        self.seen = Seen()
        self._port = door.port
        self._host = door.address.partition("//")[2].encode()
        self._chance = random.Random(seed)
        self._mine = ""  # the id of the connection that is being written

    def run(self, requests: int, door: Door) -> Seen:
        """Send so many requests, looking at the portal's memory now and then."""
        under_way: deque[tuple[socket.socket, bytes, int]] = deque()
        looked = 0
        while self.seen.sent < requests:
            if self.seen.sent >= looked:
                self.seen.resident.append(door.resident)
                looked += max(1, requests // 20)
            under_way.append(self._begin())
            if len(under_way) >= AT_ONCE:
                self._finish(*under_way.popleft())
        while under_way:
            self._finish(*under_way.popleft())
        self.seen.resident.append(door.resident)
        return self.seen

    def _begin(self) -> tuple[socket.socket, bytes, int]:
        """A connection with its batch sent: its socket, how its canaries begin, and how many answers it must get."""
        self._mine = f"{self.marker}{self._chance.randrange(16**6):06x}"
        line = socket.create_connection(("127.0.0.1", self._port), timeout=30)
        kind = self._chance.random()
        requests, answers = self._session(line) if kind < LIVE else self._batch()
        self.seen.sent += len(requests)
        data = b"".join(requests).replace(b"{host}", self._host)
        if kind > 1 - LEAVES:
            line.sendall(data[: -self._chance.randrange(1, 60)])
            line.close()
            return line, b"", 0
        try:
            line.sendall(data)
        except ConnectionError:  # refused in the middle of a batch that ends its connection
            answers = 0
        return line, self._mine.encode(), answers

    def _finish(self, line: socket.socket, mine: bytes, answers: int) -> None:
        if line.fileno() < 0:
            return
        got = bytearray()
        try:
            while piece := line.recv(1 << 18):
                got += piece
        except ConnectionError:
            pass
        line.close()
        found = [int(each) for each in _STATUS.findall(got)]
        self.seen.statuses.update(found)
        self.seen.unanswered += max(0, answers - len(found))
        self.seen.strangers += got.count(self.marker.encode()) - got.count(mine)

    def _canary(self) -> str:
        return f"{self._mine}z{self._chance.randrange(16**4):04x}"

    def _batch(self) -> tuple[list[bytes], int]:
        ends = self._chance.random() < ENDS
        makers = self._chance.choices(_MAKERS, _WEIGHTS, k=self._chance.choice((0, BATCH)) if ends else BATCH)
        requests = [make(self._canary(), self._chance) for make in makers]
        answers = len(requests) + 1
        if ends:
            answers = 0  # what such a request makes of those beside it is not told apart here
            requests.append(self._chance.choice(ENDING)(self._canary(), self._chance))
        return [*requests, head("GET", "/help", "Connection: close")], answers

    def _session(self, line: socket.socket) -> tuple[list[bytes], int]:
        """A real session, begun here; then turns that fit, turns that don't, and its end."""
        line.sendall(form("/session", b"practice=open-page&adult=yes").replace(b"{host}", self._host))
        page = bytearray()
        while not page.endswith(b"</html>\n") and not page.endswith(b"</html>"):
            page += line.recv(1 << 18)
        hidden = b"&".join(b"%b=%b" % pair for pair in dict(_HIDDEN.findall(page)).items())
        self.seen.sent += 1
        self.seen.statuses[200] += 1
        requests = []
        for index in range(BATCH // 4):
            version = self._chance.choice((index, 0, index + 1))
            do = self._chance.choice(("on", "on", "back", "pass", "stay", "choose:0", "change", self._canary()))
            words = quote(" ".join(noise(self._canary(), self._chance) for _ in range(self._chance.randrange(1, 30))))
            requests.append(form("/session/turn", hidden + f"&version={version}&do={do}&words={words}".encode()))
        requests.append(form("/session/end", hidden + f"&words={self._canary()}".encode(), "Connection: close"))
        return requests, len(requests)


def fuzz(requests: int, seed: int, place: Path) -> tuple[Seen, list[str], int | None]:
    """What was seen, where a canary stayed, and how the portal had ended before it was asked to (None: not)."""
    with open_door(place) as door:
        run = Fuzz(door, seed)
        seen = run.run(requests, door)
        ended = door.process.poll()
        time.sleep(1)  # the longest that anything may outlive its end
        staying = ["memory"] if _remembers(door, run.marker) else []
        door.process.terminate()
        door.process.wait(10)
        return seen, staying + door.holding(run.marker.encode()), ended


def _remembers(door: Door, marker: str) -> bool:
    try:
        return door.remembers(marker.encode())
    except MemoryUnreadable as unreadable:
        print(f"Memory not searched. {unreadable}")
        return False


def main() -> None:
    given = [int(each) for each in sys.argv[1:]]
    requests, seed = (*given, *(1_000_000, secrets.randbits(32))[len(given) :])
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        seen, staying, ended = fuzz(requests, seed, Path(place))
    print(f"{seen.sent:,} requests in {time.monotonic() - begun:.0f} s, seed {seed}")
    print(f"answers: {dict(sorted(seen.statuses.items()))}; missing: {seen.unanswered}")
    print(f"canaries in answers to others: {seen.strangers}; staying in memory, lines or files: {len(staying)}")
    print("resident memory, MB: " + ", ".join(f"{each / 1e6:.1f}" for each in seen.resident))
    holds = seen.holds and not staying and ended is None
    print(json.dumps({"name": "fuzz", "value": seen.sent, "unit": "requests", "holds": holds}))
    sys.exit(0 if holds else 1)


if __name__ == "__main__":
    main()
