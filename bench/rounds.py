"""What every benchmark prints: absolute figures of each round, and one JSON object in the last line."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from statistics import median
from typing import TypeVar

ROUNDS = 7
Measured = TypeVar("Measured")


def alternating(
    first: Callable[[], Measured], second: Callable[[], Measured], rounds: int = ROUNDS
) -> tuple[list[Measured], list[Measured]]:
    """Both measured in turn, so that a machine that grows busy or warm counts for both; an untold round warms up."""
    first(), second()
    pairs = [(first(), second()) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def spread(name: str, values: Sequence[float], unit: str) -> None:
    """A line with the least, the median and the most of some rounds."""
    print(f"{name}: min {min(values):,.4g}, median {median(values):,.4g}, max {max(values):,.4g} {unit}")


def result(name: str, value: float, unit: str, goal: str, *, holds: bool) -> None:
    """The last line."""
    print(json.dumps({"name": name, "value": round(value, 3), "unit": unit, "goal": goal, "holds": holds}))
