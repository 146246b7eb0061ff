"""Runs the server in an event loop that wipes behind itself, and looks after memory, log and certificate meanwhile.

Keeps: session.not-kept, security.encrypted
"""

from __future__ import annotations

import asyncio
import gc
from asyncio.sslproto import SSLProtocol
from functools import partial

from aluma.log.template import CERTIFICATE_REFUSED, CERTIFICATE_RENEWED
from aluma.log.writer import Log
from aluma.traceless.launcher import Way
from aluma.traceless.stack import new_event_loop
from aluma.web.protocol import PIECE
from aluma.web.server import Server
from aluma.web.tls import Certificate, CertificateRefused

LOOK_EVERY = 2.0  # seconds between two looks at the certificate's files
COLLECT_EVERY = 0.5  # seconds between two rounds of the garbage collector


def run(server: Server, log: Log, certificate: Certificate | None, way: Way) -> None:
    """Serve until a signal asks to stop; then write what was counted. `way`: how this process was started."""
    gc.collect()
    gc.freeze()  # what is there now stays, so a round only looks at what came with visitors
    try:
        with asyncio.Runner(loop_factory=partial(new_event_loop, way)) as runner:
            loop = runner.get_loop()
            _collect(loop)
            log.flush_hourly(loop)
            if certificate is not None:
                # asyncio keeps this much for each TLS connection and sets it aside for each read: 256 kB by default.
                SSLProtocol.max_size = PIECE
                _renew(certificate, log, loop)
            runner.run(server.serve())
    finally:
        log.flush()


def _collect(loop: asyncio.AbstractEventLoop) -> None:
    """Objects that refer to each other in a ring are freed by the collector alone, so it comes by often.

    A turn makes no ring with words in it, which a test holds; this is for the ring that nobody thought of. Measured:
    under a microsecond at rest, 10 ms with 100,000 sessions.
    """
    gc.collect()
    loop.call_later(COLLECT_EVERY, _collect, loop)


def _renew(certificate: Certificate, log: Log, loop: asyncio.AbstractEventLoop) -> None:
    try:
        if certificate.renew():
            log.say(CERTIFICATE_RENEWED)
    except CertificateRefused as refused:
        log.say(CERTIFICATE_REFUSED, kind=type(refused))
    loop.call_later(LOOK_EVERY, _renew, certificate, log, loop)
