"""A small portal for the hunt to hunt in: `python -m tests.proof.site PORT DATA KIND`.

The kind `clean` forgets; `leaky` keeps what it is sent in every way that the hunt must catch.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
from base64 import urlsafe_b64encode
from pathlib import Path
from urllib.parse import parse_qs

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

FRONT = '<a href="/practices/one">One</a>'
PRACTICE = (
    '<form method="post" action="/session"><input type="hidden" name="practice" value="one">'
    '<input type="checkbox" name="adult" value="yes"><button>Begin</button></form>'
)
TOKEN = '<input type="hidden" name="token" value="{token}">'
STEP = (
    f'<form method="post" action="/session/end">{TOKEN}<button>End</button></form>'
    f'<form method="post" action="/session/turn">{TOKEN}<textarea name="words"></textarea>'
    '<button name="do" value="on">On</button><button name="format" value="text">Keep</button></form>'
)


class Site:
    """The pages, and after each turn what `leak` makes of its body."""

    def __init__(self, data: Path, *, leaky: bool) -> None:
        self._data = data
        self._leaky = leaky
        self._kept: list[bytes] = []
        self._unlinked = tempfile.TemporaryFile()  # noqa: SIM115  # open for as long as the site is

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        if self._leaky and body:
            self._leak(body)
        page = FRONT if scope["path"] == "/" else PRACTICE
        if scope["path"].startswith("/session"):
            token = parse_qs(body.decode("utf-8", "replace")).get("token", [_token()])[0]
            page = "gone" if scope["path"].endswith("/end") else STEP.format(token=token)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": page.encode()})

    def _leak(self, body: bytes) -> None:
        self._kept.append(body)
        with (self._data / "turns").open("ab") as file:
            file.write(body)
        self._unlinked.write(body)
        self._unlinked.flush()
        print(body, flush=True)


def _token() -> str:
    return urlsafe_b64encode(secrets.token_bytes(32)).rstrip(b"=").decode()


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False) and message["type"] == "http.request"
    return body


if __name__ == "__main__":
    port, data, kind = sys.argv[1:]
    site: ASGIApp = Site(Path(data), leaky=kind == "leaky")
    uvicorn.run(site, port=int(port), lifespan="off", log_level="critical", access_log=False, loop="asyncio")
