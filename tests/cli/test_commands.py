"""The table of commands."""

from __future__ import annotations

import pytest
from click import Context
from click.testing import CliRunner

from aluma import __version__
from aluma.cli import Commands, main

assert isinstance(main, Commands)
NAMES = main.list_commands(Context(main))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 3


def test_the_first_commands_are_there() -> None:
    assert {"init", "serve", "settings"} <= set(NAMES)


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"Aluma, version {__version__}\n"


def test_an_unknown_command_is_told() -> None:
    assert "No such command 'sevre'" in CliRunner().invoke(main, ["sevre"]).output
