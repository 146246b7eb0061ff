"""`aluma serve`: opens the portal."""

from __future__ import annotations

import errno
import socket
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from aluma.app import create_app
from aluma.cli._guarantee import held
from aluma.cli._options import Refusal, all_settings, config, reading
from aluma.cli._promised import promised
from aluma.cli._serving import run
from aluma.cli._shelved import shelved
from aluma.log.others import take_over
from aluma.log.writer import Log
from aluma.settings import Settings
from aluma.shelf import Shelf, load
from aluma.traceless.launcher import relaunched
from aluma.web.server import Server, listen
from aluma.web.tls import Certificate, CertificateRefused, openssl_environment

REASONS = {
    errno.EADDRINUSE: "Port {port} on {host} is in use. Another program may be there, or Aluma already is. "
    "Choose another with --port.",
    errno.EACCES: "Port {port} on {host} is not this user's to open. Choose one above 1023 with --port.",
    errno.EADDRNOTAVAIL: "{host} is not an address of this machine. Choose another with --host.",
}


@click.command()
@config
@all_settings
def serve(config: Path | None, **given: Any) -> None:
    """Open the portal. Ctrl+C closes it; a session in it ends then."""
    way = relaunched(openssl_environment())
    settings = reading(config, given).settings
    missing = held(settings, way)
    listener = _listener(settings)
    settings = replace(settings, port=listener.getsockname()[1])
    certificate = _certificate(settings)
    with promised():
        portal = create_app(settings, _shelf(settings), missing=missing)

    def opened() -> None:
        click.echo(f"Aluma is open at {settings.address}")

    log = Log(partial(click.echo, err=True))
    take_over(log)
    tls = certificate.context if certificate else None
    server = Server(portal, listener, portal.answers, tls=tls, opened=opened, failed=log.failed)
    run(server, log, certificate, way)
    sys.exit(0 if server.started else 1)


def _listener(settings: Settings) -> socket.socket:
    try:
        return listen(settings.host, settings.port)
    except OSError as error:
        said = REASONS.get(error.errno or 0, "{host} port {port} could not be opened.")
        raise Refusal(said.format(host=settings.host, port=settings.port)) from None


def _certificate(settings: Settings) -> Certificate | None:
    if settings.tls_cert is None or settings.tls_key is None:
        return None
    try:
        return Certificate(settings.tls_cert, settings.tls_key)
    except CertificateRefused as refused:
        raise Refusal(f"tls_cert and tls_key can't be used: {refused}") from None


def _shelf(settings: Settings) -> Shelf:
    with shelved("Aluma does not start, because a file that it reads is not right yet."):
        shelf = load(practices=settings.practices)
    for warning in shelf.warnings:
        click.echo(warning, err=True)
    return shelf
