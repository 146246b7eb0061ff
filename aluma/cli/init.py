"""`aluma init`: writes a commented settings file."""

from __future__ import annotations

import textwrap
from pathlib import Path

import click

from aluma.cli._options import Refusal
from aluma.settings import FIELDS, FILE_NAME, description, written

HEAD = """\
# Settings of this Aluma portal. Each line below shows a default: to change one, take out the # before it.
# The environment can set them too: ALUMA_PORT for port, or ALUMA_PORT_FILE with the name of a file that holds it.
"""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, exists=True, path_type=Path), default=".")
def init(folder: Path) -> None:
    """Write a commented aluma.toml into FOLDER, by default this one."""
    path = folder / FILE_NAME
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(content())
    except FileExistsError:
        raise Refusal(f"{path} is there already. It was left as it is.") from None
    except OSError as error:
        raise Refusal(f"{path} could not be written: {error.strerror}.") from None
    click.echo(f"{path} is written. Every line in it says what it is for.")


def content() -> str:
    """The file: every setting with its reason, and its default commented out."""
    blocks = [HEAD]
    for name, field in FIELDS.items():
        reason = textwrap.fill(description(field.type), 110, initial_indent="# ", subsequent_indent="# ")
        blocks.append(f"{reason}\n# {name} = {written(field.default)}\n")
    return "\n".join(blocks)
