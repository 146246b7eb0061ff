"""`aluma letters rekey`: new keys for everyone, so that a copy that someone made of the keys opens nothing any more.

Keeps: letters.secure
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from aluma.cli._options import Refusal, config, reading
from aluma.cli._room import opened
from aluma.newsletter.schedule import mailings


@click.command()
@config
def rekey(config: Path | None) -> None:
    """Seal every line anew. The links in letters go on working."""
    settings = reading(config, {}).settings
    if any(each.standing.began and not each.standing.ended for each in mailings(settings.data)):
        raise Refusal(
            "A letter is on its way. Lines get other places in the book with their new keys, so some people would miss "
            "that letter or get it twice. `aluma letters status` says how far it is."
        )
    with opened(settings) as room:
        done = asyncio.run(room.rekey())
    click.echo(f"Sealed under new keys: {done}.")
