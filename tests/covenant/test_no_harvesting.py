"""Nothing is handed on: a running portal is watched by the system, and it opens no connection to anyone."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from shutil import which

import httpx2
import pytest

OPEN = "Aluma is open at "
CONNECT = re.compile(
    r"(?:connect|sendto|sendmsg)\(\d+, .*?sa_family=AF_INET6?.*?(?:inet_addr\(\"|AF_INET6, \")([0-9a-f.:]+)"
)
FORM = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
HIDDEN = re.compile(r'name="(token|version|stamp)" value="([^"]*)"')

pytestmark = pytest.mark.skipif(which("strace") is None, reason="strace watches the connections; bin/test brings it")


def watched(log: Path, *command: str) -> list[str]:
    """A command that strace follows from outside (-D), writing each connection it or its children try to open."""
    return ["strace", "-D", "-f", "-q", "-e", "trace=connect,sendto,sendmsg", "-o", str(log), sys.executable, "-P", *command]


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


def test_a_running_portal_reaches_out_to_nobody(tmp_path: Path) -> None:
    log = tmp_path / "connections"
    command = watched(log, "-m", "aluma", "serve", "--port", "0")
    portal = subprocess.Popen(command, cwd=tmp_path, text=True, stdout=subprocess.PIPE)
    try:
        assert portal.stdout
        address = next((line for line in portal.stdout if line.startswith(OPEN)), "").removeprefix(OPEN).strip()
        a_session(address)
        nobody = "Nobody. This portal is set up without" in httpx2.get(f"{address}/privacy").text
    finally:
        portal.terminate()
        portal.wait(20)
    assert reached(log) == set()
    assert nobody


@pytest.mark.parametrize(("family", "there"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")])
def test_a_connection_is_seen_when_there_is_one(tmp_path: Path, family: str, there: str) -> None:
    log = tmp_path / "connections"
    code = f"import socket; socket.socket(socket.{family}).connect_ex(({there!r}, 9))"
    subprocess.run(watched(log, "-c", code), check=True, timeout=30)
    assert reached(log) == {there}


def test_a_message_without_a_connection_is_seen_too(tmp_path: Path) -> None:
    log = tmp_path / "connections"
    code = "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.9', 9))"
    subprocess.run(watched(log, "-c", code), check=True, timeout=30)
    assert reached(log) == {"127.0.0.9"}
