"""One finished mail: a text with its headers, in a form that every relay takes.

The body is quoted-printable (RFC 2045, 6.7), so that no relay has to offer 8BITMIME and no line is ever too long.
"""

from __future__ import annotations

import binascii
import secrets
import time
from collections.abc import Mapping
from types import MappingProxyType

from aluma.mail.header import date, line, phrase, words
from aluma.mail.mailbox import domain, mailbox

_NONE: Mapping[str, str] = MappingProxyType({})


def compose(
    sender: str,
    recipient: str,
    subject: str,
    text: str,
    *,
    language: str,
    headers: Mapping[str, str] = _NONE,
    name: str = "",
) -> bytes:
    """The message (RFC 5322) from `sender`, shown as `name`, to one recipient. `headers` are further ones, in ASCII.

    It says that a program wrote it (RFC 3834), so that no absence note answers. Raises NoMailbox.
    """
    to = mailbox(recipient)
    shown = mailbox(sender).text
    return b"".join(
        (
            line("From", f"{phrase(name)} <{shown}>" if name else shown),
            line("To", to.text, raw=to.international),
            line("Subject", words(subject)),
            line("Date", date(time.time())),
            line("Message-ID", f"<{secrets.token_hex(16)}@{domain(sender)}>"),
            line("Auto-Submitted", "auto-generated"),
            *(line(header, value) for header, value in headers.items()),
            line("Content-Language", language),
            line("MIME-Version", "1.0"),
            line("Content-Type", "text/plain; charset=utf-8"),
            line("Content-Transfer-Encoding", "quoted-printable"),
            b"\r\n",
            quoted(text),
        )
    )


def quoted(text: str) -> bytes:
    """A text as a quoted-printable body, its last line ended."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"
    return binascii.b2a_qp(lines.replace("\n", "\r\n").encode("utf-8", "replace"), istext=True)
