"""`aluma letters test`: sends a letter to one address, yours, as everyone would get it."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

import click

from aluma.cli._letter import existing, letter_of, rendered
from aluma.cli._options import Refusal, all_settings, config, reading
from aluma.covenant.parties import is_here
from aluma.mail.post import post
from aluma.mail.relay import RecipientRefused, RelayDown
from aluma.mail.smtp import Smtp
from aluma.newsletter.handle import new_handle, to_text
from aluma.settings.addresses import host_and_port


@click.command()
@click.argument("file", type=existing)
@click.option("--to", required=True, help="The address that gets it.")
@config
@all_settings
def test(file: Path, to: str, config: Path | None, **given: Any) -> None:
    """Send a letter to one address. Its link to leave belongs to nobody."""
    settings = reading(config, given).settings
    server = host_and_port(settings.relay)
    if server is None:
        raise Refusal("There is no relay to send letters by. Name one in the setting relay.")
    _, letter = letter_of(file)
    message = rendered(letter, settings, time.time()).message(to_text(new_handle()), to)
    here, who = is_here(server[0]), {"user": settings.relay_user, "password": settings.relay_password}
    relay = Smtp(post(settings.relay, settings.sender, here=here, authority=settings.relay_ca, **who))
    try:
        asyncio.run(relay.send(message, to))
    except RelayDown:
        raise Refusal("The relay can't be reached, or takes no mail now. Nothing was sent.") from None
    except RecipientRefused:
        raise Refusal("The relay refuses this address. Nothing was sent.") from None
    click.echo("Sent. It is the very letter that everyone would get.")
