"""One request, as a view needs it."""

from __future__ import annotations

from starlette.types import Receive, Scope

from aluma.web.form import Form, read_form


class Visit:
    """A request. Nothing of it is handed to anything that remembers."""

    __slots__ = ("_receive", "_scope")

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._scope = scope
        self._receive = receive

    @property
    def client(self) -> str | None:
        """The address it came from, where there is one."""
        client = self._scope.get("client")
        return client[0] if client else None

    def part(self, name: str) -> str:
        """A named part of the path."""
        return str(self._scope["path_params"].get(name, ""))

    async def form(self, limit: int) -> Form:
        """The posted form, of at most `limit` bytes. Raises FormRefused or Gone."""
        return await read_form(self._scope, self._receive, limit)
