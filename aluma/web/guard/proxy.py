"""Who the client is, where the operator's own proxy stands in front: its word is believed, and nobody else's.

Keeps: harvest.no-tracking

uvicorn's own middleware for this keeps the addresses it has seen in a cache of 4,096 entries, so it is left out.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send


class Proxy:
    """ASGI middleware. `proxies` are IP addresses or networks; a request from one of them is told by X-Forwarded-For.

    Its client is the last address there that is not a proxy's. Where there is none the client is unknown.
    """

    def __init__(self, app: ASGIApp, *, proxies: Collection[str]) -> None:
        self._app = app
        self._proxies = [ipaddress.ip_network(each) for each in proxies]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the client put right."""
        client = scope.get("client")
        if scope["type"] == "http" and client and self._is_proxy(client[0]):
            scope["client"] = self._forwarded(scope)
        await self._app(scope, receive, send)

    def _forwarded(self, scope: Scope) -> tuple[str, int] | None:
        lines = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
        for address in reversed(b",".join(lines).decode("latin-1").split(",")):
            if not self._is_proxy(address.strip()):
                return (address.strip(), 0) if address.strip() else None
        return None

    def _is_proxy(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self._proxies)
