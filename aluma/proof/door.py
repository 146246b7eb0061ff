"""Speaks HTTP to a portal over its own sockets, whole requests and half ones."""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

SECONDS = 20.0  # to wait for any answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and the page as text."""

    status: int
    text: str


@dataclass(frozen=True, slots=True)
class Door:
    """Where a portal is reached: `url` is its origin; `connect` is where to connect, when that is another place."""

    url: str
    connect: tuple[str, int] | None = None

    @property
    def host(self) -> str:
        """Host and port as they stand in the address."""
        return urlsplit(self.url).netloc

    def socket(self) -> socket.socket:
        """A connection, encrypted where the address says so."""
        parts = urlsplit(self.url)
        secure = parts.scheme == "https"
        name = parts.hostname or "localhost"
        plain = socket.create_connection(self.connect or (name, parts.port or (443 if secure else 80)), SECONDS)
        if not secure:
            return plain
        # The hunt is about what stays behind, and the portal may have a certificate for another name: no check here.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context.wrap_socket(plain, server_hostname=name)

    def post_head(self, path: str, length: int, kind: str = "application/x-www-form-urlencoded") -> bytes:
        """The head of a POST from the portal's own page, with a body of so many bytes to come."""
        lines = (
            f"POST {path} HTTP/1.1",
            f"Host: {self.host}",
            f"Origin: {self.url}",
            f"Content-Type: {kind}",
            f"Content-Length: {length}",
            "Connection: close",
        )
        return "\r\n".join((*lines, "", "")).encode()


class Line:
    """One visitor's connection, opened when it is first needed and again when the portal has closed it."""

    def __init__(self, door: Door, *, kept_alive: bool = True) -> None:
        self._door = door
        self._kept_alive = kept_alive
        self._open: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, b"", {})

    def post(self, path: str, body: bytes) -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self._door.url}
        return self._ask("POST", path, body, kind)

    def close(self) -> None:
        """Hang up."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        try:
            return self._once(method, path, body, headers)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()  # a kept-alive connection that the portal closed in between
            return self._once(method, path, body, headers)

    def _once(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        if self._open is None:
            self._open = http.client.HTTPConnection(self._door.host)
            self._open.sock = self._door.socket()
        self._open.request(method, path, body or None, {"Host": self._door.host, **headers})
        response = self._open.getresponse()
        text = response.read().decode("utf-8", "replace")
        if not self._kept_alive or response.will_close:
            self.close()
        return Answer(response.status, text)
