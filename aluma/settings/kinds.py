"""The kinds of values that settings take: how each is read, and how to say what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
from msgspec import Meta

WORDS = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Path: "a path",
    tuple: "a list of texts",
}


def converted(value: Any, kind: Any, folder: Path) -> Any:
    """A value as its setting wants it; texts, as the environment has them, are read as that kind.

    An empty text is no path where none is needed. Relative paths start from `folder`. Raises msgspec.ValidationError.
    """
    if value == "" and type(None) in get_args(get_args(kind)[0]):
        return None
    if _plain(kind) is tuple and isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]

    def path(wanted: type, raw: Any) -> Path:
        if wanted is not Path or not isinstance(raw, str) or not raw:
            raise TypeError
        return folder / raw

    return msgspec.convert(value, kind, strict=not isinstance(value, str), dec_hook=path)


def expected(kind: Any) -> str:
    """What a setting takes, in words."""
    said = WORDS[_plain(kind)]
    bounds = next((each for each in get_args(kind) if isinstance(each, Meta)), Meta())
    least = {bounds.ge: f" from {bounds.ge}", bounds.gt: f" above {bounds.gt}"}
    most = f" up to {bounds.le}" if bounds.le is not None else ""
    return said + next((words for bound, words in least.items() if bound is not None), "") + most


def description(kind: Any) -> str:
    """The reason that stands with a setting."""
    return next(each.description or "" for each in get_args(kind) if isinstance(each, Meta))


def written(value: Any) -> str:
    """A value as one writes it in `aluma.toml`."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case tuple():
            return "[" + ", ".join(written(each) for each in value) + "]"
        case None:
            return '""'
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _plain(kind: Any) -> type:
    """`Annotated[Path | None, …]` -> Path; `tuple[str, ...]` -> tuple."""
    kind = get_args(kind)[0] if isinstance(kind, object) and hasattr(kind, "__metadata__") else kind
    parts = [each for each in get_args(kind) if each not in (type(None), Ellipsis)]
    outer = get_origin(kind)
    return outer if outer is tuple else (parts[0] if parts else kind)
