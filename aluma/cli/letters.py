"""`aluma letters`: for whoever writes letters. A file `_letters_<name>.py` beside this one is that command."""

from __future__ import annotations

import importlib
import pkgutil

import click

from aluma.cli import __path__ as folder

PREFIX = "_letters_"


class LettersCommands(click.Group):
    """The commands for letters, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the alphabet."""
        names = (module.name for module in pkgutil.iter_modules(folder))
        return sorted(name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if name not in self.list_commands(ctx):
            return None
        command = getattr(importlib.import_module(f"aluma.cli.{PREFIX}{name}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LettersCommands)
def letters() -> None:
    """For whoever writes letters."""
