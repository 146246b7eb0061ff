"""The door: what a room answers is handed back, and one that fails gives a calm page and hands its error on."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from aluma.web.reply import Reply
from aluma.web.routes import Endpoint
from aluma.web.site import Door
from aluma.web.visit import Visit
from tests.web.test_skeletons import FACE


async def kind(visit: Visit) -> Reply:
    return Reply(b"here")


async def broken(visit: Visit) -> Reply:
    raise KeyError("swordfish")


async def other(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "other"})


def asked(method: str, path: str) -> tuple[Reply | None, list[Message], BaseException | None]:
    rooms = {("GET", "/"): Endpoint(kind, FACE), ("GET", "/broken"): Endpoint(broken, FACE)}
    door = Door((), rooms, other, failed=Reply(b"calm", 500))
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "headers": []}
    try:
        return asyncio.run(door(scope, None, send)), sent, None  # type: ignore[arg-type, func-returns-value]  # unread
    except KeyError as error:
        return None, sent, error


def test_what_a_room_answers_is_handed_back() -> None:
    reply, sent, _ = asked("GET", "/")
    assert reply is not None
    assert reply.body == b"here"
    assert sent == []


@pytest.mark.parametrize(("method", "path"), [("POST", "/"), ("GET", "/elsewhere"), ("GET", "/broken/")])
def test_all_else_is_left_to_the_others(method: str, path: str) -> None:
    assert asked(method, path)[:2] == (None, [{"type": "other"}])


def test_a_room_that_fails_gives_a_calm_page_and_its_error() -> None:
    _, (start, body), error = asked("GET", "/broken")
    assert (start["status"], body["body"]) == (500, b"calm")
    assert isinstance(error, KeyError)
