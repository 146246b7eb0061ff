"""`aluma letters bounce`: takes one returned mail from its standard input, as a mail system pipes it."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

import click

from aluma.cli._options import all_settings, config, reading
from aluma.newsletter.bounces import count, returned
from aluma.newsletter.ledger import Verdict
from aluma.newsletter.room import open_room


@click.command()
@click.option("--recipient", default="", help="The address that the mail came back to, as the mail system knows it.")
@config
@all_settings
def bounce(recipient: str, config: Path | None, **given: Any) -> None:
    """Take a returned mail. Only one that says that nobody is there deletes an address; nothing of the mail is kept."""
    settings = reading(config, given).settings
    found = returned(sys.stdin.buffer.read(), recipient)
    if found.means is Verdict.REFUSED:
        count(settings.data)
        click.echo("Counted. Too many of these stop a letter on its way.")
    elif found.means is Verdict.ERASED and found.handle:
        room = open_room(settings.data, settings.keys, time.time)
        try:
            there = asyncio.run(room.erase(found.handle))
        finally:
            room.close()
        click.echo("Deleted: nobody is at that address." if there else "Nothing to delete: they had left already.")
    else:
        click.echo("Nothing follows from this mail.")
