"""The front matter of a practice file: what a visitor sees before the start, and the picture at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aluma.guide.draft import Part
from aluma.guide.fault import PERHAPS
from aluma.guide.fence import FENCE
from aluma.guide.lines import ARROW, ODD_ARROW, Line
from aluma.guide.notes import Notes
from aluma.guide.practice import PLACES, Pointer
from aluma.guide.slug import is_slug, slugged

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
_FIRST = re.compile(r"(?P<word>[^\s:：=]*)\s*[:：=]?\s*(?P<rest>.*)$")


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
        if line is None and needed and front:
            says = f"The head of the file says nothing for “{key}”."
            notes.fault(1, says, better=f"{key}: {example}", how="add to the head, for instance")
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
    found: dict[str, Line] = {}
    guessed: dict[str, Line] = {}
    if not front:
        whole = [FENCE, *(f"{key}: {example}" for key, (needed, _, example) in KEYS.items() if needed), FENCE]
        says = "The file begins with a head between two lines of three hyphens, and this one has none."
        notes.fault(1, says, better="\n".join(whole), how="add at the top, for instance")
    for line in front:
        key, colon, value = line.text.partition(":")
        key = key.strip().lower()
        if key in found:
            notes.fault(line.number, f"“{key}” is said twice; only one of them can hold.", line.text)
        elif key in KEYS and colon and value.strip():
            found[key] = line
        else:
            near, words = _meant(line, notes)
            guessed |= {near: Line(line.number, f"{near}: {words}")} if words else {}
            _odd(line, near, words if near else _run_on(front, line), notes)
    return guessed | found


def _meant(line: Line, notes: Notes) -> tuple[str, str]:
    """The key that a line of the head probably means, and its words; both "" where none is near."""
    key, colon, value = line.text.partition(":")
    near = notes.near(key.strip().lower(), KEYS) if colon else ""
    if near:
        return near, value.strip()
    first = _FIRST.match(line.text)
    assert first is not None
    near = notes.near(first["word"].lower(), KEYS)
    return near, first["rest"] if near else ""


def _odd(line: Line, near: str, words: str, notes: Notes) -> None:
    if near and not words:
        says, example = f"“{near}” has no words after it.", f"{near}: {KEYS[near][2]}"
        notes.fault(line.number, says, line.text, example, how="for instance")
        return
    says = f"The head knows only these: {', '.join(KEYS)}; each with a colon and its words, on one line."
    better, how = (f"{near}: {words}", PERHAPS) if near else (words, "perhaps, with the line above it")
    notes.fault(line.number, says, line.text, better, how=how)


def _run_on(front: tuple[Line, ...], line: Line) -> str:
    """The line above and this one as one, where this one goes on with it."""
    above = next((each.text for each in reversed(front) if each.number < line.number), "")
    known = above.partition(":")[0].strip().lower() in KEYS
    return f"{above} {line.text}" if known and ":" not in line.text else ""


def _value(line: Line) -> str:
    return line.text.partition(":")[2].strip()


def _text(found: dict[str, Line], key: str) -> str:
    return _value(found[key]) if key in found else ""


def _arrow(value: str) -> tuple[str, str]:
    words, arrow, slug = value.rpartition("->")
    return (words.strip(), slug.strip()) if arrow else (value, "")


def _pointer(line: Line | None, notes: Notes) -> Pointer:
    if line is None:
        return Pointer("")
    words, slug = _arrow(ODD_ARROW.sub(ARROW, _value(line)))
    if ODD_ARROW.search(line.text) or (slug and not is_slug(slug)):
        better = f"{line.text.partition(':')[0]}: {words} -> {slugged(slug.removesuffix('.md'))}"
        says = f"An arrow, {ARROW} and nothing else, leads to the file name of another practice, without .md."
        notes.fault(line.number, says, line.text, better)
    elif slug:
        notes.link(line, slug)
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
