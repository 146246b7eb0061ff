"""`aluma serve`: opens the portal."""

from __future__ import annotations

import errno
import socket
import sys
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from aluma.app import create_app
from aluma.cli._options import Refusal, all_settings, config, reading
from aluma.cli._promised import promised
from aluma.settings import Settings
from aluma.shelf import Shelf, Unshelved, load
from aluma.web.server import Server, listen

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
    settings = reading(config, given).settings
    listener = _listener(settings)
    settings = replace(settings, port=listener.getsockname()[1])
    with promised():
        portal = create_app(settings, _shelf(settings))

    def opened() -> None:
        click.echo(f"Aluma is open at {settings.address}")

    server = Server(portal, listener, portal.answers, opened=opened)
    server.run()
    sys.exit(0 if server.started else 1)


def _listener(settings: Settings) -> socket.socket:
    try:
        return listen(settings.host, settings.port)
    except OSError as error:
        said = REASONS.get(error.errno or 0, "{host} port {port} could not be opened.")
        raise Refusal(said.format(host=settings.host, port=settings.port)) from None


def _shelf(settings: Settings) -> Shelf:
    try:
        shelf = load(practices=settings.practices)
    except Unshelved as faults:
        raise Refusal(f"Aluma does not start, because a practice is not right yet.\n\n{faults}") from None
    for warning in shelf.warnings:
        click.echo(warning, err=True)
    return shelf
