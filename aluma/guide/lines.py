"""The lines of a practice file, each recognised by how it begins: the five rules of the grammar, one row each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aluma.guide.practice import Reference

SETTINGS = ("time", "turns", "low", "high", "empty")
NOT_NAME = r"[\s(){}<>,:;\"“”]+"
NAME = r"[^" + NOT_NAME[1:]  # any script; no sign that the grammar uses
ARROW = "->"
# What an editor or a habit makes of an arrow, and of the hyphen before a choice.
ODD_ARROW = re.compile(r"→|–>|—>|=>|-->|⇒")
LONE_SIGN = re.compile(r"\s*>\s*(?=[^>]*$)")
ODD_HYPHEN = re.compile(r"[–—•‣·]\s*|-(?=[^\s>-])")  # a hyphen without the space after it among them
WAYS = re.compile(r"[-*]\s|[–—•‣·]|-[^\s>-]|(?i:pass)\b|→|=>|-->|⇒")  # how a line begins that may hold an arrow


class Form(StrEnum):
    """What a line can be."""

    HEADING = "heading"
    ODD_HEADING = "odd heading"
    PASS = "pass"
    WAY = "way"
    ITEM = "item"
    HAND_BACK = "hand-back"
    SETTING = "setting"
    TEXT = "text"


# Every pattern is anchored and has no repeat inside a repeat, so its time grows with the line and no faster.
FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    (Form.HEADING, re.compile(rf"##\s+(?P<name>{NAME})\s*\((?P<kind>[^()]*)\)$")),
    (Form.ODD_HEADING, re.compile(r"#")),
    (Form.PASS, re.compile(r"(?i:pass)\s*->\s*(?P<to>.*)$")),
    (Form.WAY, re.compile(r"->\s*(?P<to>.*)$")),
    (Form.ITEM, re.compile(r"[-*]\s+(?P<rest>.*)$")),
    (Form.HAND_BACK, re.compile(r">\s*(?P<rest>.*)$")),
    (Form.SETTING, re.compile(rf"(?P<key>{'|'.join(SETTINGS)}):\s*(?P<value>.*)$")),
    (Form.TEXT, re.compile(r"")),
)
_QUOTES = re.compile(r"[“”„«»]")
_ITEMS = re.compile(r'"[^"]*"|[^,"]+')


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number from 1, its text without white space around it, its form and their parts."""

    number: int
    text: str
    form: Form = Form.TEXT
    parts: Mapping[str, str] = field(default_factory=dict)


def recognised(number: int, text: str) -> Line:
    """A line with the first form that fits it; TEXT fits all."""
    for form, pattern in FORMS:
        match = pattern.match(text)
        if match:
            return Line(number, text, form, match.groupdict())
    raise AssertionError("TEXT fits every line")


def hyphened(text: str) -> str:
    """A line whose names in braces are each one word."""
    head, brace, rest = text.partition("{")
    names, end, tail = rest.partition("}")
    one_word = ", ".join("-".join(name.split()) for name in names.split(",") if '"' not in name)
    return text if '"' in names or not brace or not end else f"{head}{{{one_word}}}{tail}"


def reference(text: str, *, place: bool = False) -> Reference | None:
    """`{closer, word, "one side"}` as a value; None where it is not of that form.

    With `place`, the last of several names is a place name and so the fallback.
    """
    inside = _QUOTES.sub('"', text.strip())
    if not (inside.startswith("{") and inside.endswith("}")):
        return None
    items = [item for each in _ITEMS.findall(inside[1:-1]) if (item := each.strip())]
    if not items or any(re.search(NOT_NAME, item) for item in items if not item.startswith('"')):
        return None
    *first, last = items
    if any(item.startswith('"') for item in first):
        return None
    if last.startswith('"'):
        return Reference(tuple(first), last.strip('"'))
    return Reference(tuple(first), last) if place and first else Reference(tuple(items))
