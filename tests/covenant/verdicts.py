"""A pytest plugin that writes what came of each test: its outcome, and whether a failure was the test's own assertion.

Loaded by name (`-p`), in this tree or in a copy of it, and knows nothing of either. It writes to the file that the
environment names, so that the command line of the run stays as anyone would type it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

FILE = "VERDICTS_OF_TESTS"  # no name that begins with ALUMA_: the portal would take it for a setting
OWN = ("AssertionError", "Failed")  # an assertion, or `pytest.raises` and its like
_worst: dict[str, dict[str, str]] = {}
_ORDER = ("passed", "skipped", "failed", "broken")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[Any]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Set down what came of a phase of a test; "broken" is a failure that is not the test's own assertion."""
    report = yield
    outcome: str = report.outcome
    if outcome == "failed" and not (call.when == "call" and _is_own(call)):
        outcome = "broken"
    for name in {item.nodeid, item.nodeid.partition("[")[0]}:
        before = _worst.get(name, {"outcome": "passed"})["outcome"]
        _worst[name] = {
            "outcome": max(before, outcome, key=_ORDER.index),
            "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"),
        }
    return report


def pytest_sessionfinish() -> None:
    """Write the file: outcomes by test, with its parameters and without, and where the program came from."""
    import aluma

    Path(os.environ[FILE]).write_text(json.dumps({"from": str(Path(aluma.__file__).parent), "outcomes": _worst}))


def _is_own(call: pytest.CallInfo[Any]) -> bool:
    """Whether an assertion of the tests failed: not one inside the program under test."""
    if call.excinfo is None or call.excinfo.type.__name__ not in OWN:
        return False
    import aluma

    return not Path(call.excinfo.traceback[-1].path).is_relative_to(Path(aluma.__file__).parent)
