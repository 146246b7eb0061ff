"""`aluma letters status`: each ordered letter, how far it has come, and why it stands where it stands."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from aluma.cli._options import all_settings, config, reading
from aluma.newsletter.ledger import Standing, so_far
from aluma.newsletter.schedule import Mailing, mailing, mailings

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "refused": "the relay refused more than 2 % of the last 200 for reasons that are not about the address. "
        "Find out why before you resume",
        "nobody-there": "the relay said of more than 10 % of the last 200 that nobody is there. Confirmed addresses "
        "are not gone in such numbers, so no more were deleted. Ask whoever runs the relay",
        "put-off": "the relay put off more than half of the last 200. Resume when it takes mail again",
    }
)
LOOK_EVERY = 0.5  # seconds


@click.command()
@config
@all_settings
def status(config: Path | None, **given: Any) -> None:
    """Say how far each letter has come."""
    found = list(mailings(reading(config, given).settings.data))
    for each in found:
        click.echo(told(each))
    if not found:
        click.echo("No letter was ordered here yet.")


def told(each: Mailing) -> str:
    """A mailing in a line or two."""
    stood = so_far(each.folder)
    numbers = f"{_settled(stood)} of {stood.total} settled"
    failures = f"refused {stood.refused}, nobody there {stood.erased}, put off {len(stood.put_off)}"
    return f"{each.letter.name}: {_state(each)} ({numbers}; {failures})"


def watch(folder: Path) -> None:
    """Show how it goes, until it is done, stands, or the person has seen enough."""
    each = mailing(folder)
    while not each.standing.began and each.due(time.time()):
        click.echo("\rWaiting for the portal to take it up (is `aluma serve` running?)", nl=False)
        time.sleep(LOOK_EVERY)
        each = mailing(folder)
    click.echo()
    began, first = time.monotonic(), _settled(so_far(folder))
    with click.progressbar(length=max(each.standing.total, 1), show_pos=True) as bar:
        goes_on = True
        while goes_on:
            goes_on = each.due(time.time())
            stood = so_far(folder)
            bar.label = _label(each, stood, first, time.monotonic() - began)
            bar.update(_settled(stood) - bar.pos)
            if goes_on:
                time.sleep(LOOK_EVERY)
                each = mailing(folder)
    click.echo(told(each))


def _label(each: Mailing, stood: Standing, first: int, seconds: float) -> str:
    """How many a second since there were `first`, and how many failed."""
    rate = (_settled(stood) - first) / max(seconds, LOOK_EVERY)
    return f"{each.letter.name}, {rate:,.0f} a second, {stood.refused + stood.erased} failed"


def _settled(stood: Standing) -> int:
    return stood.sent + stood.refused + stood.erased + stood.gone


def _state(each: Mailing) -> str:
    stood, now = each.standing, time.time()
    if stood.ended:
        return f"sent, {_day(stood.ended)}"
    if each.reason:
        return f"stopped: {REASONS[each.reason]}"
    if not each.order.running:
        return "paused"
    if each.order.begins > now:
        return f"goes out on {_day(each.order.begins)}"
    return "on its way" if stood.began else "waiting for the portal to take it up"


def _day(at: float) -> str:
    return f"{datetime.datetime.fromtimestamp(at).astimezone():%Y-%m-%d %H:%M %z}"
