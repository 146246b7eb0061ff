"""Runs the server in an event loop that wipes behind itself, and looks after the log and the certificate meanwhile.

Keeps: session.not-kept, security.encrypted
"""

from __future__ import annotations

import asyncio

from aluma.log.template import CERTIFICATE_REFUSED, CERTIFICATE_RENEWED
from aluma.log.writer import Log
from aluma.traceless.stack import new_event_loop
from aluma.web.server import Server
from aluma.web.tls import Certificate, CertificateRefused

LOOK_EVERY = 2.0  # seconds between two looks at the certificate's files


def run(server: Server, log: Log, certificate: Certificate | None) -> None:
    """Serve until a signal asks to stop; then write what was counted."""
    try:
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            loop = runner.get_loop()
            log.flush_hourly(loop)
            if certificate is not None:
                _renew(certificate, log, loop)
            runner.run(server.serve())
    finally:
        log.flush()


def _renew(certificate: Certificate, log: Log, loop: asyncio.AbstractEventLoop) -> None:
    try:
        if certificate.renew():
            log.say(CERTIFICATE_RENEWED)
    except CertificateRefused as refused:
        log.say(CERTIFICATE_REFUSED, kind=type(refused))
    loop.call_later(LOOK_EVERY, _renew, certificate, log, loop)
