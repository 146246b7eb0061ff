"""`aluma letters mend`: after a backup came back, takes out of book and key store what lacks its other half.

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
@click.confirmation_option(prompt="Whatever has no key, and every key without its line, is deleted for good. Go on?")
def mend(config: Path | None) -> None:
    """Take out lines that no key opens, and keys that open no line."""
    with opened(reading(config, {}).settings, mending=True) as room:
        mended = asyncio.run(room.mend())
        left = room.book.count()
    click.echo(f"Taken out: {mended}. In the book there are {left}, each with its key.")
