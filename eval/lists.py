"""The lists of danger and of everyday sentences, in the order in which they were written.

Those in `apart/` are not among them: nothing is learnt from them, so that they can tell what was learnt.
"""

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
    "_twentysecond",
    "_twentythird",
    "_twentyfourth",
    "_twentyfifth",
    "_twentysixth",
    "_twentyseventh",
    "_twentyeighth",
    "_twentyninth",
    "_thirtieth",
    "_thirtyfirst",
    "_thirtysecond",
    "_thirtythird",
    "_thirtyfourth",
    "_thirtyfifth",
    "_thirtysixth",
    "_thirtyseventh",
    "_thirtyeighth",
    "_thirtyninth",
    "_fortieth",
    "_fortyfirst",
    "_fortysecond",
    "_fortythird",
    "_twins",
)


def names(kind: str) -> list[str]:
    """The files of a kind, "danger" or "everyday", without their ending."""
    return [kind + age for age in AGES]
