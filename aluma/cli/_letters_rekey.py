"""`aluma letters rekey`: new keys for everyone, so that a copy that someone made of the keys opens nothing any more.

Keeps: letters.secure
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from aluma.cli._options import config, reading
from aluma.cli._room import opened


@click.command()
@config
def rekey(config: Path | None) -> None:
    """Seal every line anew. The links in letters go on working."""
    with opened(reading(config, {}).settings) as room:
        done = asyncio.run(room.rekey())
    click.echo(f"Sealed under new keys: {done}.")
