"""What `aluma serve` does where the memory guarantee holds, and where it does not.

Keeps: session.not-kept, security.hosting, harvest.no-profiling
"""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
import trustme

from aluma.traceless.launcher import MARK, Way
from aluma.traceless.selftest import MISSING

WITHOUT = {MARK: Way.NONE}
OPEN = "Aluma is open at "
OTHERS = (
    "--operator=Someone",
    "--contact=someone@aluma.example",
    "--hosting=own",
    "--source=https://aluma.example/source",
)  # what an open portal must say


@contextmanager
def serving(folder: Path, *options: str, **environ: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-P", "-m", "aluma", "serve", "--port", "0", *options]
    made = {**os.environ, **environ}
    with subprocess.Popen(
        command, cwd=folder, text=True, env=made, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        line = process.stdout.readline().strip()
        try:
            yield process, line.removeprefix(OPEN)
        finally:
            process.kill()


def begun(address: str) -> str:
    """The first page of a session."""
    form, ours = {"practice": "arrive", "adult": "yes"}, {"sec-fetch-site": "same-origin"}
    return httpx2.post(f"{address}/session", data=form, headers=ours).text


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[str, ...]:
    made = trustme.CA().issue_cert("127.0.0.1")
    made.private_key_pem.write_to_path(tmp_path / "key.pem")
    made.cert_chain_pems[0].write_to_path(tmp_path / "chain.pem")
    return ("--tls-cert", str(tmp_path / "chain.pem"), "--tls-key", str(tmp_path / "key.pem"))


def test_where_it_holds_no_page_says_that_anything_is_missing(tmp_path: Path) -> None:
    with serving(tmp_path) as (_, address):
        assert "freed memory" not in begun(address)


def test_on_this_machine_alone_it_starts_as_a_trial_and_says_so(tmp_path: Path) -> None:
    with serving(tmp_path, **WITHOUT) as (process, address):
        assert "freed memory is not overwritten here" in begun(address)
        process.terminate()
        assert MISSING in process.communicate(timeout=10)[1]


def test_beyond_this_machine_it_refuses_to_start(tmp_path: Path, certificate: tuple[str, ...]) -> None:
    said = refusal(tmp_path, "--host=0.0.0.0", "--public-url=https://aluma.example", *certificate)
    assert "--without-memory-guarantee" in said


def test_behind_a_proxy_it_refuses_too(tmp_path: Path) -> None:
    refusal(tmp_path, "--proxy=127.0.0.1", "--public-url=https://aluma.example")


def test_it_starts_where_the_operator_asks_for_that(tmp_path: Path, certificate: tuple[str, ...]) -> None:
    with serving(tmp_path, *certificate, "--without-memory-guarantee", **WITHOUT) as (_, address):
        assert address.startswith("https://")


def test_a_new_certificate_is_taken_while_it_runs(tmp_path: Path, certificate: tuple[str, ...]) -> None:
    with serving(tmp_path, *certificate) as (_, address):
        before = shown(address)
        trustme.CA().issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(tmp_path / "both.pem")
        text = (tmp_path / "both.pem").read_text()
        (tmp_path / "chain.pem").write_text(text[text.index("-----BEGIN CERT") :])
        (tmp_path / "key.pem").write_text(text)
        until = time.monotonic() + 10
        while shown(address) == before and time.monotonic() < until:
            time.sleep(0.3)
        assert shown(address) != before


def refusal(folder: Path, *options: str) -> str:
    """What is said where the start is refused for want of the guarantee."""
    with serving(folder, *OTHERS, *options, **WITHOUT) as (process, address):
        _, said = process.communicate(timeout=10)
        assert (address, process.returncode) == ("", 2), said
    assert MISSING in said
    return said


def shown(address: str) -> bytes:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=5) as line:
        return context.wrap_socket(line).getpeercert(binary_form=True) or b""
