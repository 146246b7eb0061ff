"""`aluma guide helplines`: what was checked over a year ago is named, and fails a release alone."""

from __future__ import annotations

from datetime import date, timedelta

from click.testing import CliRunner, Result

from aluma.cli import main
from aluma.shelf import read_helplines
from tests.safety.sentences import ROOT

DAYS = [date.fromisoformat(line.checked) for country in read_helplines().countries for line in country.lines]
STILL_GOOD, TOO_OLD = min(DAYS) + timedelta(days=365), min(DAYS) + timedelta(days=366)


def checked(today: date, *options: str) -> Result:
    return CliRunner().invoke(main, ["guide", "helplines", "--today", today.isoformat(), *options])


def test_within_a_year_nothing_is_named() -> None:
    assert checked(STILL_GOOD, "--release").exit_code == 0
    assert checked(STILL_GOOD).output == "0 helplines were checked over a year ago.\n"


def test_after_a_year_each_is_named_with_its_source() -> None:
    result = checked(TOO_OLD)
    assert result.exit_code == 0
    assert f"was last checked on {min(DAYS)}: https://" in result.output


def test_after_a_year_a_release_fails() -> None:
    assert checked(TOO_OLD, "--release").exit_code == 1


def test_bin_check_asks_and_hands_on_the_release() -> None:
    script = (ROOT / "bin" / "check").read_text("utf-8")
    assert "-m aluma guide helplines ${release:+--release} || worst=1" in script
