"""Requests that go wrong, each with planted words in it: what a portal must forget as well as any other.

Keeps: session.not-kept
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from urllib.parse import quote, urlencode

from aluma.proof.canary import Canary
from aluma.proof.page import Form
from aluma.proof.visitor import Party, Visitor

_OVERSIZED = 400_000  # bytes; more than a form may have
_LONG_HEADER = 20_000
_MULTIPART = "multipart/form-data; boundary=edge"


class Rough:
    """Sends such requests in the midst of one session, on connections of their own."""

    def __init__(self, party: Party, visitor: Visitor) -> None:
        self._party = party
        self._visitor = visitor

    def send(self, kind: str) -> None:
        """Send one, read what comes back if anything, and hang up."""
        head, body = KINDS[kind](self, self._visitor.form)
        self._throw(head + body, wait=kind != "cut off in the middle")

    def words(self, kind: str) -> Canary:
        """A planted word for a request of this kind."""
        return self._party.canaries.new(f"{self._visitor.name}, {kind}")

    def fields(self, form: Form, kind: str) -> bytes:
        """The fields of a turn, as a body."""
        ways = [("words", self.words(kind).typed), (self._party.customs.way, "on")]
        return urlencode([(each.name, each.value) for each in form.of("hidden")] + ways).encode()

    def head(self, form: Form, length: int, kind: str = "application/x-www-form-urlencoded") -> bytes:
        """The head of a post to this session's step."""
        return self._party.door.post_head(form.action, length, kind)

    def oversized(self, form: Form) -> tuple[bytes, bytes]:
        """More than a turn may bring."""
        body = self.fields(form, "an oversized turn")
        body += b"&more=" + quote(self.words("an oversized turn").word).encode() + b"a" * _OVERSIZED
        return self.head(form, len(body)), body

    def malformed(self, form: Form) -> tuple[bytes, bytes]:
        """Bytes that are no text."""
        body = self.fields(form, "a malformed turn") + b"&broken=%ff%c3%28"
        return self.head(form, len(body)), body

    def cut_off(self, form: Form) -> tuple[bytes, bytes]:
        """A body that ends in its middle, because the visitor's line is cut."""
        body = self.fields(form, "a turn cut off in the middle")
        return self.head(form, len(body) + 50), body

    def multipart(self, form: Form) -> tuple[bytes, bytes]:
        """A form with a file."""
        part = '--edge\r\nContent-Disposition: form-data; name="words"; filename="a.txt"\r\n\r\n'
        body = (part + self.words("a form with a file").typed + "\r\n--edge--\r\n").encode()
        return self.head(form, len(body), _MULTIPART), body

    def in_the_address(self, form: Form) -> tuple[bytes, bytes]:
        """Words in the path, the query and the headers, where they do not belong."""
        path, query, agent, cookie = (quote(self.words("words in an address or a header").word) for _ in range(4))
        lines = f"User-Agent: {agent}\r\nCookie: a={cookie}\r\nReferer: {self._party.door.url}/{path}\r\n"
        return self._get(f"/{path}?q={query}", lines), b""

    def long_header(self, form: Form) -> tuple[bytes, bytes]:
        """A header longer than any browser's."""
        word = quote(self.words("a long header").word)
        return self._get("/", f"X-Long: {word}{'a' * _LONG_HEADER}\r\n"), b""

    def no_http(self, form: Form) -> tuple[bytes, bytes]:
        """Something that is not HTTP."""
        return f"{self.words('something that is not HTTP').typed}\r\n\r\n".encode(), b""

    def stale(self, form: Form) -> tuple[bytes, bytes]:
        """A turn from a page that is long out of date."""
        body = self.fields(form, "a turn out of date") + b"&version=77777"
        return self.head(form, len(body)), body

    def _get(self, path: str, lines: str) -> bytes:
        return f"GET {path} HTTP/1.1\r\nHost: {self._party.door.host}\r\nConnection: close\r\n{lines}\r\n".encode()

    def _throw(self, data: bytes, *, wait: bool) -> None:
        with suppress(OSError), self._party.door.socket() as line:
            line.settimeout(5)
            line.sendall(data)
            if wait:
                while line.recv(65536):
                    pass


KINDS: Mapping[str, Callable[[Rough, Form], tuple[bytes, bytes]]] = {
    "oversized": Rough.oversized,
    "malformed": Rough.malformed,
    "cut off in the middle": Rough.cut_off,
    "with a file": Rough.multipart,
    "in the address": Rough.in_the_address,
    "a long header": Rough.long_header,
    "no HTTP": Rough.no_http,
    "out of date": Rough.stale,
}
