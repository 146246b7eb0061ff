"""`aluma rights`: what is held about an address, shown or deleted, for requests that come by mail.

Keeps: rights.access, rights.delete, children.report
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from aluma.cli._options import config, reading
from aluma.cli._room import given, opened
from aluma.rights.held import held
from aluma.rights.requests import erase


@click.group()
def rights() -> None:
    """For requests about someone's data that come by mail, also about a child's."""


@rights.command()
@config
@click.argument("address")
@click.option("--json", "as_json", is_flag=True, help="The same for a program.")
def show(address: str, config: Path | None, as_json: bool) -> None:
    """Print everything that is held about ADDRESS. Make sure that whoever asks can read mail sent there."""
    asked = given(address)
    with opened(reading(config, {}).settings) as room:
        found = held(room.book, asked)
    click.echo(found.as_json() if as_json else found.as_text(str), nl=False)


@rights.command()
@config
@click.argument("address")
def delete(address: str, config: Path | None) -> None:
    """Delete everything that is held about ADDRESS, at once. No record of it names the address."""
    asked = given(address)
    with opened(reading(config, {}).settings) as room:
        there = asyncio.run(erase(room, asked))
    click.echo("Deleted: nothing is held about it any more." if there else "Nothing was held about it.")
