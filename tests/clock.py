"""A clock that a test moves by hand."""

from __future__ import annotations


class Clock:
    """Seconds since the epoch, from 0, standing still until moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now
