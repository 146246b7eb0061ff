"""How the relay is reached: by TLS alone where it is beyond this machine, with a name and password where it wants one.

Keeps: security.encrypted
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtplib import SMTP

from aluma.mail.mailbox import domain

TLS_FROM_THE_START = 465  # RFC 8314, 3.3; every other port begins in clear and changes to TLS before anything is said
PATIENCE = 30.0  # seconds that a connection, and each answer to a single mail, may take


@dataclass(frozen=True, slots=True)
class Post:
    """A relay. `here` is whether it is this machine; `authority` is a PEM file that its certificate may rest on.

    `sender` is the address that its mails come from.
    """

    host: str
    port: int
    sender: str
    here: bool
    user: str = ""
    password: str = field(default="", repr=False)
    authority: Path | None = None

    def line(self, patience: float = PATIENCE) -> SMTP:
        """A connection to be opened, which speaks no mail before TLS where it leaves this machine."""
        from_the_start = not self.here and self.port == TLS_FROM_THE_START
        return SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            local_hostname=domain(self.sender),  # its own default asks a resolver for this machine's name
            timeout=patience,
            use_tls=from_the_start,
            start_tls=not self.here and not from_the_start,
            tls_context=None if self.here else self._tls(),
        )

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=self.authority)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context


def post(
    relay: str, sender: str, *, here: bool, user: str = "", password: str = "", authority: Path | None = None
) -> Post:
    """The post of a relay given as host:port."""
    host, _, port = relay.rpartition(":")
    return Post(host.strip("[]"), int(port), sender, here, user, password, authority)
