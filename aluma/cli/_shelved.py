"""The calm refusal of content that can't be read: whoever wrote the file is told what is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from aluma.cli._options import Refusal
from aluma.shelf import Unshelved


@contextmanager
def shelved(said: str = "") -> Iterator[None]:
    """Whatever is read inside may be at fault: all faults are then said, after `said`, and the command ends with 2."""
    try:
        yield
    except Unshelved as faults:
        raise Refusal(f"{said}\n\n{faults}".lstrip()) from None
