"""The lists of danger and of everyday sentences, in the order in which they were written."""

from __future__ import annotations

AGES = (
    "",
    "_later",
    "_third",
    "_fourth",
    "_fifth",
    "_sixth",
    "_seventh",
    "_eighth",
    "_ninth",
    "_tenth",
    "_eleventh",
    "_twelfth",
    "_thirteenth",
    "_fourteenth",
    "_fifteenth",
    "_sixteenth",
    "_seventeenth",
    "_eighteenth",
    "_nineteenth",
    "_twentieth",
    "_twentyfirst",
)


def names(kind: str) -> list[str]:
    """The files of a kind, "danger" or "everyday", without their ending."""
    return [kind + age for age in AGES]
