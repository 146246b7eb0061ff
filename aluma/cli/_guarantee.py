"""What the command does with the memory guarantee: hold it, or say on every page what is missing, or not start.

Keeps: session.not-kept
"""

from __future__ import annotations

import click

from aluma.cli._options import Refusal
from aluma.settings import Settings
from aluma.settings.addresses import is_loopback, scheme_and_host
from aluma.traceless.guarantee import missing
from aluma.traceless.hold import hold
from aluma.traceless.launcher import Way

REFUSED = """Aluma does not start here, because what visitors write could outlive their sessions:{faults}

To serve all the same, with every page of a session saying so, add --without-memory-guarantee."""
TRIAL = "Every page of a session says that this is missing:{faults}"


def held(settings: Settings, way: Way) -> tuple[str, ...]:
    """The sentences about what is missing, for the pages. Ends the command where others would be at risk unasked."""
    lacking = missing(hold(way))
    faults = "".join(f"\n  - {each}" for each in lacking)
    if lacking and is_open(settings) and not settings.without_memory_guarantee:
        raise Refusal(REFUSED.format(faults=faults))
    if lacking:
        click.echo(TRIAL.format(faults=faults), err=True)
    return lacking


def is_open(settings: Settings) -> bool:
    """Whether anyone but this machine is meant to reach the portal."""
    host = (scheme_and_host(settings.address) or ("", ""))[1]
    return not (is_loopback(settings.host) and is_loopback(host)) or bool(settings.proxy)
