"""`aluma settings`: prints every setting, its value, where that came from, its default and its reason."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import click

from aluma.cli._options import all_settings, config, reading
from aluma.settings import DEFAULT, FIELDS, description, written
from aluma.text import SHOWN

SECRET = frozenset({"relay_password"})  # said to be there, and not shown


@click.command()
@config
@all_settings
def settings(config: Path | None, **given: Any) -> None:
    """Print every setting, its value, default and reason."""
    found = reading(config, given)
    for name, field in FIELDS.items():
        where = found.came_from[name]
        told = DEFAULT if where == DEFAULT else f"from {where}; default {written(field.default)}"
        value = getattr(found.settings, name)
        shown = SHOWN if name in SECRET and value else written(value)
        click.echo(f"{name} = {shown}  ({told})")
        click.echo(textwrap.fill(description(field.type), 100, initial_indent="    ", subsequent_indent="    "))
    click.echo(f"\nVisitors find it at {found.settings.address}")
