"""The one writer of log lines: few are written at once, most are counted and written once an hour.

Keeps: session.counts-only, harvest.no-profiling, harvest.no-input-use

A journal stamps every line to the microsecond, so a line about a visit would be an event about a person.
"""

from __future__ import annotations

import asyncio
import threading
import traceback
from collections import Counter
from collections.abc import Callable

from aluma.log.template import FAILED, TOO_MANY, Template, line, place

HOUR = 3600.0  # seconds between two writings of what was counted
MOST_COUNTED = 1_000  # different lines between two writings; past that they are counted as one


class Log:
    """Writes and counts lines. `write` takes one finished line, without its end."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._counted: Counter[str] = Counter()
        self._lock = threading.Lock()

    def say(self, template: Template, **fields: object) -> None:
        """Write a line now: for what the operator did or has to do, never for anything a visitor did."""
        self._write(line(template, fields))

    def count(self, template: Template, **fields: object) -> None:
        """Count a line, to be written with its number."""
        said = line(template, fields)
        with self._lock:
            told_apart = said in self._counted or len(self._counted) < MOST_COUNTED
            self._counted[said if told_apart else TOO_MANY.says] += 1

    def failed(self, error: BaseException) -> None:
        """Count an error by type and place, and empty its frames, which hold what the code was working on."""
        seen: BaseException | None = error
        self.count(FAILED, kind=type(error), place=place(error.__traceback__))
        while seen is not None:
            traceback.clear_frames(seen.__traceback__)
            seen = seen.__context__

    def flush(self) -> None:
        """Write what was counted, one line a template, by the alphabet, so that no order of events shows."""
        with self._lock:
            counted, self._counted = self._counted, Counter()
        for said in sorted(counted):
            self._write(f"{said} Times: {counted[said]}.")

    def flush_hourly(self, loop: asyncio.AbstractEventLoop) -> None:
        """Flush an hour from now, and each hour after it, as long as the loop runs."""

        def flush() -> None:
            self.flush()
            self.flush_hourly(loop)

        loop.call_later(HOUR, flush)
