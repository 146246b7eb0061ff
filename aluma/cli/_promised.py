"""The calm refusal of a policy that this place can't promise, and of a book of addresses that it can't open.

Keeps: third.disclosed, letters.secure
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from aluma.cli._options import Refusal
from aluma.covenant.covenant import CovenantRefused
from aluma.newsletter.pairing import RoomRefused


@contextmanager
def promised() -> Iterator[None]:
    """Whatever is built inside may refuse its policy: every fault is then said, and the command ends with status 2."""
    try:
        yield
    except CovenantRefused as refused:
        faults = "".join(f"\n  - {fault}" for fault in refused.faults)
        raise Refusal(f"Aluma does not start, because its policy promises what can't be kept here:{faults}") from None
    except RoomRefused as refused:
        raise Refusal(f"Aluma does not start. {refused.fault}") from None
