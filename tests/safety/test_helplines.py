"""Helplines: enough countries, each number with where and when it was read, and a directory where there is none."""

from __future__ import annotations

from aluma.shelf import read_helplines

HELP = read_helplines()


def test_there_are_forty_countries_or_more() -> None:
    assert len(HELP.countries) >= 40


def test_every_country_leads_somewhere() -> None:
    assert all(country.directory.startswith("https://") for country in HELP.countries)


def test_every_number_says_where_and_when_it_was_read() -> None:
    for country in HELP.countries:
        for line in country.lines:
            assert line.source.startswith(("https://", "http://")), line.name
            assert len(line.checked) == len("2026-01-01")


def test_a_country_is_found_by_its_code() -> None:
    assert HELP.country("fr") is HELP.country("FR")
    assert HELP.country("xx") is None


def test_what_was_checked_long_ago_is_found() -> None:
    assert HELP.older("2020-01-01") == ()
    assert len(HELP.older("2999-01-01")) == sum(len(country.lines) for country in HELP.countries)
