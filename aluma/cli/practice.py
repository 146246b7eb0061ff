"""`aluma practice`: for those who write one. Check a file, try it in the terminal, draw it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from aluma.cli._options import Refusal
from aluma.cli._shelved import shelved
from aluma.cli._terminal import walk_through
from aluma.guide.draw import draw as drawn
from aluma.shelf import Reading, practice_files, read_file, read_files, read_guards, read_listener, untaken


class There(click.Path):
    """A file that is there, or with `folders` a folder; what is not is refused in one calm sentence."""

    def __init__(self, *, folders: bool = False) -> None:
        super().__init__(path_type=Path)
        self.folders = folders

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises Refusal where nothing is, or a folder that is not wanted."""
        path = Path(value)
        if not path.exists():
            raise Refusal(f"There is no file “{value}”; a name with a space goes in quotes.")
        if path.is_dir() and not self.folders:
            raise Refusal(f"“{value}” is a folder. Name one file in it.")
        return path


@click.group()
def practice() -> None:
    """For those who write a practice."""


@practice.command()
@click.argument("files", nargs=-1, required=True, type=There(folders=True), metavar="FILE…")
def check(files: tuple[Path, ...]) -> None:
    """Say everything that is wrong or doubtful in a practice, line by line. Ends with 1 where something is wrong.

    For a folder, every practice in it is read, and each file is named that is not taken for one.
    """
    with shelved():
        readings = read_files(path for given in files for path in _practices(given))
    for reading in readings:
        click.echo(reading.told or f"{reading.path.name}: no faults and no doubts.")
    for sentence in (each for given in files for each in untaken(given)):
        click.echo(sentence)
    sys.exit(1 if any(reading.faulty for reading in readings) else 0)


@practice.command("try")
@click.argument("file", type=There())
def attempt(file: Path) -> None:
    """Walk a practice here, in the terminal. Nothing is stored; Ctrl-C ends it."""
    walked = _whole(file).practice
    try:
        walk_through(walked, read_listener(), _typed)
    except KeyboardInterrupt:
        click.echo("\nEnded. Nothing was kept.")


@practice.command()
@click.argument("file", type=There())
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where the picture goes.")
def draw(file: Path, output: Path | None) -> None:
    """Draw the steps of a practice and the ways between them, as an SVG."""
    picture = drawn(_whole(file).practice)
    if output is None:
        click.echo(picture, nl=False)
        return
    try:
        output.write_text(picture, "utf-8")
    except OSError as error:
        raise Refusal(f"The picture can't be written to “{output}”: {error.strerror}.{_elsewhere(output)}") from None
    click.echo(f"Drawn: {output}")


def _elsewhere(output: Path) -> str:
    return "" if output.parent.is_dir() else f" There is no folder “{output.parent}”."


def _practices(given: Path) -> list[Path]:
    if not given.is_dir():
        return [given]
    found = practice_files(given)
    if not found:
        says = f"There is no practice in {given}. A practice is a file whose name ends in .md."
        raise Refusal("\n".join((says, *untaken(given))))
    return found


def _whole(file: Path) -> Reading:
    with shelved():
        reading = read_file(file, read_guards())
    if reading.faulty:
        click.echo(reading.told, err=True)
        sys.exit(1)
    return reading


def _typed() -> str | None:
    """The next line; None where there is no more. Read from the stream itself, so that no history is kept."""
    click.echo("> ", nl=False)
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None
