"""Every line that the portal can write, and the only kinds of fields that a line can have.

Keeps: session.counts-only, harvest.no-profiling
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import TracebackType

_PACKAGE = Path(__file__).parents[1]


class Library(Enum):
    """Whose line was dropped."""

    UVICORN = "uvicorn"
    ASYNCIO = "asyncio"
    WARNINGS = "Python's warnings"
    OTHER = "another library"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of code: its file, and its number in it. Made of code alone, never of data."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """What a line says, with the type of each field in it. `type` itself stands for the type of an exception."""

    says: str
    fields: Mapping[str, type] = field(default_factory=dict)


CERTIFICATE_RENEWED = Template("The certificate has changed; the new one is in use.")
CERTIFICATE_REFUSED = Template(
    "The certificate has changed, but can't be used ({kind}); the one before stays.", {"kind": type}
)
FAILED = Template("An error: {kind} at {place}.", {"kind": type, "place": Place})
DROPPED = Template("A line of {library} was dropped, level {level}.", {"library": Library, "level": int})
TOO_MANY = Template("More kinds of lines than are told apart.")
NOT_ALLOWED = Template("A line of our own was dropped: its template or a field of it is not on the list.")

TEMPLATES = frozenset((CERTIFICATE_RENEWED, CERTIFICATE_REFUSED, FAILED, DROPPED, TOO_MANY, NOT_ALLOWED))


def line(template: Template, fields: Mapping[str, object]) -> str:
    """The finished line; of one that is not allowed, only that it was dropped."""
    kinds = template.fields
    if template not in TEMPLATES or fields.keys() != kinds.keys():
        return NOT_ALLOWED.says
    if not all(_is(value, kinds[name]) for name, value in fields.items()):
        return NOT_ALLOWED.says
    return template.says.format_map({name: _shown(value) for name, value in fields.items()})


def place(trace: TracebackType | None) -> Place:
    """The innermost line of this program that an error passed, or else the innermost one of any."""
    found = Place("nowhere", 0)
    ours = False
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            found, ours = Place(path.relative_to(_PACKAGE.parent).as_posix(), trace.tb_lineno), True
        elif not ours:
            found = Place(path.name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _is(value: object, kind: type) -> bool:
    if kind is type:
        return isinstance(value, type) and issubclass(value, BaseException)
    return type(value) is kind  # a subclass of int could be shown as anything


def _shown(value: object) -> str:
    if isinstance(value, type):
        return value.__name__
    return str(value.value if isinstance(value, Enum) else value)
