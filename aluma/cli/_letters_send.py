"""`aluma letters send`: orders a letter; the portal that is open sends it, and this only looks on."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any

import click

from aluma.cli._letter import existing, letter_of
from aluma.cli._letters_status import watch
from aluma.cli._options import Refusal, all_settings, config, reading
from aluma.newsletter.schedule import AlreadySent, order


@click.command()
@click.argument("file", type=existing)
@click.option("--at", help="When it goes out, as in 2026-12-01T09:00+01:00. Without it, now.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--no-watch", is_flag=True, help="Order it and look no further.")
@config
@all_settings
def send(file: Path, at: str | None, yes: bool, no_watch: bool, config: Path | None, **given: Any) -> None:
    """Send a letter to everyone in the book, once. Ctrl-C ends only the looking on."""
    settings = reading(config, given).settings
    if not settings.relay:
        raise Refusal("There is no relay to send letters by. Name one in the setting relay.")
    source, letter = letter_of(file)
    begins = _moment(at) if at else None
    if not yes:
        click.confirm(f"“{letter.title}” goes to everyone in the book, and can't be called back. Send it?", abort=True)
    try:
        folder = order(settings.data, source, letter, time.time(), begins)
    except AlreadySent:
        raise Refusal(f"A letter called {letter.name} was sent before. Another one needs another file name.") from None
    click.echo(f"Ordered. `aluma letters pause {letter.name}` holds it.")
    if begins is None and not no_watch:
        watch(folder)


def _moment(at: str) -> float:
    try:
        moment = datetime.datetime.fromisoformat(at)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Refusal("--at should be a date, a time and its distance from UTC, as in 2026-12-01T09:00+01:00.")
    return moment.timestamp()
