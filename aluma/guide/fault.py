"""What is wrong with a practice file, or doubtful in it: a value a fault, and the report that an author reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PERHAPS = "perhaps"  # in place of the line that is shown


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`says` is a sentence for the author; `shown` the line as it stands; `better` what would do, if that is known.

    `line` counts from 1. A doubt is a matter of voice: it is told, and stops nothing. `how` says what to do with
    `better`, which may be several lines: by default it is put in place of the line.
    """

    line: int
    says: str
    shown: str = ""
    better: str = ""
    doubt: bool = False
    how: str = PERHAPS


def report(name: str, faults: Iterable[Fault]) -> str:
    """All faults of one file, in the order of its lines, as a text for a terminal."""
    return "\n".join(line for fault in sorted(set(faults)) for line in _told(name, fault))


def _told(name: str, fault: Fault) -> list[str]:
    told = [f"{name}, line {fault.line}: {'a doubt' if fault.doubt else 'a fault'}: {fault.says}"]
    if fault.shown:
        told.append(f"    it says:  {fault.shown}")
    better = fault.better.splitlines()
    if len(better) == 1 and fault.better != fault.shown:
        told.append(f"    {fault.how}:  {fault.better}")
    elif len(better) > 1:
        told += [f"    {fault.how}:", *(f"        {line}" for line in better)]
    return told
