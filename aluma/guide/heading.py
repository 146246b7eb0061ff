"""The front matter of a practice file: what a visitor sees before the start, and the picture at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aluma.guide.draft import Part
from aluma.guide.lines import FENCE, Line
from aluma.guide.notes import Notes
from aluma.guide.practice import PLACES, Pointer

# Each key, whether it must be there, what a visitor reads of it, and an example of it.
KEYS: dict[str, tuple[bool, Part | None, str]] = {
    "title": (True, Part.HEAD, "Arrive"),
    "language": (True, None, "en"),
    "minutes": (True, None, "3-9"),
    "for": (True, Part.HEAD, "A few minutes to be where you are."),
    "not-today": (True, Part.HEAD, "If being still makes things louder today, Open page is another way. -> open-page"),
    "from": (True, Part.HEAD, "A short breathing space from mindfulness teaching."),
    "picture": (True, None, "horizon"),
    "goodbye": (True, Part.GOODBYE, "This is the end, and the day can go on from here."),
    "next": (False, Part.HEAD, "Clear a space begins where this ends, any day. -> clear-a-space"),
}
PROPOSED = "en"
MOST_MINUTES = 180  # the longest that a session can last by default
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$")  # BCP 47, as far as a portal needs it
_MINUTES = re.compile(r"(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?$")
_SLUG = re.compile(r"[^\W_]+(?:-[^\W_]+)*$")


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter, each value as `Practice` holds it."""

    title: str
    language: str
    minutes: tuple[int, int]
    purpose: str
    not_today: Pointer
    source: str
    picture: str
    goodbye: str
    next: Pointer


def front_matter(front: tuple[Line, ...], notes: Notes) -> Head:
    """The head of a practice, with faults noted for what is missing, unknown or of another form."""
    found = _found(front, notes)
    for key, (needed, part, example) in KEYS.items():
        line = found.get(key)
        if line is None and needed:
            notes.fault(1, f"The head of the file says nothing for “{key}”.", better=f"{key}: {example}")
        elif line is not None and part is not None:
            notes.saying(line, "", part, _arrow(_value(line))[0])
    return Head(
        title=_text(found, "title"),
        language=_language(found.get("language"), notes),
        minutes=_minutes(found.get("minutes"), notes),
        purpose=_text(found, "for"),
        not_today=_pointer(found.get("not-today"), notes),
        source=_text(found, "from"),
        picture=_picture(found.get("picture"), notes),
        goodbye=_text(found, "goodbye"),
        next=_pointer(found.get("next"), notes),
    )


def _found(front: tuple[Line, ...], notes: Notes) -> dict[str, Line]:
    if not front:
        notes.fault(1, "The file begins with a head between two lines of three hyphens.", better=FENCE)
    found: dict[str, Line] = {}
    for line in front:
        key, colon, value = line.text.partition(":")
        key = key.strip().lower()
        if key in found:
            notes.fault(line.number, f"“{key}” is said twice; only one of them can hold.", line.text)
        elif key in KEYS and colon and value.strip():
            found[key] = line
        else:
            near = notes.near(key, KEYS)
            better = f"{near}: {value.strip() or KEYS[near][2]}" if near else ""
            keys = ", ".join(KEYS)
            notes.fault(line.number, f"The head knows only these: {keys}; each with its words.", line.text, better)
    return found


def _value(line: Line) -> str:
    return line.text.partition(":")[2].strip()


def _text(found: dict[str, Line], key: str) -> str:
    return _value(found[key]) if key in found else ""


def _arrow(value: str) -> tuple[str, str]:
    words, arrow, slug = value.rpartition("->")
    return (words.strip(), slug.strip()) if arrow else (value, "")


def _pointer(line: Line | None, notes: Notes) -> Pointer:
    words, slug = _arrow(_value(line)) if line else ("", "")
    if line and slug and not _SLUG.match(slug):
        better = f"{line.text.partition(':')[0]}: {words} -> {'-'.join(slug.lower().split())}"
        notes.fault(line.number, "An arrow leads to the file name of another practice, without .md.", line.text, better)
    return Pointer(words, slug)


def _language(line: Line | None, notes: Notes) -> str:
    """The code; where it is none, the language of what the fault proposes, so that the rest is checked as well."""
    value = _value(line) if line else ""
    if _LANGUAGE.match(value):
        return value
    if line:
        better = f"language: {PROPOSED}"
        notes.fault(line.number, "The language is a short code, as in en, de or pt-BR.", line.text, better)
    return PROPOSED


def _minutes(line: Line | None, notes: Notes) -> tuple[int, int]:
    match = _MINUTES.match(_value(line)) if line else None
    low, high = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if line and not 0 < low <= high <= MOST_MINUTES:
        counted = "-".join(re.findall(r"\d{1,3}", _value(line))[:2]) or "3-9"
        says = "Minutes are two numbers, the shortest way and the longest."
        notes.fault(line.number, says, line.text, f"minutes: {counted}")
    return low, high


def _picture(line: Line | None, notes: Notes) -> str:
    value = _value(line).lower() if line else ""
    if line and value not in PLACES:
        near = notes.near(value, PLACES) or "horizon"
        notes.fault(line.number, f"The pictures are {', '.join(PLACES)}.", line.text, f"picture: {near}")
    return value
