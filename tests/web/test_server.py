"""The server and its protocol, over real sockets: slow clients, large heads, malformed bytes, and the end."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from starlette.types import Message, Receive, Scope, Send

from aluma.web.protocol import MOST_HEAD, Patience
from aluma.web.sending import ONE_PIECE
from aluma.web.server import Server, listen

ANSWERS = {
    status: f"HTTP/1.1 {status} Told\r\nconnection: close\r\n\r\ncalm {status}".encode()
    for status in (400, 408, 431, 503)
}
QUICK = Patience(head=0.4, body=0.6, closing=0.4)
GET = b"GET / HTTP/1.1\r\nHost: a\r\n"
POST = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"


@dataclass
class Running:
    """A portal in a thread of this process, whose application echoes how much it was sent."""

    server: Server
    port: int
    errors: list[BaseException]

    def ask(self, *pieces: bytes, pause: float = 0.0) -> bytes:
        """Everything that comes back until the server closes."""
        with closing(self.connect()) as line:
            for piece in pieces:
                line.sendall(piece)
                time.sleep(pause)
            return rest(line)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        return await lifespan(receive, send)
    length, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        length, more = length + len(message.get("body", b"")), message.get("more_body", False)
    if scope["path"] == "/slow":
        await asyncio.sleep(1)
    if scope["path"] == "/broken":
        raise ValueError("swordfish")
    if scope["path"] == "/headers":
        length = len(scope["headers"])
    body = f"{scope['method']} {length}".encode()
    if scope["path"] == "/whole":
        assert ONE_PIECE in scope["extensions"]
        return await send({"type": ONE_PIECE, "status": 200, "head": b"", "body": body})
    start: Message = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]}
    await send(start)
    return await send({"type": "http.response.body", "body": body})


async def lifespan(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await send({"type": "lifespan.shutdown.complete"})


@pytest.fixture
def running() -> Iterator[Running]:
    listener, opened = listen("127.0.0.1", 0), threading.Event()
    errors: list[BaseException] = []
    server = Server(echo, listener, ANSWERS, opened=opened.set, failed=errors.append, patience=QUICK)
    made = Running(server, listener.getsockname()[1], errors)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert opened.wait(10)
    yield made
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


def undated(answer: bytes) -> bytes:
    return b"\r\n".join(line for line in answer.split(b"\r\n") if not line.startswith(b"date: "))


def rest(line: socket.socket) -> bytes:
    received = b""
    while piece := line.recv(65536):
        received += piece
    return received


def test_a_request_is_answered(running: Running) -> None:
    assert running.ask(GET + b"Connection: close\r\n\r\n").endswith(b"GET 0")


def test_requests_one_after_the_other_share_a_connection(running: Running) -> None:
    with closing(running.connect()) as line:
        for _ in range(3):
            line.sendall(POST + b"123456789")
            received = b""
            while not received.endswith(b"POST 9"):
                received += line.recv(1000)
            time.sleep(0.7)


def test_a_page_is_sent_without_delay(running: Running) -> None:
    """Nagle's algorithm and delayed acknowledgements would make each of these wait 40 ms."""
    with closing(running.connect()) as line:
        begun = time.monotonic()
        for _ in range(25):
            line.sendall(GET + b"\r\n")
            while not line.recv(1000).endswith(b"GET 0"):
                pass
        assert time.monotonic() - begun < 0.5


@pytest.mark.parametrize("head", [b"GET %b HTTP/1.1", b"HEAD %b HTTP/1.1", b"GET %b HTTP/1.0", b"POST %b HTTP/1.1"])
def test_an_answer_in_one_piece_is_the_same_as_in_two(running: Running, head: bytes) -> None:
    more = b"\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    assert undated(running.ask(head % b"/whole" + more)) == undated(running.ask(head % b"/" + more))


def test_answers_in_one_piece_come_one_after_the_other(running: Running) -> None:
    more = b"GET /whole HTTP/1.1\r\nHost: a\r\n"
    answer = running.ask((more + b"\r\n") * 3 + more + b"Connection: close\r\n\r\n")
    assert answer.count(b"HTTP/1.1 200 OK") == answer.count(b"GET 0") == 4


def test_pipelined_requests_are_answered_in_order(running: Running) -> None:
    got = running.ask(GET + b"\r\n" + POST + b"123456789" + GET + b"Connection: close\r\n\r\n")
    assert got.count(b"HTTP/1.1 200") == 3
    assert got.index(b"GET 0") < got.index(b"POST 9") < got.rindex(b"GET 0")


