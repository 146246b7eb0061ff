"""How a word looks in memory or on disk: its bytes in every encoding that is looked for.

Base64 shifts with what stands before a word, so it has three phases; the characters that hang on the neighbours are
left out. Lower case needs no image of its own: `templates` takes each letter in both cases.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from functools import partial

Encoder = Callable[[str], bytes]


def _escaped(word: str, escape: Callable[[str], str]) -> bytes:
    return "".join(each if each.isascii() else escape(each) for each in word).encode("ascii")


def _percent(word: str, form: str) -> bytes:
    return _escaped(word, lambda each: "".join(f"%{byte:{form}}" for byte in each.encode()))


def _json(word: str, form: str) -> bytes:
    return _escaped(word, lambda each: "".join(f"\\u{unit:{form}}" for unit in _utf16_units(each)))


def _utf16_units(text: str) -> list[int]:
    data = text.encode("utf-16-be")
    return [int.from_bytes(data[place : place + 2], "big") for place in range(0, len(data), 2)]


def _python(word: str) -> bytes:
    return word.encode("ascii", "backslashreplace")


def _latin1(word: str) -> bytes:
    return word.encode("latin-1")


def _base64(word: str, phase: int, altchars: bytes) -> bytes:
    data = word.encode()
    encoded = base64.b64encode(bytes(phase) + data + bytes(2), altchars)
    return encoded[-(-phase * 8 // 6) : (phase + len(data)) * 8 // 6]


IMAGES: Mapping[str, Encoder] = {
    "UTF-8": str.encode,
    "Latin-1": _latin1,
    "UTF-16 LE": lambda word: word.encode("utf-16-le"),
    "UTF-16 BE": lambda word: word.encode("utf-16-be"),
    "UTF-32 LE": lambda word: word.encode("utf-32-le"),
    "UTF-32 BE": lambda word: word.encode("utf-32-be"),
    "percent": partial(_percent, form="02X"),
    "percent, lower hex": partial(_percent, form="02x"),
    "JSON": partial(_json, form="04x"),
    "JSON, upper hex": partial(_json, form="04X"),
    "Python escapes": _python,
    **{f"base64, phase {phase}": partial(_base64, phase=phase, altchars=b"+/") for phase in range(3)},
    **{f"base64url, phase {phase}": partial(_base64, phase=phase, altchars=b"-_") for phase in range(3)},
}


def image(name: str, word: str) -> bytes | None:
    """The word in an encoding, or None where it has no letters for it."""
    try:
        return IMAGES[name](word)
    except UnicodeEncodeError:
        return None
