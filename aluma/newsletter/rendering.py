"""A letter rendered once for everyone: one source to text and HTML, with gaps where each recipient's own bytes go.

Keeps: letters.purpose

What differs from one recipient to the next is their address, the handle in their link to leave, and the Message-ID. No
picture, no style and no font is fetched from anywhere, and no link is changed on its way from the author to the reader.
"""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import css_inline
from jinja2 import Environment, StrictUndefined

from aluma import prose
from aluma.language import RIGHT_TO_LEFT
from aluma.mail.courier import Parcel
from aluma.mail.header import date, line, phrase, words
from aluma.mail.mailbox import domain, mailbox
from aluma.newsletter.letter import Letter

TEMPLATE = Path(__file__).parent / "letter.html"
# What stands in a gap until a recipient's bytes do: letters only, so that no encoding changes or splits them.
TO, HANDLE, NUMBER = "qzToqzToqzToqzToqzToqzToqz", "qzHaqzHaqzHaqzHaqzHaqzHaqz", "qzNuqzNuqzNuqzNuqzNuqzNuqz"
SOFT = b"=\r\n"  # a line's end that a reader takes out again (RFC 2045, 6.7)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who a letter comes from, and where its links lead. `address` is the portal's, without a slash at its end.

    `bounces` is the address that undeliverable letters return to, each with its handle; "" returns them to `sender`.
    """

    sender: str
    name: str
    address: str
    contact: str
    bounces: str = ""

    def leave(self, handle: str) -> str:
        """The link by which its reader leaves."""
        return f"{self.address}/letters/leave/{handle}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter ready for everyone. `pieces` are bytes, and the gaps between them; `text` and `html` are for people."""

    key: bytes
    sender: Sender
    pieces: tuple[bytes | str, ...]
    text: str
    html: str

    def parcel(self, key: bytes, handle: str, address: str) -> Parcel:
        """The mail for one recipient. `handle` is 26 small letters and digits. Raises NoMailbox."""
        to = mailbox(address)
        own = hashlib.blake2b(handle.encode(), digest_size=16, key=self.key).hexdigest()
        filled = {TO: to.text.encode(), HANDLE: handle.encode(), NUMBER: own.encode()}
        text = bytearray().join([filled[each] if isinstance(each, str) else each for each in self.pieces])
        more = " SMTPUTF8" if to.international else ""
        envelope = f"MAIL FROM:<{self._returns(handle)}>{more}\r\nRCPT TO:<{to.text}>\r\nDATA\r\n"
        return Parcel(key, bytearray(envelope.encode()), text, to.international)

    def message(self, handle: str, address: str) -> bytes:
        """The same mail as one finished message, for a test of it."""
        wire = bytes(self.parcel(b"", handle, address).text)
        return wire.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n.")

    def _returns(self, handle: str) -> str:
        local, _, host = self.sender.bounces.rpartition("@")
        return f"{local}+{handle}@{host}" if host else self.sender.sender


def render(letter: Letter, sender: Sender, at: float, gettext: Callable[[str], str]) -> Rendered:
    """The letter for everyone. `at` is its date, seconds since the epoch: the same letter renders to the same bytes."""
    text, html = plain(letter, sender, HANDLE, gettext), markup(letter, sender, HANDLE, gettext)
    boundary = hashlib.sha256(f"{letter.name} {letter.title} {letter.text}".encode()).hexdigest()[:32]
    head = b"".join(_headers(letter, sender, at, boundary))
    parts = [
        b"--" + boundary.encode() + b"\r\n" + _part_head(kind) + _encoded(body)
        for kind, body in (("plain", text), ("html", html))
    ]
    whole = head + b"\r\n" + b"\r\n".join(parts) + b"\r\n--" + boundary.encode() + b"--\r\n"
    wire = whole.replace(b"\r\n.", b"\r\n..") + b".\r\n"  # RFC 5321, 4.5.2
    key = hashlib.sha256(letter.name.encode()).digest()
    return Rendered(key, sender, tuple(_gaps(wire)), text, html)


def plain(letter: Letter, sender: Sender, handle: str, gettext: Callable[[str], str]) -> str:
    """The text for those who read mail as text: the author's Markdown, which reads as it is."""
    foot = f"{_why(sender, gettext)}\n{gettext('Leave these letters:')}\n{sender.leave(handle)}"
    return f"{letter.title}\n\n{letter.text}\n-- \n{foot}\n"


def markup(letter: Letter, sender: Sender, handle: str, gettext: Callable[[str], str]) -> str:
    """The HTML, its style written into each element, since many readers of mail drop a style sheet."""
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(TEMPLATE.read_text("utf-8"))
    filled = page.render(
        lang=letter.language,
        dir="rtl" if letter.language.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        title=letter.title,
        body=prose.html(letter.text),
        why=_why(sender, gettext),
        leave=sender.leave(handle),
        leaving=gettext("Leave these letters"),
    )
    # What can't be written into an element, the dark colours, stays in the sheet. Nothing is loaded from anywhere.
    return css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False).inline(filled)


def _why(sender: Sender, gettext: Callable[[str], str]) -> str:
    said = gettext("You get this letter because you asked %(name)s for letters. Your address is used for nothing else.")
    return said % {"name": sender.name}


def _headers(letter: Letter, sender: Sender, at: float, boundary: str) -> list[bytes]:
    host = domain(sender.sender)
    mailto = f", <mailto:{sender.contact}?subject=unsubscribe%20{HANDLE}>" if sender.contact else ""
    return [
        line("From", f"{phrase(sender.name)} <{mailbox(sender.sender).text}>"),
        b"To: " + TO.encode() + b"\r\n",
        line("Subject", words(letter.title)),
        line("Date", date(at)),
        line("Message-ID", f"<{NUMBER}@{host}>"),
        line("List-ID", f"<letters.{host}>"),
        line("List-Unsubscribe", f"<{sender.leave(HANDLE)}>{mailto}"),
        line("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        line("Auto-Submitted", "auto-generated"),
        line("Content-Language", letter.language),
        line("MIME-Version", "1.0"),
        line("Content-Type", f'multipart/alternative; boundary="{boundary}"'),
    ]


def _part_head(kind: str) -> bytes:
    return (
        line("Content-Type", f"text/{kind}; charset=utf-8")
        + line("Content-Transfer-Encoding", "quoted-printable")
        + b"\r\n"
    )


def _encoded(text: str) -> bytes:
    """Quoted-printable, with each gap on a line of its own that its reader never sees as one."""
    pieces = text.rstrip("\n").replace("\n", "\r\n").split(HANDLE)
    return (SOFT + HANDLE.encode() + SOFT).join(binascii.b2a_qp(each.encode(), istext=True) for each in pieces)


def _gaps(wire: bytes) -> list[bytes | str]:
    """The bytes between the gaps, and the gaps."""
    found: list[bytes | str] = [wire]
    for gap in (TO, HANDLE, NUMBER):
        parted: list[bytes | str] = []
        for piece in found:
            if isinstance(piece, str):
                parted.append(piece)
                continue
            first, *others = piece.split(gap.encode())
            parted.append(first)
            for other in others:
                parted += [gap, other]
        found = parted
    return found
