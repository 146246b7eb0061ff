"""`aluma guide reply`: JSON lines in, JSON lines out."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from aluma.cli import main


def heard(*lines: object) -> Result:
    return CliRunner().invoke(main, ["guide", "reply"], input="\n".join(map(json.dumps, lines)))


def test_each_line_is_answered() -> None:
    answers = [json.loads(line) for line in heard({"text": "I miss my brother"}, {"text": "hello"}).output.splitlines()]
    assert [sorted(each) for each in answers] == [["kind", "reply", "tier"]] * 2


def test_what_was_written_earlier_counts() -> None:
    first = {"text": "I want to die"}
    again = {"text": "I want to die", "earlier": ["I want to die"]}
    assert [json.loads(line)["kind"] for line in heard(first, again).output.splitlines()] == ["help", "help-again"]


def test_a_line_that_is_none_of_it_is_named() -> None:
    result = heard({"words": "no text"})
    assert result.exit_code == 1
    assert "Line 1" in result.output
