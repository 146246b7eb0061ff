"""A visitor without a browser: calls the portal as its server does, reads the forms of its pages, and posts them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message

ORIGIN = "http://127.0.0.1:8000"
HERE = (ORIGIN.partition("//")[2],)
FORM = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}


class Page(HTMLParser):
    """An answer: `status`, `headers`, `body`; of a page its forms' hidden fields by action, its buttons, its text."""

    def __init__(self, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        super().__init__()
        self.status = status
        self.headers = {name.decode(): value.decode() for name, value in headers}
        self.body = body
        self.forms: dict[str, dict[str, str]] = {}
        self.buttons: list[str] = []
        self.text = ""
        self.areas: list[str] = []
        self._form: dict[str, str] = {}
        self._in_area = False
        if "html" in self.headers.get("content-type", ""):
            self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = self.forms.setdefault(given["action"], {})
        elif tag == "input" and given["type"] == "hidden":
            self._form[given["name"]] = given["value"]
        elif tag == "button" and "name" in given:
            self.buttons.append(given["value"])
        elif tag == "textarea":
            self._in_area = True
            self.areas.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_area = self._in_area and tag != "textarea"

    def handle_data(self, data: str) -> None:
        if self._in_area:
            self.areas[-1] += data.removeprefix("\n") if not self.areas[-1] else data
        else:
            self.text += data


class Visitor:
    """Walks a portal. `page` is the last page that belonged to a session."""

    def __init__(self, app: ASGIApp, client: str = "192.0.2.1") -> None:
        self.app = app
        self._client = client
        self.page = Page(0, [], b"")

    def get(self, path: str, method: str = "GET", **headers: str) -> Page:
        return self.send(method, path, b"", headers)

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Page:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send("POST", path, urlencode(fields).encode(), FORM | given)

    def begin(self, slug: str = "arrive", adult: str = "yes") -> Page:
        self.page = self.post("/session", {"practice": slug, "adult": adult})
        return self.page

    def turn(self, do: str = "on", page: Page | None = None, **fields: str) -> Page:
        fields = {name.replace("__", ":"): value for name, value in fields.items()}
        self.page = self.post("/session/turn", {**(page or self.page).forms["/session/turn"], "do": do, **fields})
        return self.page

    def end(self) -> Page:
        return self.post("/session/end", self.page.forms["/session/end"])

    def keep(self, form: str) -> Page:
        return self.post("/session/keep", {**self.page.forms["/session/turn"], "format": form})

    def walk(self, slug: str, words: str = "", choice: int = 0) -> Page:
        """A practice from its beginning to its mirror: writing `words` wherever one can, or passing all.

        At each step that offers fewer choices the last of them is taken.
        """
        self.begin(slug)
        while b'class="mirror ' not in self.page.body:
            if not words and "pass" in self.page.buttons:
                self.turn("pass")
            elif (choices := self._choices()) and "pass" in self.page.buttons:
                self.turn(choices[min(choice, len(choices) - 1)])
            else:
                self.turn("on", words=words, mark="7")
        return self.page

    def _choices(self) -> list[str]:
        return [each for each in self.page.buttons if each.startswith("choose:")]

    def send(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str], hosts: Sequence[str] = HERE
    ) -> Page:
        given = [*(("host", host) for host in hosts if "host" not in headers), *headers.items()]
        scope: dict[str, Any] = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in given],
            "client": (self._client, 40000), "server": ("127.0.0.1", 8000),
        }  # fmt: skip
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        return Page(sent[0]["status"], sent[0]["headers"], b"".join(each.get("body", b"") for each in sent[1:]))
