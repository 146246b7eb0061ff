"""`aluma letters pause`: holds a letter; what the relay was handed is not called back."""

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
def pause(name: str, config: Path | None, **given: Any) -> None:
    """Hold a letter where it is."""
    found = ordered(reading(config, given).settings, name)
    change(found.folder, replace(found.order, running=False))
    click.echo(f"{found.letter.name} is paused.")
