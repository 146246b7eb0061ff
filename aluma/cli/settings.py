"""`aluma settings`: prints every setting, its value, where that came from, its default and its reason."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import click

from aluma.cli._options import all_settings, config, reading
from aluma.settings import DEFAULT, FIELDS, description, written


@click.command()
@config
@all_settings
def settings(config: Path | None, **given: Any) -> None:
    """Print every setting, its value, default and reason."""
    found = reading(config, given)
    for name, field in FIELDS.items():
        where = found.came_from[name]
        told = DEFAULT if where == DEFAULT else f"from {where}; default {written(field.default)}"
        click.echo(f"{name} = {written(getattr(found.settings, name))}  ({told})")
        click.echo(textwrap.fill(description(field.type), 100, initial_indent="    ", subsequent_indent="    "))
    click.echo(f"\nVisitors find it at {found.settings.address}")
