"""`aluma serve`, as a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx2
import pytest

OPEN = "Aluma is open at "


def command(*options: str) -> list[str]:
    return [sys.executable, "-P", "-m", "aluma", "serve", "--port", "0", *options]


@contextmanager
def portal(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running portal and its address."""
    process = subprocess.Popen(command(*options), cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert process.stdout
        line = process.stdout.readline().strip()
        assert line.startswith(OPEN), process.stderr.read() if process.stderr else ""
        yield process, line.removeprefix(OPEN)
    finally:
        process.kill()
        process.communicate()


def refusal(folder: Path, *options: str) -> str:
    done = subprocess.run(command(*options), cwd=folder, text=True, capture_output=True, timeout=30, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_once_it_says_so_and_ends_cleanly(tmp_path: Path, stop: signal.Signals) -> None:
    with portal(tmp_path) as (process, address):
        assert httpx2.get(address).status_code == 200
        asked = time.monotonic()
        process.send_signal(stop)
        assert process.wait(10) == 0
        assert time.monotonic() - asked < 5
    assert os.listdir(tmp_path) == []


def test_a_half_sent_body_gets_503_when_it_stops(tmp_path: Path) -> None:
    with portal(tmp_path) as (process, address), closing(opened(address)) as line:
        line.sendall(
            f"POST /session HTTP/1.1\r\nHost: {address[7:]}\r\nOrigin: {address}\r\nContent-Length: 9\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\nhalf".encode()
        )
        time.sleep(0.3)
        process.terminate()
        assert line.recv(12) == b"HTTP/1.1 503"
        assert process.wait(10) == 0


def test_no_line_is_written_about_a_request(tmp_path: Path) -> None:
    """What a visited portal writes is what one writes that nobody came to."""

    def visited(address: str) -> None:
        for path in ("/", "/nowhere?what=secret", "/practices/arrive"):
            httpx2.get(address + path)
        with closing(opened(address)) as line:
            line.sendall(b"no http at all\r\n\r\n")
            line.recv(100)

    assert written(tmp_path, visited) == written(tmp_path, lambda address: None)


def written(folder: Path, visit: Callable[[str], None]) -> tuple[str, str]:
    """All that a portal writes to both outputs after it has opened, and to standard error before."""
    with portal(folder) as (process, address):
        visit(address)
        process.terminate()
        return process.communicate(timeout=10)


def test_a_port_in_use_is_told_in_one_sentence(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        said = refusal(tmp_path, "--port", str(port))
    assert said.startswith(f"Port {port} on 127.0.0.1 is in use.")
    assert said.count("\n") == 1


def test_a_host_that_is_not_here_is_told(tmp_path: Path) -> None:
    assert "is not an address of this machine" in refusal(
        tmp_path,
        *("--host", "203.0.113.9", "--proxy", "127.0.0.1", "--public-url", "https://a.example"),
        *("--operator", "A", "--contact", "B", "--source", "C", "--hosting", "own"),
    )


def test_settings_that_do_not_hold_are_all_told(tmp_path: Path) -> None:
    said = refusal(tmp_path, "--tls-cert", "none.pem", "--places", "0")
    assert said.count("\n  - ") == 3


def test_a_practice_with_a_fault_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_text("---\ntitle: Broken\n---\n## here (nothing)\nWhat is your name?\n")
    assert "broken.md, line" in refusal(tmp_path, "--practices", str(tmp_path))


def test_a_file_in_place_of_a_folder_of_practices_is_told(tmp_path: Path) -> None:
    (tmp_path / "walk.md").write_text("---\n")
    assert "practices names a file" in refusal(tmp_path, "--practices", str(tmp_path / "walk.md"))


def opened(address: str) -> socket.socket:
    host, _, port = address.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=10)
