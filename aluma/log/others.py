"""What libraries, warnings and crashes would say in their own words: dropped and counted, never written.

Keeps: harvest.no-input-use, session.counts-only

uvicorn writes an exception's message, asyncio the repr of a task, Python the text of a warning: each can hold what a
visitor typed. After `take_over` all of them end here, where only their kind is told.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import warnings
from types import TracebackType
from typing import Any

from aluma.log.template import DROPPED, Library
from aluma.log.writer import Log

_LIBRARIES = {each.value: each for each in (Library.UVICORN, Library.ASYNCIO)}


class _Counting(logging.Handler):
    """Counts a record by who made it, or the error that it is about. Its text is never put together."""

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self._log.failed(error)
            return
        library = _LIBRARIES.get(record.name.partition(".")[0], Library.OTHER)
        self._log.count(DROPPED, library=library, level=int(record.levelno))


def take_over(log: Log) -> None:
    """From here on, whatever else in this process would write a line only gets counted in `log`."""
    _take_logging(log)
    _take_warnings(log)
    _take_crashes(log)


def _take_logging(log: Log) -> None:
    logging.raiseExceptions = False  # else a record that can't be formatted is printed with its arguments
    logging.captureWarnings(False)
    for logger in [logging.getLogger(name) for name in list(logging.root.manager.loggerDict)]:
        logger.handlers.clear()
        logger.propagate = True
    logging.root.handlers = [_Counting(log)]
    logging.root.setLevel(logging.WARNING)


def _take_warnings(log: Log) -> None:
    # "always", for all that is not ignored: any other action remembers the text of each warning that it has shown.
    warnings.simplefilter("always", append=True)

    def dropped(*said: Any, **more: Any) -> None:
        log.count(DROPPED, library=Library.WARNINGS, level=logging.WARNING)

    warnings.showwarning = dropped


def _take_crashes(log: Log) -> None:
    def uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.failed(error)

    sys.excepthook = uncaught
    threading.excepthook = lambda about: log.failed(about.exc_value) if about.exc_value else None
    sys.unraisablehook = lambda about: log.failed(about.exc_value) if about.exc_value else None
    faulthandler.disable()
