"""The catalogue of a language, with every string in it held against the one that it translates.

Keeps: global.access
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from aluma.language import Language, language
from aluma.shelf.content import Unshelved

CATALOGUE = "strings.mo"
_FILLED = re.compile(r"%\((\w+)\)s|%(.?)")


def read_language(code: str, strings: Path) -> Language:
    """The language of that code. Raises Unshelved where its catalogue is none, or could not be shown on a page."""
    try:
        found = language(code, strings)
        faults = list(_misfilled(found))
    except (OSError, ValueError, LookupError, struct.error):
        raise Unshelved(f"{strings}: a fault: This is no catalogue as msgfmt makes it from strings.po.") from None
    if faults:
        raise Unshelved("\n".join(f"{strings}: a fault: {fault}" for fault in faults))
    return found


def _misfilled(spoken: Language) -> Iterator[str]:
    """Translations with other places to fill in than their string has: a page with one of them could not be made."""
    # The look-up itself has no list of what it holds; this attribute of the standard library's class is that list.
    held: dict[object, str] = getattr(spoken.catalogue, "_catalog", {})
    for key, translated in held.items():
        text = key[0] if isinstance(key, tuple) else key
        if "%(" in str(text) and not _places(translated) <= _places(str(text)):
            yield f"“{translated}” has places to fill in that “{text}” has not. They stay as they are: %(name)s"


def _places(text: str) -> set[tuple[str, str]]:
    return {(name, sign) for name, sign in _FILLED.findall(text) if sign != "%"}
