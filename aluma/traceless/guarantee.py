"""What holds of the memory guarantee in this process, and in a sentence what does not.

Keeps: session.not-kept
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Guarantee(NamedTuple):
    """One part of the guarantee: its name, whether it holds here, and what is so, or missing and what to do."""

    name: str
    holds: bool
    sentence: str


def missing(guarantees: Iterable[Guarantee]) -> tuple[str, ...]:
    """The sentences of those that do not hold: shown on every page, or the reason why the start is refused."""
    return tuple(each.sentence for each in guarantees if not each.holds)
