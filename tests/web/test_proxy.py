"""Whose word about the client is believed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from aluma.web.guard.proxy import Proxy


def client(peer: tuple[str, int] | None, *forwarded: bytes) -> Any:
    seen: list[Any] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["client"])

    scope = {"type": "http", "client": peer, "headers": [(b"x-forwarded-for", each) for each in forwarded]}
    asyncio.run(Proxy(app, proxies=["10.0.0.0/8", "::1"])(scope, None, None))  # type: ignore[arg-type]
    return seen[0]


def test_a_stranger_is_who_it_is() -> None:
    assert client(("203.0.113.5", 9), b"198.51.100.1") == ("203.0.113.5", 9)


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ([b"198.51.100.1"], "198.51.100.1"),
        ([b"1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ([b"1.1.1.1", b"198.51.100.1, 10.1.1.1"], "198.51.100.1"),
        ([b"2001:db8::1"], "2001:db8::1"),
    ],
)
@pytest.mark.parametrize("peer", ["10.2.3.4", "::1"])
def test_a_proxy_tells_the_last_address_that_is_not_a_proxys(forwarded: list[bytes], address: str, peer: str) -> None:
    assert client((peer, 9), *forwarded) == (address, 0)


@pytest.mark.parametrize("forwarded", [[], [b""], [b"10.0.0.1"]])
def test_where_a_proxy_tells_nobody_the_client_is_unknown(forwarded: list[bytes]) -> None:
    assert client(("10.2.3.4", 9), *forwarded) is None
