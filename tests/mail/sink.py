"""A real SMTP server in this process that keeps what it is handed, and refuses whom a test tells it to refuse."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Sink:
    """Handed mails as (recipient, message), in their order. `answers` gives a recipient's reply, or None to take it."""

    mails: list[tuple[str, bytes]] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    answers: Callable[[str], str | None] = lambda recipient: None
    after: Callable[[str], str | None] = lambda recipient: None
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refusal = self.answers(address)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Good"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # the same
        (recipient,) = envelope.rcpt_tos
        assert isinstance(envelope.original_content, bytes)
        refusal = self.after(recipient)
        if refusal:
            return refusal
        with self.lock:
            self.mails.append((recipient, envelope.original_content))
            self.senders.append(str(envelope.mail_from))
            self.encrypted.append(session.ssl is not None)
        return "250 2.0.0 Taken"

    def let_in(self, server: SMTP, session: Session, envelope: Envelope, way: str, data: object) -> AuthResult:
        if isinstance(data, LoginPassword) and data.password == b"open sesame":
            self.logins.append(data.login.decode())
            return AuthResult(success=True)
        return AuthResult(success=False)


def free_port() -> int:
    """A port that was free a moment ago: aiosmtpd can't say which one it took."""
    with socket.create_server(("127.0.0.1", 0)) as tried:
        return int(tried.getsockname()[1])


@contextmanager
def sink(tls: ssl.SSLContext | None = None, *, login: bool = False, **more: Any) -> Iterator[Sink]:
    """A server on a free port of 127.0.0.1. `tls` requires STARTTLS, `login` a name and a password."""
    kept = Sink(port=free_port(), **more)
    options: Mapping[str, Any] = {
        "authenticator": kept.let_in if login else None,
        "auth_required": login,
        "auth_require_tls": tls is not None,
    }
    server = Controller(
        kept,
        hostname="127.0.0.1",
        port=kept.port,
        tls_context=tls,
        require_starttls=tls is not None,
        enable_SMTPUTF8=True,
        **options,
    )
    server.start()
    try:
        yield kept
    finally:
        server.stop()
