"""`aluma letters forget`: deletes an address, for whoever asked by mail to get no more letters.

Keeps: letters.unsubscribe, letters.deleted
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from aluma.cli._options import config, reading
from aluma.cli._room import given, opened
from aluma.newsletter.handle import from_text


@click.command()
@config
@click.argument("address")
def forget(address: str, config: Path | None) -> None:
    """Delete ADDRESS at once, or the handle that stood in a mail to unsubscribe."""
    with opened(reading(config, {}).settings) as room:
        handle = from_text(address.strip()) or room.book.find(given(address))
        there = handle is not None and asyncio.run(room.erase(handle))
    click.echo("Deleted: nothing is held about it any more." if there else "Nothing was held about it.")
