"""No cookie leaves this portal, whoever tries to set one, and no page of a session may be stored."""

from __future__ import annotations

import pytest
from starlette.types import Receive, Scope, Send

from aluma.web.guard.headers import Headers
from tests.web.visitor import Page, Visitor

NAMES = [b"set-cookie", b"Set-Cookie", b"SET-COOKIE"]


def served(*headers: tuple[bytes, bytes]) -> Page:
    async def library(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-kept", b"yes"), *headers]})
        await send({"type": "http.response.body", "body": b"a page"})

    return Visitor(Headers(library, tls=True)).get("/")


@pytest.mark.parametrize("name", NAMES)
def test_a_cookie_that_a_library_sets_is_taken_out(name: bytes) -> None:
    page = served((name, b"id=1"), (name, b"again=2"))
    assert "cookie" not in " ".join(page.headers).lower()


def test_nothing_else_is_taken_out() -> None:
    assert served().headers["x-kept"] == "yes"
    assert served().body == b"a page"
