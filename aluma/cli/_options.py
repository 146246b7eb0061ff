"""The settings as options of a command, and the calm refusal of those that do not hold."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from aluma.settings import FIELDS, FILE_NAME, Reading, SettingsRefused, description, read

Command = TypeVar("Command", bound=Callable[..., Any])

config = click.option(
    "--config", type=click.Path(path_type=Path), help=f"The file to read, in place of {FILE_NAME} in this folder."
)


def all_settings(command: Command) -> Command:
    """Every setting as an option. Their values stay text: `read` makes of them what it makes of the environment's."""
    for name, field in reversed(list(FIELDS.items())):
        flag = {"is_flag": True, "flag_value": "true"} if field.default is False else {"metavar": "…"}
        option = click.option(f"--{name.replace('_', '-')}", name, default=None, help=description(field.type), **flag)
        command = option(command)
    return command


def reading(config: Path | None, given: dict[str, str | None]) -> Reading:
    """The settings with these options. Where they do not hold, says every fault and ends with status 2."""
    try:
        return read({name: value for name, value in given.items() if value is not None}, os.environ, config)
    except SettingsRefused as refused:
        faults = "".join(f"\n  - {fault}" for fault in refused.faults)
        raise Refusal(f"Aluma does not start with these settings:{faults}") from None


class Refusal(click.ClickException):
    """Something stands in the way, said in whole sentences: printed as they are, and the command ends with status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print it to standard error."""
        click.echo(self.message, err=True)
