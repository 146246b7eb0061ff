"""`aluma guide`: hears the guide without a browser, JSON lines in and out, nothing stored; and dates helplines.

Keeps: harvest.no-input-use
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from typing import Any

import click

from aluma.cli._shelved import shelved
from aluma.guide.listen.listener import Listener
from aluma.guide.walk import Turn
from aluma.shelf import read_helplines, read_listener
from aluma.text import SessionText

GOOD_FOR = timedelta(days=365)  # how long a helpline counts as checked


def _today() -> str:
    return date.today().isoformat()


@click.group()
def guide() -> None:
    """The guide that listens."""


@guide.command()
@click.option(
    "--seed", type=int, default=0, show_default=True, help="The session's seed: the same seed, the same words."
)
def reply(seed: int) -> None:
    """Answer each line of standard input, {"text": …, "earlier": […]}, by a line {"reply": …, "kind": …, "tier": …}.

    What was written earlier is text alone, or {"text": …, "reply": …, "answer": "yes" or "not-quite"}, oldest first.
    A reply that is left out is the one that the guide would have given.
    """
    with shelved():
        listener = read_listener()
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            said, earlier = _asked(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise click.ClickException(f'Line {number} is no {{"text": …, "earlier": […]}}.') from None
        given = listener.reply(SessionText(said), _turns(earlier, listener, seed), seed)
        answer = {"reply": given.text.reveal(), "kind": given.kind, "tier": given.tier.value}
        click.echo(json.dumps(answer, ensure_ascii=False))


@guide.command()
@click.option("--release", is_flag=True, help="Fail, rather than warn, where a line was checked too long ago.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=_today, help="Another day than today.")
def helplines(release: bool, today: datetime) -> None:
    """Name each helpline that was last checked over a year ago. A number that no longer answers is worse than none."""
    with shelved():
        known = read_helplines()
    stale = known.older((today - GOOD_FOR).date().isoformat())
    for country, line in stale:
        click.echo(f"{country.name}: {line.name}, {line.number}, was last checked on {line.checked}: {line.source}")
    if stale and release:
        raise click.ClickException("Before a release, look at these again and write the new day beside each.")
    click.echo(f"{len(stale)} helplines were checked over a year ago.")


def _asked(line: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    said = line["text"]
    if not isinstance(said, str):
        raise TypeError
    said.encode()  # half of a pair of surrogates is no text, and fails here rather than when the answer is written
    earlier = [{"text": each} if isinstance(each, str) else dict(each) for each in line.get("earlier") or []]
    return said, [each for each in earlier if isinstance(each["text"], str)]


def _turns(earlier: list[dict[str, Any]], listener: Listener, seed: int) -> tuple[Turn, ...]:
    turns: tuple[Turn, ...] = ()
    for each in earlier:
        words = SessionText(each["text"])
        given = each.get("reply")
        heard = listener.reply(words, turns, seed).text if given is None else SessionText(str(given))
        turns = (*turns, Turn(words, heard, "not-quite" if each.get("answer") == "not-quite" else ""))
    return turns
