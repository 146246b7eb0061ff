"""A significant policy is announced to the book once for its version; any other is not."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from aluma.cli import main
from aluma.newsletter.schedule import mailings
from tests.covenant.test_changes import NOTICE, changed  # noqa: F401  # a policy whose second version is significant

RELAY = ["--relay", "127.0.0.1:25", "--sender", "letters@aluma.example", "--contact", "person@aluma.example"]


def announce(folder: Path, *more: str) -> Result:
    data = ["--data", str(folder / "data"), "--keys", str(folder / "keys")]
    return CliRunner().invoke(main, ["letters", "announce", "--yes", *data, *RELAY, *more])


def test_a_significant_policy_is_announced_once(changed: Path, tmp_path: Path) -> None:  # noqa: F811  # the fixture
    assert announce(tmp_path, "--policy", str(changed)).exit_code == 0
    again = announce(tmp_path, "--policy", str(changed))
    assert (again.exit_code, "Nobody is told twice" in again.output) == (2, True)
    (ordered,) = mailings(tmp_path / "data")
    assert ordered.letter.name == "policy-2026-01-01"
    assert NOTICE in ordered.letter.text


def test_any_other_is_not(tmp_path: Path) -> None:
    refused = announce(tmp_path)
    assert (refused.exit_code, list(mailings(tmp_path / "data"))) == (2, [])
