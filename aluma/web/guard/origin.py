"""Posts are taken from our own pages only, and requests for our own name only.

Keeps: harvest.no-tracking

After Datasette: no token and no cookie; the browser's own headers tell where a form came from (Fetch Metadata,
W3C; Origin, RFC 6454).
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.types import Scope

from aluma.web.reply import Reply

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


class Origin:
    """Whether a form comes from one of our own pages. `origins` are the portal's own, as `scheme://host[:port]`.

    Paths that begin with one of `open_paths` take any sender.

    Sec-Fetch-Site decides where a browser sends it; else Origin does. `null` and absence of both are refused.
    """

    def __init__(self, *, origins: Collection[str], refused: Reply, open_paths: Collection[str]) -> None:
        self._origins = frozenset(origin.encode() for origin in origins)
        self._refused = refused
        self._open = tuple(open_paths)

    def refusal(self, scope: Scope) -> Reply | None:
        """The page that a request is refused with; None for one that is taken."""
        return None if scope["method"] in SAFE_METHODS or self._is_ours(scope) else self._refused

    def _is_ours(self, scope: Scope) -> bool:
        site = origin = None
        for name, value in scope["headers"]:
            if name == b"sec-fetch-site":
                site = value
            elif name == b"origin":
                origin = value
        ours = site == b"same-origin" if site is not None else origin in self._origins
        return ours or str(scope["path"]).startswith(self._open)


class Host:
    """A Host that is not one of the portal's own gets `misdirected` (421, RFC 9110, 15.5.20).

    Not exactly one gets `malformed` (400, RFC 9112, 3.2), since two programs in a row could each believe another one.
    """

    def __init__(self, *, origins: Collection[str], misdirected: Reply, malformed: Reply) -> None:
        self._hosts = frozenset(host.lower().encode() for origin in origins for host in _hosts(origin))
        self._misdirected = misdirected
        self._malformed = malformed

    def refusal(self, scope: Scope) -> Reply | None:
        """The page that a request is refused with; None for one that is taken."""
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1:
            return self._malformed
        return None if named[0].lower() in self._hosts else self._misdirected


def _hosts(origin: str) -> tuple[str, ...]:
    """What a client may call the host of an origin: some add the scheme's own port (RFC 9110, 4.2)."""
    scheme, _, host = origin.partition("://")
    port = DEFAULT_PORTS.get(scheme, "")
    return (host, host + port) if ":" not in host.rpartition("]")[2] else (host,)
