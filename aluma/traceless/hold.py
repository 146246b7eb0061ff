"""All parts of the guarantee, taken hold of in the one order that works.

Keeps: session.not-kept
"""

from __future__ import annotations

from aluma.traceless.core import forbid_core_dumps
from aluma.traceless.guarantee import Guarantee
from aluma.traceless.launcher import Way
from aluma.traceless.selftest import wiped_when_freed
from aluma.traceless.swap import Places, keep_from_swap


def hold(way: Way, places: Places = Places()) -> tuple[Guarantee, ...]:  # noqa: B008  # frozen
    """Test, lock, forbid. Called once in each process that handles what visitors type, after its last exec."""
    freed = wiped_when_freed(way)  # first: a process that may not be dumped can't read its own memory
    return (freed, keep_from_swap(places), forbid_core_dumps())
