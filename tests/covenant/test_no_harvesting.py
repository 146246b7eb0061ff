"""Nothing is harvested: a running portal, watched by the system, reaches nobody; and two sessions share no value."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from shutil import which

import httpx2
import pytest

from aluma.app import create_app
from aluma.session.memory import MemoryStore
from aluma.settings import Settings
from aluma.web.guard.networks import WINDOW, Networks
from tests.clock import Clock
from tests.web.conftest import SHELF
from tests.web.visitor import Visitor

OPEN = "Aluma is open at "
CONNECT = re.compile(
    r"(?:connect|sendto|sendmsg)\(\d+, .*?sa_family=AF_INET6?.*?(?:inet_addr\(\"|AF_INET6, \")([0-9a-f.:]+)"
)
FORM = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
HIDDEN = re.compile(r'name="(token|version|stamp)" value="([^"]*)"')

needs_strace = pytest.mark.skipif(which("strace") is None, reason="strace watches the connections; bin/test brings it")


def watched(log: Path, *command: str) -> list[str]:
    """A command that strace follows from outside (-D), writing each connection it or its children try to open."""
    return [
        "strace",
        "-D",
        "-f",
        "-q",
        "-e",
        "trace=connect,sendto,sendmsg",
        "-o",
        str(log),
        sys.executable,
        "-P",
        *command,
    ]


def reached(log: Path) -> set[str]:
    """Whom it tried to reach, once strace has seen it end."""
    until = time.monotonic() + 10
    while "+++" not in log.read_text("utf-8", "replace") and time.monotonic() < until:
        time.sleep(0.05)
    seen = log.read_text("utf-8", "replace")
    assert "+++ exited with 0 +++" in seen
    return set(CONNECT.findall(seen))


def a_session(address: str) -> None:
    """Each page once, and a session with words, from its beginning to its end."""
    with httpx2.Client(base_url=address, headers=FORM) as client:
        for path in ("/", "/privacy", "/contact", "/help", "/practices/arrive", "/privacy/evidence.json"):
            assert client.get(path).status_code == 200
        page = client.post("/session", content="practice=arrive&adult=yes").text
        for do in ("on", "pass", "stay"):
            page = client.post("/session/turn", data={**dict(HIDDEN.findall(page)), "do": do, "words": "a word"}).text
        assert client.post("/session/end", data=dict(HIDDEN.findall(page))).status_code == 200


@needs_strace
def test_a_running_portal_reaches_out_to_nobody(tmp_path: Path) -> None:
    log = tmp_path / "connections"
    command = watched(log, "-m", "aluma", "serve", "--port", "0")
    portal = subprocess.Popen(command, cwd=tmp_path, text=True, stdout=subprocess.PIPE)
    try:
        assert portal.stdout
        address = next((line for line in portal.stdout if line.startswith(OPEN)), "").removeprefix(OPEN).strip()
        a_session(address)
        nobody = "Nobody. This portal makes use of no other company" in httpx2.get(f"{address}/privacy").text
        time.sleep(2.5)  # what runs by itself runs each second (aluma.app.SWEEP_SECONDS)
    finally:
        portal.terminate()
        portal.wait(20)
    assert reached(log) == set()
    assert nobody


@needs_strace
@pytest.mark.parametrize(("family", "there"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")])
def test_a_connection_is_seen_when_there_is_one(tmp_path: Path, family: str, there: str) -> None:
    log = tmp_path / "connections"
    code = f"import socket; socket.socket(socket.{family}).connect_ex(({there!r}, 9))"
    subprocess.run(watched(log, "-c", code), check=True, timeout=30)
    assert reached(log) == {there}


@needs_strace
def test_a_message_without_a_connection_is_seen_too(tmp_path: Path) -> None:
    log = tmp_path / "connections"
    code = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.9', 9))"
    subprocess.run(watched(log, "-c", code), check=True, timeout=30)
    assert reached(log) == {"127.0.0.9"}


def test_two_sessions_of_one_visitor_share_no_value() -> None:
    store = MemoryStore(places=9, room=10**6, clock=lambda: 0.0)
    sent, kept = zip(
        *(_session(Visitor(create_app(Settings(), SHELF, store=store)), store) for _ in range(2)), strict=True
    )
    assert not sent[0] & sent[1]
    assert not kept[0] & kept[1]


def test_the_counts_of_one_window_cannot_be_tied_to_the_next() -> None:
    clock = Clock()
    networks = Networks(most=9, clock=clock)
    networks.may_take("192.0.2.1")
    before = set(networks._taken)
    clock.now = WINDOW
    networks.may_take("192.0.2.1")
    assert len(before) == len(networks._taken) == 1
    assert not before & set(networks._taken)


def _session(visitor: Visitor, store: MemoryStore) -> tuple[set[str], set[bytes]]:
    """What a session sends to its visitor in hidden fields, and every 8 bytes in a row that it leaves in the store."""
    sent = {value for _ in visitor.begin().forms.values() for name, value in _.items() if name in ("token", "stamp")}
    before = set(store._held)
    sent |= {visitor.turn(words="the same words").forms["/session/turn"]["token"]}
    (address,) = set(store._held) - before
    left = address + store._held[address].blob
    return sent, {left[place : place + 8] for place in range(len(left) - 7)}
