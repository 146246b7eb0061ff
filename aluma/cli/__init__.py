"""The command line. A file in this folder is a command of the same name, unless its name begins with an underscore."""

from __future__ import annotations

import importlib
import pkgutil

import click

from aluma import __version__


class Commands(click.Group):
    """The commands of this folder, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the alphabet."""
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if name not in self.list_commands(ctx):
            return None
        command = getattr(importlib.import_module(f"aluma.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Aluma")
def main() -> None:
    """Aluma: guided reflective sessions that leave nothing behind."""
