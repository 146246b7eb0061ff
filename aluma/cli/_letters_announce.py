"""`aluma letters announce`: one letter about a significant change of the policy, for each version once.

Keeps: updates.notified
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import click

from aluma.cli._options import Refusal, all_settings, config, reading
from aluma.cli._promised import promised
from aluma.newsletter.letter import read
from aluma.newsletter.schedule import POLICY, AlreadySent, order
from aluma.place import covenant_of

SOURCE = """---
title: Our privacy policy changes
language: en
---
{notice}

The policy of {date} is at <{address}/privacy>, and what changed at <{address}/privacy/versions>.
"""


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask first.")
@config
@all_settings
def announce(yes: bool, config: Path | None, **given: Any) -> None:
    """Tell everyone in the book of the policy in force, where it changed significantly. Once for each version."""
    settings = reading(config, given).settings
    if not settings.relay:
        raise Refusal("There is no relay to send letters by. Name one in the setting relay.")
    with promised():
        policy = covenant_of(settings).policy
    if not policy.significant:
        raise Refusal(f"The policy of {policy.date} is no significant change, so there is nothing to announce.")
    source = SOURCE.format(notice=policy.notice, date=policy.date, address=settings.address)
    if not yes:
        click.confirm(f"Everyone in the book is told of the policy of {policy.date}. Send it?", abort=True)
    try:
        order(settings.data, source, read(source, f"{POLICY}{policy.date}"), time.time())
    except AlreadySent:
        raise Refusal(f"The policy of {policy.date} was announced before. Nobody is told twice.") from None
    click.echo("Ordered.")
