"""Posts whose last byte is held back: while they wait, their words must be found in the portal's memory.

That is the positive control of the memory search, and it needs no hook in the portal: a half-sent form is a form.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from urllib.parse import quote, urlencode

from aluma.proof.rough import Rough
from aluma.proof.visitor import Party, Visitor

POSTS = 4  # one for each variety of text at least
WORDS = 4  # in each


class Held:
    """Holds such posts open for the length of a `with` block, then sends the last byte and reads the answer."""

    def __init__(self, party: Party, when: str) -> None:
        self._party = party
        self.names = [f"held post {number} {when}" for number in range(1, POSTS + 1)]
        self.planted: set[str] = set()
        self._lines: list[socket.socket] = []

    def __enter__(self) -> Held:
        for number, name in enumerate(self.names):
            visitor = Visitor(self._party, name)
            visitor.begin(number)
            self._hold(visitor)
        return self

    def __exit__(self, *error: object) -> None:
        for line in self._lines:
            with suppress(OSError):
                line.sendall(b"a")
                while line.recv(65536):
                    pass
                line.close()

    def _hold(self, visitor: Visitor) -> None:
        form, rough = visitor.form, Rough(self._party, visitor)
        words = [rough.words(f"held back {number}") for number in range(WORDS)]
        self.planted |= {f"{visitor.name}, token", *(each.where for each in words)}
        body = urlencode([(each.name, each.value) for each in form.of("hidden")])
        body += "&words=" + quote(" ".join(each.typed for each in words)) + "&last="
        line = self._party.door.socket()
        line.sendall(rough.head(form, len(body) + 1) + body.encode())
        self._lines.append(line)
