"""`aluma letters resume`: lets a letter go on, also one that had stopped by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from aluma.cli._letter import ordered
from aluma.cli._options import all_settings, config, reading
from aluma.newsletter.schedule import change


@click.command()
@click.argument("name")
@config
@all_settings
def resume(name: str, config: Path | None, **given: Any) -> None:
    """Let a letter go on."""
    found = ordered(reading(config, given).settings, name)
    change(found.folder, replace(found.order, running=True, turn=found.order.turn + 1))
    click.echo(f"{found.letter.name} goes on.")
