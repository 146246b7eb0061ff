"""The self-test at the start: plant marks in every way that text takes through Python's memory, free them, look.

Keeps: session.not-kept

Each pattern is one that was measured to leave words behind under a weaker guarantee. The marks must be found while
they are there; a search that finds nothing then has failed, not passed.
"""

from __future__ import annotations

import asyncio
import gc
import io
import threading
from collections.abc import Callable
from functools import partial

from aluma.traceless.guarantee import Guarantee
from aluma.traceless.launcher import Way
from aluma.traceless.own_memory import ENCODINGS, Unreadable, new_mark, occurrences, whole
from aluma.traceless.stack import new_event_loop

ROUNDS = 8  # of each pattern, so that blocks of every size class are freed, split and joined
SIZES = (0, 100, 1_000, 30_000, 300_000)  # bytes around a mark: small blocks, and those with their own mapping


def _text(mark: str) -> list[object]:
    word = whole(mark)
    return [word + tail + " " * size for size in SIZES for tail in ("", "\u00e9", "\u3042", "\U0001f56f")]


def _grown_text(mark: str) -> list[object]:
    grown = ""
    for _ in range(200):
        grown += whole(mark) + " "
    return [grown]


def _grown_array(mark: str) -> list[object]:
    grown = bytearray()
    for _ in range(2_000):
        grown += whole(mark).encode()
    return [grown]


def _shrunk_array(mark: str) -> list[object]:
    shrunk = bytearray(b"x" * 64 + whole(mark).encode() * 500)
    del shrunk[64:]
    return [shrunk]


def _streams(mark: str) -> list[object]:
    held, said = io.BytesIO(), io.StringIO()
    for _ in range(500):
        held.write(whole(mark).encode())
        said.write(whole(mark))
    return [held, said, held.getvalue().split(b"\n"), said.getvalue().encode("utf-16-le")]


def _pieces(mark: str) -> list[object]:
    body = whole(mark).encode() * 100
    wide = body.decode().encode("utf-32-le")
    return [body.replace(b"g", b"%67"), body[1:], memoryview(body), b"&".join([body, body]), wide.decode("utf-32-le")]


def _raised(mark: str) -> list[object]:
    try:
        raise ValueError(whole(mark))
    except ValueError as error:
        return [error]


PATTERNS: tuple[Callable[[str], list[object]], ...] = (
    _text,
    _grown_text,
    _grown_array,
    _shrunk_array,
    _streams,
    _pieces,
    _raised,
)


HOLDS = {
    Way.WRAPPER: "Memory is overwritten as soon as it is freed.",
    Way.PERTURB: "Memory is overwritten as soon as it is freed, in glibc's own slower way.",
}
UNTESTED = "Whether freed memory is overwritten could not be tested here: this process may not read its own memory."
MISSING = (
    "Words of ended sessions may stay readable in this program's memory: freed memory is not overwritten here. "
    "It is on Linux with glibc (Debian, Ubuntu, Fedora and their kin), with a Python started without -E and -I."
)


def wiped_when_freed(way: Way) -> Guarantee:
    """Whether nothing of what was planted and freed can be found. It tries, whatever was promised at the start."""
    name = "freed memory"
    try:
        wiped = _finds_what_is_there() and _forgets_what_was_freed(way)
    except Unreadable:
        return Guarantee(name, False, UNTESTED)
    return Guarantee(name, wiped, HOLDS.get(way, HOLDS[Way.WRAPPER]) if wiped else MISSING)


def _forgets_what_was_freed(way: Way) -> bool:
    mark = new_mark()
    _run(way, mark)
    # Each thread has its own arena, its own stack and its own cache of freed blocks.
    aside = threading.Thread(target=_run, args=(way, mark))
    aside.start()
    aside.join()
    return not any(occurrences(mark).values())


def _finds_what_is_there() -> bool:
    mark = new_mark()
    held = [whole(mark).encode(name) for name in ENCODINGS]
    return all(occurrences(mark).values()) and bool(held)


def _run(way: Way, mark: str) -> None:
    """Plant as the server would: in tasks of an event loop, which comes to rest after them."""
    with asyncio.Runner(loop_factory=partial(new_event_loop, way)) as runner:
        runner.run(_plant(mark))
        runner.run(asyncio.sleep(0))


async def _plant(mark: str) -> None:
    for _ in range(ROUNDS):
        planted = [pattern(mark) for pattern in PATTERNS]
        planted.reverse()  # freed in another order than they came
        planted.clear()
    gc.collect()
