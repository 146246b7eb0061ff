"""Spots text that looks like something better left out of a session: an address, a number, a card, a name with a date.

Keeps: voluntary.discernment

The rules have a twin in the browser's own module, so that a hint comes before anything is sent; one table of examples
tests both. They lean to silence: a year, a time or a score is no number to warn of.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SIGN = re.compile(r"[\d@]")  # one of these is in all of them, and in little of what people write
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_DIGITS = re.compile(r"\+?\(?\d(?:[ ().\-/]{0,2}\d){6,24}")
_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}-\d{1,2}"
    r"|\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? (?:19|20)\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{1,20} [A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]{1,20}\b")
_STREET = re.compile(
    r"\b\d{1,5}[a-z]? (?:[A-ZÀ-Þ][\w'’.-]{1,20} ){1,3}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|boulevard|blvd|court|ct|place|pl|square|terrace|close)\b"
    r"|\b[A-ZÀ-Þ][\wß-ÿ-]{1,30}(?:straße|strasse|str\.|weg|platz|gasse|allee) \d{1,4}[a-z]?\b"
    r"|\b\d{1,4},? (?:rue|avenue|boulevard|place|calle|via) (?:de |du |des |la |del |della )?[A-ZÀ-Þ]",
    re.IGNORECASE,
)


def looks_sensitive(words: str) -> str:
    """The kind it looks like, "email", "card", "phone", "street" or "name-and-date"; "" where it looks like none."""
    if _SIGN.search(words) is None:
        return ""
    return next((kind for kind, looks in KINDS if looks(words)), "")


def _is_card(words: str) -> bool:
    """A run of 13 to 19 digits whose check digit is right (ISO/IEC 7812-1, the Luhn formula)."""
    return any(13 <= len(digits) <= 19 and luhn(digits) for digits in _runs(words))


def _is_phone(words: str) -> bool:
    """A run of 7 to 15 digits (ITU-T E.164 allows 15) that is not one or two years or a date."""
    return any(7 <= len(digits) <= 15 for digits in _runs(_DATE.sub(" ", words)))


def luhn(digits: str) -> bool:
    """Whether the last digit of a number checks the others."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _runs(words: str) -> list[str]:
    found = (match.group() for match in _DIGITS.finditer(words))
    return ["".join(each for each in run if each.isdigit()) for run in found if not _is_years(run)]


def _is_years(run: str) -> bool:
    """Years side by side, as in `1998-2004` or `2019, 2020`."""
    parts = re.findall(r"\d+", run)
    return all(len(part) == 4 and part[:2] in ("18", "19", "20") for part in parts)


def _is_name_and_date(words: str) -> bool:
    return _DATE.search(words) is not None and _FULL_NAME.search(words) is not None


KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", _EMAIL.search),
    ("card", _is_card),
    ("phone", _is_phone),
    ("street", _STREET.search),
    ("name-and-date", _is_name_and_date),
)
