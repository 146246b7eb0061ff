"""A load generator leaner than what it measures: plain sockets and epoll, one request in flight on each connection."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

CONNECTIONS = 16
LARGEST = 1 << 20


class Ask(NamedTuple):
    """A request as bytes, and what its answer must hold to count."""

    request: bytes
    holds: bytes


class Unexpected(Exception):
    """An answer was not the one that counts. Carries its first line only."""


class Driven(NamedTuple):
    """Answers a second within the time, and answers in all."""

    rate: float
    answers: int


def drive(port: int, asks: Iterator[Ask], seconds: float, seen: Callable[[bytes], object] = len) -> Driven:
    """Ask for `seconds`, or until the asks run out. Each answer is read whole, looked at, and handed to `seen`."""
    poll = select.epoll()
    lines: dict[int, socket.socket] = {}
    waiting: dict[int, tuple[bytes, bytes]] = {}
    for ask, _ in zip(asks, range(CONNECTIONS), strict=False):
        line = socket.create_connection(("127.0.0.1", port))
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines[line.fileno()] = line
        poll.register(line.fileno(), select.EPOLLIN)
        waiting[line.fileno()] = (ask.holds, b"")
        line.send(ask.request)
    begun = time.perf_counter()
    end, answered, late, last = begun + seconds, 0, 0, begun
    while waiting:
        for number, _ in poll.poll():
            holds, got = waiting[number]
            got += lines[number].recv(LARGEST)
            if not _is_whole(got):
                waiting[number] = (holds, got)
                continue
            if not got.startswith(b"HTTP/1.1 200") or holds not in got:
                raise Unexpected(got.partition(b"\r\n")[0])
            seen(got)
            now = time.perf_counter()
            if now <= end:
                answered, last = answered + 1, now
            else:
                late += 1
            following = next(asks, None) if now < end else None
            if following is None:
                del waiting[number]
                continue
            waiting[number] = (following.holds, b"")
            lines[number].send(following.request)
    for line in lines.values():
        line.close()
    poll.close()
    return Driven(answered / (last - begun), answered + late)


def exchange(port: int, request: bytes) -> bytes:
    """One request and its whole answer, on a connection of its own."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(request)
        got = b""
        while not _is_whole(got):
            got += line.recv(LARGEST)
        return got


def get(path: str, port: int, *more: str) -> bytes:
    """A GET request."""
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *more, "", ""]
    return "\r\n".join(lines).encode()


def post(path: str, port: int, body: bytes) -> bytes:
    """A POST request of a form, as a browser on our own page sends it."""
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + body


def _is_whole(got: bytes) -> bool:
    head, found, body = got.partition(b"\r\n\r\n")
    if not found:
        return False
    at = head.index(b"content-length: ") + 16
    return len(body) >= int(head[at : at + 9].partition(b"\r")[0])
