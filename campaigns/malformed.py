"""Requests that no browser sends, each carrying a canary: bodies, headers, paths, methods and encodings.

A table of kinds, each a function of a canary and a source of chance. `Ended` kinds end their connection: what comes
after them on it is not answered.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from urllib.parse import quote

Make = Callable[[str, random.Random], bytes]
PATHS = ("/session/turn", "/session", "/session/end", "/session/keep")
METHODS = ("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "QUERY")
TYPES = ("text/plain", "application/json", "multipart/form-data; boundary=x", "", "a/b; charset=utf-7", "\xff\xfe")
NAMES = (
    "words",
    "token",
    "stamp",
    "version",
    "do",
    "light",
    "mark",
    "phrase:a",
    "practice",
    "format",
    "checked",
    "adult",
)
HEADERS = tuple(
    "User-Agent Referer Cookie X-Forwarded-For Accept-Language Accept-Encoding Range Authorization If-None-Match "
    "Forwarded Accept Expect-CT Cache-Control Sec-Fetch-Mode X-Real-IP Via".split()
)
SHAPES = ("/{0}", "/?q={0}", "/practices/{0}", "//{0}//..", "/%2e%2e/{0}", "http://x/{0}", "/static/{0}/{0}", "/{0};p")
ALPHABETS = ("aZ09", "é\xa0ß", "あ漢字", "🕯\U0001f468‍👩", "\x00\x1b\x7f\x85", "<script>\"'&", "%{}$()`;|", "..//\\")


def head(method: str, path: str, *lines: str, host: str = "{host}") -> bytes:
    """A request's head; `{host}` is put in when it is sent."""
    text = "\r\n".join((f"{method} {path} HTTP/1.1", f"Host: {host}", *lines, "", ""))
    return text.encode("latin-1", "replace")


def form(path: str, body: bytes, *lines: str) -> bytes:
    """A posted form from our own page."""
    ours = ("Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded")
    return head("POST", path, *ours, f"Content-Length: {len(body)}", *lines) + body


def noise(canary: str, chance: random.Random) -> str:
    """Some characters of many scripts around a canary."""
    some = "".join(chance.choice(chance.choice(ALPHABETS)) for _ in range(chance.randrange(12)))
    return f"{some}{canary}{some}"


def fields(canary: str, chance: random.Random) -> bytes:
    """Fields that exist, with values that don't fit."""
    pairs = [(chance.choice(NAMES), noise(canary, chance)) for _ in range(chance.randrange(1, 8))]
    return "&".join(f"{name}={quote(value)}" for name, value in pairs).encode()


def broken_encoding(canary: str, chance: random.Random) -> bytes:
    """Percent signs and bytes that are no UTF-8."""
    tail = bytes(chance.randrange(256) for _ in range(chance.randrange(20)))
    return b"words=" + canary.encode() + chance.choice((b"%", b"%f", b"%FF", b"%u00e9", b"%00")) + tail


def canary_names(canary: str, chance: random.Random) -> bytes:
    """Names that nobody knows, many of them."""
    return "&".join(f"{quote(noise(canary, chance))}{index}=x" for index in range(chance.choice((3, 63, 65)))).encode()


def chunked(canary: str, chance: random.Random) -> bytes:
    """A body in pieces, with an extension that carries a canary."""
    data = b"words=" + canary.encode()
    body = b"%x;%b=1\r\n%b\r\n0\r\n\r\n" % (len(data), canary.encode(), data)
    kind = "Content-Type: application/x-www-form-urlencoded"
    return head("POST", chance.choice(PATHS), "Sec-Fetch-Site: same-origin", kind, "Transfer-Encoding: chunked") + body


def strange_type(canary: str, chance: random.Random) -> bytes:
    """A body of another kind."""
    body = noise(canary, chance).encode()
    kind = f"Content-Type: {chance.choice(TYPES)}"
    return head("POST", "/session", "Sec-Fetch-Site: same-origin", kind, f"Content-Length: {len(body)}") + body


def strange_path(canary: str, chance: random.Random) -> bytes:
    """A path, a query or a whole address that carries a canary."""
    shapes = (
        "/{0}",
        "/?q={0}",
        "/practices/{0}",
        "//{0}//..",
        "/%2e%2e/{0}",
        "http://x/{0}",
        "/static/{0}/{0}",
        "/{0};p#f",
    )
    return head("GET", chance.choice(shapes).format(quote(noise(canary, chance))))


def strange_headers(canary: str, chance: random.Random) -> bytes:
    """Headers with a canary in names and values."""
    names = chance.sample(HEADERS, chance.randrange(1, 5))
    lines = [f"{name}: {canary}{chance.choice(('', ';q=0.5', ', x', '=1'))}" for name in names]
    return head("GET", "/", f"X-{canary}: {canary}", *lines)


def strange_method(canary: str, chance: random.Random) -> bytes:
    """Another method than the page takes."""
    return head(chance.choice(METHODS), f"{chance.choice(PATHS)}?{canary}")


def from_elsewhere(canary: str, chance: random.Random) -> bytes:
    """A form of another site, or for another host."""
    body = f"words={canary}".encode()
    length = f"Content-Length: {len(body)}"
    if chance.random() < 0.5:
        return head("POST", "/session/turn", f"Origin: http://{canary}.example", length) + body
    return head("POST", "/session/turn", length, host=f"{canary}.example") + body


def long_words(canary: str, chance: random.Random) -> bytes:
    """More words than a step takes."""
    return form("/session/turn", b"words=" + f"{canary}+".encode() * chance.choice((400, 3_000)))


KINDS: tuple[tuple[int, Make], ...] = (  # how often, and what
    (5, lambda canary, chance: form(chance.choice(PATHS), fields(canary, chance))),
    (2, lambda canary, chance: form(chance.choice(PATHS), broken_encoding(canary, chance))),
    (1, lambda canary, chance: form(chance.choice(PATHS), canary_names(canary, chance))),
    (2, chunked),
    (3, strange_type),
    (4, strange_path),
    (3, strange_headers),
    (3, strange_method),
    (3, from_elsewhere),
)
ENDING: tuple[Make, ...] = (  # after these a connection is closed
    lambda canary, chance: canary.encode() + bytes(chance.randrange(256) for _ in range(30)) + b"\r\n\r\n",
    lambda canary, chance: head(canary, "/"),
    lambda canary, chance: head("GET", "/", f"X-A: {canary}").replace(b"HTTP/1.1", f"HTTP/{canary}".encode()),
    lambda canary, chance: head("GET", "/", "X-A: " + canary * 900),
    lambda canary, chance: head("GET", "/" + canary * 900),
    lambda canary, chance: head("GET", "/", f"{canary}\x00: x"),
    lambda canary, chance: head("POST", "/session/turn", f"Content-Length: {canary}"),
    lambda canary, chance: (
        head("POST", "/session", "Content-Length: 3", "Transfer-Encoding: chunked") + canary.encode()
    ),
    lambda canary, chance: head("POST", "/session", "Transfer-Encoding: chunked") + canary.encode() + b"\r\n",
    lambda canary, chance: head("CONNECT", f"{canary}:443", "Connection: close"),
    lambda canary, chance: head("GET", "/", f"Upgrade: {canary}", "Connection: Upgrade, close"),
    long_words,
)
