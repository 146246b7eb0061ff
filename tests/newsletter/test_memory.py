"""An address that went through every form is in no byte of the running portal's memory a moment later."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest

from tests.cli.test_serve import opened, portal
from tests.mail.sink import Sink, sink
from tests.web.post import solved
from tests.web.visitor import FORM

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may read the memory of a portal")
_WORK = re.compile(r'name="work" value="([^"]+)"')
_ACT = re.compile(r'name="act" value="([^"]+)"')
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def memory(process: int) -> Iterator[bytes]:
    """What a process can read, piece by piece (proc(5))."""
    with open(f"/proc/{process}/mem", "rb", 0) as held:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            first, last = (int(each, 16) for each in span.split("-"))
            if "r" in rights and not line.endswith(("[vvar]", "[vsyscall]")):
                held.seek(first)
                with suppress(OSError):  # pages of a mapped file beyond its end hold nothing
                    yield held.read(last - first)


def found(process: int, mark: str) -> int:
    needles = [mark.encode(encoding) for encoding in ENCODINGS]
    return sum(piece.count(needle) for piece in memory(process) for needle in needles)


def token(kept: Sink) -> str:
    """The end of the link in the last mail, as one clicks it."""
    text = kept.mails[-1][1].decode("utf-8").replace("=\r\n", "")
    link = re.search(r"/(?:confirm|see)/(\S+)", text)
    assert link
    return link[1]


class Browser:
    """Opens pages and posts their forms."""

    def __init__(self, address: str) -> None:
        self._client = httpx2.Client(base_url=address)

    def send(self, path: str, **fields: str) -> str:
        work = _WORK.search(self._client.get(path).text)
        assert work
        return self.post(path, **solved({"work": work[1]}), **fields)

    def post(self, path: str, **fields: str) -> str:
        return self._client.post(path, content=urlencode(fields), headers=FORM).text


def test_nothing_of_it_is_left(tmp_path: Path) -> None:
    mark = f"q{secrets.token_hex(6)}"
    email = f"{mark}@example.org"
    with sink() as kept:
        relay = ("--relay", f"127.0.0.1:{kept.port}", "--sender", "letters@aluma.example")
        with portal(tmp_path, *relay, "--contact", "person@aluma.example") as (process, address):
            browser = Browser(address)
            browser.send("/letters", email=email, adult="yes")
            browser.post("/letters/confirm", link=token(kept))
            browser.send("/letters", email=f"{mark} is none", adult="yes")
            browser.send("/contact", email=email, words=f"Words of {mark}")
            browser.send("/rights", email=email)
            act = _ACT.search(browser.post("/rights/see", link=token(kept)))
            assert act
            browser.post("/rights/erase", act=act[1], do="delete", **{"last-mail": "yes"})
            assert len(kept.mails) == 4
            time.sleep(1.5)  # two rounds of the garbage collector
            assert found(process.pid, mark) == 0
            with opened(address) as line:  # the control: a post whose end is held back keeps its words in memory
                line.sendall(_half(address, mark))
                time.sleep(0.3)
                assert found(process.pid, mark) > 0
    assert mark.encode() not in b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())


def _half(address: str, mark: str) -> bytes:
    head = f"POST /letters HTTP/1.1\r\nHost: {address[7:]}\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 99\r\n"
    return f"{head}Content-Type: {FORM['content-type']}\r\n\r\nemail={mark}".encode()
