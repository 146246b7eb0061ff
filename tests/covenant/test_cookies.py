"""No cookie leaves this portal, whoever tries to set one, and no page of a session may be stored."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from aluma.web.guard.headers import HEADERS, Headers
from aluma.web.reply import Reply
from aluma.web.sending import EXTENSIONS, ONE_PIECE
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


def handed_back(*headers: tuple[bytes, bytes]) -> Message:
    """An answer that is handed back, as it goes out in one piece."""
    sent: list[Message] = []

    async def view(scope: Scope, receive: Receive, send: Send) -> Reply:
        return Reply(b"a page", 200, headers)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Headers(view, tls=True)({"type": "http", "extensions": EXTENSIONS}, None, send))  # type: ignore[arg-type]
    [message] = sent
    assert message["type"] == ONE_PIECE
    return message


@pytest.mark.parametrize("name", NAMES)
def test_nor_does_one_leave_in_an_answer_that_is_handed_back(name: bytes) -> None:
    lines = handed_back((b"x-kept", b"yes"), (name, b"id=1"))["head"].decode().splitlines()
    assert {"x-kept: yes", *(f"{known}: {value}" for known, value in HEADERS.items())} < set(lines)
    assert not [line for line in lines if "cookie" in line.lower()]


def test_no_value_begins_a_header_of_its_own() -> None:
    with pytest.raises(ValueError, match="line end"):
        handed_back((b"x-kept", b"yes\r\nset-cookie: id=1"))
