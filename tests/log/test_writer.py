"""Errors are counted by type and place, and written once an hour.

Keeps: session.counts-only
"""

from __future__ import annotations

import asyncio
import gc
import weakref

from aluma.log.template import CERTIFICATE_RENEWED, FAILED, TOO_MANY, Place
from aluma.log.writer import HOUR, MOST_COUNTED, Log


class Held:
    """Stands for what a visitor typed, in a local variable."""


def raised(held: Held) -> ValueError:
    try:
        raise ValueError("a quiet word")
    except ValueError as error:
        return error


def test_what_is_said_is_written_at_once() -> None:
    written: list[str] = []
    Log(written.append).say(CERTIFICATE_RENEWED)
    assert written == [CERTIFICATE_RENEWED.says]


def test_what_is_counted_waits_and_becomes_one_line() -> None:
    written: list[str] = []
    log = Log(written.append)
    for _ in range(3):
        log.failed(raised(Held()))
    assert written == []
    log.flush()
    log.flush()
    assert len(written) == 1
    assert written[0].startswith("An error: ValueError at test_writer.py:")
    assert written[0].endswith("Times: 3.")


def test_lines_come_in_the_order_of_the_alphabet() -> None:
    written: list[str] = []
    log = Log(written.append)
    for kind in (ValueError, KeyError, OSError):
        log.count(FAILED, kind=kind, place=Place("x", 1))
    log.flush()
    assert written == sorted(written)


def test_the_number_of_lines_is_bounded() -> None:
    written: list[str] = []
    log = Log(written.append)
    for number in range(MOST_COUNTED + 50):
        log.count(FAILED, kind=ValueError, place=Place("x", number))
    log.flush()
    assert len(written) == MOST_COUNTED + 1
    assert f"{TOO_MANY.says} Times: 50." in written


def test_a_counted_error_holds_on_to_nothing() -> None:
    held = Held()
    gone = weakref.ref(held)
    error = raised(held)
    error.__context__ = raised(held)
    del held
    gc.disable()
    Log(print).failed(error)
    gc.enable()
    assert gone() is None


def test_it_is_flushed_every_hour() -> None:
    loop = asyncio.new_event_loop()
    written: list[str] = []
    log = Log(written.append)
    log.flush_hourly(loop)
    for _ in range(2):
        log.count(CERTIFICATE_RENEWED)
        due = loop._scheduled[0]  # type: ignore[attr-defined]  # the loop's own list is the only witness
        assert 0 < due.when() - loop.time() <= HOUR
        due._run()
        loop._scheduled.remove(due)  # type: ignore[attr-defined]
    loop.close()
    assert written == [f"{CERTIFICATE_RENEWED.says} Times: 1."] * 2
