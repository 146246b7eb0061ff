"""The body of a posted form: read within a limit, decoded strictly, remembered nowhere.

Only `application/x-www-form-urlencoded` is taken: file parts of multipart forms would be spooled to disk. The parser
is our own few lines because the ones at hand put a malformed body into their exception's message.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote_to_bytes

from starlette.types import Receive, Scope

from aluma.text import SessionText

MOST_FIELDS = 64
FORM_TYPE = b"application/x-www-form-urlencoded"
# Control characters but tab and line feed; carriage returns go when line ends are made one.
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
# What Unicode calls no characters: they mean nothing, and a kept picture that held one could not be opened (XML 1.0).
_CONTROLS |= {plane << 16 | last: None for plane in range(17) for last in (0xFFFE, 0xFFFF)}


class FormRefused(Exception):
    """A form that is not taken. `status` is the HTTP status to answer with; nothing of the form is carried."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Gone(Exception):
    """The client went away before its form was whole."""


class Form:
    """Fields of a form by name; a name given twice has its last value."""

    __slots__ = ("_fields", "_words")

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields
        self._words: dict[str, SessionText] = {}  # what was asked for once, for as long as the form is there

    def value(self, name: str) -> str:
        """A field that carries no words of the visitor; "" where it is absent."""
        return self._fields.get(name, "")

    def has(self, name: str) -> bool:
        """Whether the form has this field."""
        return name in self._fields

    def number(self, name: str) -> int | None:
        """A small whole number without sign, or None."""
        text = self._fields.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None

    def words(self, name: str) -> SessionText:
        """What was typed into a field: control characters taken out, line ends made one."""
        found = self._words.get(name)
        if found is None:
            typed = self._fields.get(name, "").replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
            found = self._words[name] = SessionText(typed)
        return found

    def names(self, prefix: str) -> list[str]:
        """The names of the fields that begin with `prefix`, in the order of the form."""
        return [name for name in self._fields if name.startswith(prefix)]


async def read_form(scope: Scope, receive: Receive, limit: int) -> Form:
    """The posted form. Raises FormRefused (400, 413, 415), or Gone when the client left."""
    kinds = [value.partition(b";")[0].strip().lower() for name, value in scope["headers"] if name == b"content-type"]
    if kinds != [FORM_TYPE]:
        raise FormRefused(415)
    return parse(await _body(receive, limit))


def parse(body: bytes) -> Form:
    """Fields of an urlencoded body in UTF-8 (WHATWG URL, 5.1). Raises FormRefused(400) for anything malformed."""
    fields: dict[str, str] = {}
    if body.count(b"&") >= MOST_FIELDS:
        raise FormRefused(400)
    try:
        for pair in body.decode().replace("+", " ").split("&") if body else ():
            name, _, value = pair.partition("=")
            fields[_decoded(name)] = _decoded(value)
    except UnicodeDecodeError:
        raise FormRefused(400) from None
    return Form(fields)


def _decoded(part: str) -> str:
    return unquote_to_bytes(part).decode() if "%" in part else part


async def _body(receive: Receive, limit: int) -> bytes:
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit:
            raise FormRefused(413)
    return body
