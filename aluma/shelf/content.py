"""The content that is not practices: what a guide may never say, the listener's tables, helplines, names of languages.

Keeps: voluntary.never-asks

A file that is not of its form is refused with its name and its line, whoever wrote it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from aluma.guide.fault import Fault, report
from aluma.guide.listen.frames import frames
from aluma.guide.listen.hearing import cues
from aluma.guide.listen.lexicon import lexicon
from aluma.guide.listen.listener import Listener
from aluma.guide.safety.danger import dangers
from aluma.guide.safety.guard import Guard, guard
from aluma.guide.safety.helplines import Helplines, helplines
from aluma.guide.safety.weighing import weights

OURS = Path(__file__).parents[1] / "content"
FIRST = "en"
NO_TEXT = "This is no plain text in UTF-8. In the editor, save it as plain text, with the encoding UTF-8."
LISTS = "never.txt"
_AT_LINE = re.compile(r"at line (\d+)")

Made = TypeVar("Made")


class Unshelved(Exception):
    """Something on the shelf cannot be served; the message is the whole report."""


def read_guards(*contents: Path) -> Mapping[str, Guard]:
    """What a guide may never say, by language, from our content and each further folder. Raises Unshelved."""
    files = [path for folder in (OURS, *contents) for path in sorted(folder.glob(f"*/{LISTS}"))]
    return {path.parent.name: _guard(path) for path in files}


def read_listener() -> Listener:
    """The guide that listens, in the one language that it knows; in others it quotes. Raises Unshelved."""
    folder = OURS / FIRST
    listen = folder / "listen"
    return Listener(
        words=_made(lexicon, listen / "words.toml"),
        cues=_made(cues, listen / "cues.toml"),
        frames=_made(frames, listen / "frames.toml"),
        dangers=_made(partial(dangers, weights=_made(weights, listen / "weights.toml")), listen / "danger.toml"),
        guard=_guard(folder / LISTS),
    )


def read_helplines(folder: Path = OURS) -> Helplines:
    """The helplines of all countries, from a folder of content. Raises Unshelved."""
    return _made(helplines, folder / "helplines.toml")


def read_names() -> Mapping[str, str]:
    """What languages call themselves, by code. Raises Unshelved."""
    path = OURS / "languages.toml"
    return {code: str(name) for code, name in _tables(path).items()}


def read_text(path: Path) -> str:
    """The text of a file of content. Raises Unshelved where it is none."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Unshelved(report(str(path), [Fault(1, NO_TEXT)])) from None


def _tables(path: Path) -> dict[str, object]:
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise Unshelved(report(str(path), [Fault(line, f"This is not of the form TOML: {error}.")])) from None


def _made(make: Callable[[dict[str, object]], Made], path: Path) -> Made:
    """A value from a file of tables."""
    tables = _tables(path)
    try:
        return make(tables)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        says = f"{path}: a fault: Something in it is missing, or not of its form ({type(error).__name__}: {error})."
        raise Unshelved(says) from None


def _guard(path: Path) -> Guard:
    text = read_text(path)
    try:
        return guard(text)
    except (KeyError, ValueError) as error:
        raise Unshelved(report(str(path), [_amiss(text.splitlines(), error)])) from None


def _amiss(lines: list[str], error: Exception) -> Fault:
    """The first line without which the lines above it would do: all that end in a later line do not either."""
    low, high = 0, len(lines)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _is_whole(lines[:middle]) else (low, middle)
    shown = lines[high - 1].strip()
    name = str(error.args[0]) if isinstance(error, KeyError) else ""
    if isinstance(error, KeyError) and not name:
        says = "This stands before the first list. A list begins with its name in square brackets."
        return Fault(high, says, shown, "[private]", how="add above it, for instance")
    if name:
        return Fault(high, f"There is no list [{name}] above this line, and it uses <{name}>.", shown)
    return Fault(high, "This is no phrase: it holds no word.", shown)


def _is_whole(lines: list[str]) -> bool:
    try:
        guard("\n".join(lines))
    except (KeyError, ValueError):
        return False
    return True
