"""A portal with letters and a real relay, and the mail that came out of it."""

from __future__ import annotations

import hashlib
import quopri
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

from aluma.app import create_app
from aluma.settings import Settings
from aluma.web.guard.work import COST, PREFIX
from tests.clock import Clock
from tests.mail.sink import Sink, sink
from tests.web.conftest import SHELF
from tests.web.visitor import ORIGIN, Page, Visitor

CONTACT = "person@aluma.example"
_LINK = re.compile(rf"{ORIGIN}(/\S+)")


def solved(form: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form with its task done, as a browser does it."""
    nonce, salt, *_ = form["work"].split(".")
    for counter in range(100_000):
        password = bytes.fromhex(nonce) + counter.to_bytes(4)
        if hashlib.pbkdf2_hmac("sha256", password, bytes.fromhex(salt), COST).startswith(PREFIX):
            return {**form, "counter": str(counter)}
    raise AssertionError


@dataclass
class Post:
    """A visitor at a portal with letters, and its relay."""

    visitor: Visitor
    sink: Sink
    clock: Clock
    folder: Path
    networks: int = 0

    def send(self, path: str, action: str = "", **fields: str) -> Page:
        """Open a page and post its form as a browser without JavaScript does, each time from another network."""
        self.networks += 1
        visitor = Visitor(self.visitor.app, f"198.51.100.{self.networks}")
        return visitor.post(action or path, visitor.get(path).forms[action or path] | fields)

    def join(self, email: str, **more: str) -> Page:
        return self.send("/letters", email=email, **{"adult": "yes", **more})

    def subscribe(self, email: str) -> Page:
        self.join(email)
        return self.press(self.link())

    def press(self, path: str) -> Page:
        """Open a link of a mail and press its button."""
        ((action, form),) = self.visitor.get(path).forms.items()
        return self.visitor.post(action, form)

    def text(self, number: int = -1) -> str:
        """The text of a mail that came, the last one."""
        mail = message_from_bytes(self.sink.mails[number][1])
        return quopri.decodestring(str(mail.get_payload()).encode("ascii", "surrogateescape")).decode()

    def subject(self, number: int = -1) -> str:
        return str(make_header(decode_header(message_from_bytes(self.sink.mails[number][1])["Subject"])))

    def link(self, number: int = -1) -> str:
        found = _LINK.search(self.text(number))
        assert found
        return found[1]

    def recipients(self) -> list[str]:
        return [recipient for recipient, _ in self.sink.mails]

    def files(self) -> bytes:
        return b"\n".join(path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file())


def settings(folder: Path, port: int, **changed: Any) -> Settings:
    given = {"relay": f"127.0.0.1:{port}", "sender": "letters@aluma.example", "contact": CONTACT, "operator": "A House"}
    return Settings(data=folder / "data", keys=folder / "keys", **{**given, **changed})


@contextmanager
def post(folder: Path, **changed: Any) -> Iterator[Post]:
    clock = Clock()
    with sink() as kept:
        portal = create_app(settings(folder, kept.port, **changed), SHELF, clock=clock)
        yield Post(Visitor(portal), kept, clock, folder)