def test_a_head_that_is_too_slow_gets_408(running: Running) -> None:
    assert undated(running.ask(GET, b"X-Slow: 1\r\n", pause=0.3)) == ANSWERS[408]


def test_a_body_that_is_too_slow_gets_408(running: Running) -> None:
    assert undated(running.ask(POST, b"1", b"2", pause=0.2)) == ANSWERS[408]


def test_a_second_head_that_is_too_slow_gets_408(running: Running) -> None:
    assert running.ask(POST + b"123456789" + GET).endswith(b"calm 408")


def test_silence_is_closed_without_a_word(running: Running) -> None:
    assert running.ask() == b""


def test_blank_lines_do_not_keep_a_connection_open(running: Running) -> None:
    assert running.ask(POST + b"123456789", b"\r\n", pause=0.2).endswith((b"POST 9", b"calm 408"))


@pytest.mark.parametrize("end", [b"", b"\r\n\r\n"])
@pytest.mark.parametrize("length", [MOST_HEAD, 300_000, 3_000_000])
def test_a_head_that_is_too_large_gets_431(running: Running, length: int, end: bytes) -> None:
    assert undated(running.ask(GET + b"X: " + b"a" * length + end)) == ANSWERS[431]


def test_many_small_headers_count_too(running: Running) -> None:
    assert undated(running.ask(GET + b"X: y\r\n" * 3000 + b"\r\n")) == ANSWERS[431]


def test_a_head_of_15_kb_is_taken(running: Running) -> None:
    assert running.ask(GET + b"Connection: close\r\nX: " + b"a" * 15_000 + b"\r\n\r\n").endswith(b"GET 0")


def test_what_follows_a_body_is_no_header(running: Running) -> None:
    head = b"POST /headers HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
    trailers = b"".join(b"X-%d: x\r\n" % number for number in range(500))
    assert running.ask(head + b"1\r\na\r\n0\r\n" + trailers + b"\r\n").endswith(b"POST 3")


def test_a_large_body_does_not_count_as_a_head(running: Running) -> None:
    post = POST.replace(b" 9", b" 200000")
    got = running.ask(post + b"x" * 200_000 + GET + b"Connection: close\r\n", b"\r\n", pause=0.1)
    assert (b"POST 200000" in got, got.endswith(b"GET 0")) == (True, True)


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01", b"hello\r\n\r\n", b"GET /\xff HTTP/1.1\r\n\r\n", POST[:-4] + b"x\r\n\r\n"]
)
def test_what_is_no_http_gets_400(running: Running, sent: bytes) -> None:
    assert undated(running.ask(sent)) == ANSWERS[400]


def test_an_error_is_handed_on_and_nothing_is_printed(running: Running, capfd: pytest.CaptureFixture[str]) -> None:
    assert b"500" in running.ask(GET.replace(b" / ", b" /broken ") + b"Connection: close\r\n\r\n")
    assert capfd.readouterr() == ("", "")
    assert [type(each) for each in running.errors] == [ValueError]


def test_as_many_connections_are_open_as_the_system_allows() -> None:
    """In a process of its own, which begins with few."""
    asked = (
        "import resource as r; _, most = r.getrlimit(r.RLIMIT_NOFILE); r.setrlimit(r.RLIMIT_NOFILE, (99, most)); "
        "from aluma.web.server import allow_connections; allow_connections(); "
        "print(r.getrlimit(r.RLIMIT_NOFILE) == (most, most))"
    )
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True).stdout == b"True\n"


def test_a_begun_request_is_answered_when_the_server_stops(running: Running) -> None:
    with closing(running.connect()) as line:
        line.sendall(GET.replace(b" / ", b" /slow ") + b"\r\n")
        time.sleep(0.2)
        running.server.should_exit = True
        assert rest(line).endswith(b"GET 0")


@pytest.mark.parametrize("sent", [POST + b"half", GET + b"X: ha"])
def test_what_is_half_sent_gets_503_when_the_server_stops(running: Running, sent: bytes) -> None:
    with closing(running.connect()) as line:
        line.sendall(sent)
        time.sleep(0.2)
        running.server.should_exit = True
        assert rest(line).endswith(b"calm 503")


def test_a_body_that_is_whole_in_time_is_still_taken(running: Running) -> None:
    with closing(running.connect()) as line:
        line.sendall(POST + b"1234")
        time.sleep(0.1)
        running.server.should_exit = True
        time.sleep(0.2)
        line.sendall(b"56789")
        assert rest(line).endswith(b"POST 9")
