"""What is wrong with a practice file, or doubtful in it: a value a fault, and the report that an author reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`says` is a sentence for the author; `shown` the line as it stands; `better` one that would do, if one is known.

    `line` counts from 1. A doubt is a matter of voice: it is told, and stops nothing.
    """

    line: int
    says: str
    shown: str = ""
    better: str = ""
    doubt: bool = False


def report(name: str, faults: Iterable[Fault]) -> str:
    """All faults of one file, in the order of its lines, as a text for a terminal."""
    return "\n".join(line for fault in sorted(set(faults)) for line in _told(name, fault))


def _told(name: str, fault: Fault) -> list[str]:
    told = [f"{name}, line {fault.line}: {'a doubt: ' if fault.doubt else ''}{fault.says}"]
    if fault.shown:
        told.append(f"    it says:  {fault.shown}")
    if fault.better:
        told.append(f"    perhaps:  {fault.better}")
    return told
