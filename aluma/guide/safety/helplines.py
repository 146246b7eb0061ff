"""Helplines by country, as the content file has them. The visitor chooses the country; nothing guesses it.

Keeps: purpose.clarity

A number that could not be verified is not there: the country then has the directory alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: whose it is, its number, when somebody answers, and where and on which day (ISO 8601) that was read."""

    name: str
    number: str
    hours: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 code. `emergency` is "" where it was not verified; `lines` may be empty."""

    code: str
    name: str
    emergency: str
    directory: str
    lines: tuple[Helpline, ...]


@dataclass(frozen=True, slots=True)
class Helplines:
    """All countries by name, and directories for everywhere else as (name, address)."""

    countries: tuple[Country, ...]
    directories: tuple[tuple[str, str], ...]

    def country(self, code: str) -> Country | None:
        """The country of a code; None where there is none."""
        return next((country for country in self.countries if country.code == code.upper()), None)

    def older(self, day: str) -> tuple[tuple[Country, Helpline], ...]:
        """The lines that were last checked before a day (ISO 8601), each with its country."""
        lines = ((country, line) for country in self.countries for line in country.lines)
        return tuple((country, line) for country, line in lines if line.checked < day)


def helplines(content: Mapping[str, Any]) -> Helplines:
    """The value of a `helplines.toml`. Raises KeyError where something is missing from an entry."""
    countries = [_country(code, table) for code, table in content["countries"].items()]
    directories = tuple((each["name"], each["address"]) for each in content["directories"])
    return Helplines(tuple(sorted(countries, key=lambda country: country.name)), directories)


def _country(code: str, table: Mapping[str, Any]) -> Country:
    lines = tuple(
        Helpline(line["name"], line["number"], line["hours"], line["source"], str(line["checked"]))
        for line in table.get("lines", [])
    )
    return Country(code, table["name"], table.get("emergency", ""), table["directory"], lines)
