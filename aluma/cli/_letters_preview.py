"""`aluma letters preview`: a page with a letter as HTML, as text and on a phone, and what was found in it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path
from typing import Any

import click

from aluma.cli._letter import existing, letter_of, rendered
from aluma.cli._options import all_settings, config, reading
from aluma.newsletter.handle import new_handle, to_text
from aluma.newsletter.looking import Looked, looked
from aluma.newsletter.rendering import HANDLE

MOST_SPAM = 1.0  # points; SpamAssassin itself says spam from 5
PHONE = 375  # pixels
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body{{font-family:sans-serif;margin:2rem}}iframe{{border:1px solid #888;height:40rem;width:100%}}
.phone{{width:{phone}px}}pre{{white-space:pre-wrap;border:1px solid #888;padding:1rem}}</style>
<h1>{title}</h1><h2>What was found</h2><ul>{checks}</ul>
<h2>As HTML</h2><iframe sandbox title="As HTML" srcdoc="{html}"></iframe>
<h2>On a phone</h2><iframe sandbox class="phone" title="On a phone" srcdoc="{html}"></iframe>
<h2>As text</h2><pre>{text}</pre></html>
"""


@click.command()
@click.argument("file", type=existing)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where the page goes.")
@config
@all_settings
def preview(file: Path, output: Path | None, config: Path | None, **given: Any) -> None:
    """Write a page that shows a letter, and say what was found in it. Ends with 1 where something is not well."""
    settings = reading(config, given).settings
    _, letter = letter_of(file)
    made = rendered(letter, settings, time.time())
    handle = to_text(new_handle())
    message = made.message(handle, "someone@example.org")
    checks = [*looked(made, message), spam(message)]
    for each in checks:
        click.echo(f"{'well' if each.well else 'NOT WELL'}: {each.what}: {each.found}.")
    page = output or Path(tempfile.mkdtemp(prefix="aluma-letter-")) / f"{letter.name}.html"
    said = "".join(f"<li>{escape(each.what)}: {escape(each.found)}</li>" for each in checks)
    text, html = (escape(each.replace(HANDLE, handle)) for each in (made.text, made.html))
    page.write_text(PAGE.format(title=escape(letter.title), phone=PHONE, checks=said, html=html, text=text), "utf-8")
    click.echo(f"Open {page} in a browser.")
    sys.exit(0 if all(each.well for each in checks) else 1)


def spam(message: bytes) -> Looked:
    """SpamAssassin's score, without asking the network; where it is not installed, that is said."""
    tool = shutil.which("spamassassin")
    if tool is None:
        return Looked("Spam score", "not looked at, since SpamAssassin is not here", well=True)
    done = subprocess.run([tool, "-L", "-t"], input=message, capture_output=True, check=False)  # noqa: S603  # our letter
    score = re.search(rb"score=(-?[\d.]+)", done.stdout)
    if score is None:
        return Looked("Spam score", "SpamAssassin gave none", well=False)
    return Looked("Spam score", f"{float(score[1])} of 5 (SpamAssassin)", float(score[1]) < MOST_SPAM)
