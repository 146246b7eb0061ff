"""What a library, a warning or a crash says in its own words is never written; its kind is counted.

Keeps: harvest.no-input-use, session.counts-only
"""

from __future__ import annotations

import subprocess
import sys

import pytest

TAKE = """
import asyncio, gc, logging, sys, threading, warnings
from aluma.log.others import take_over
from aluma.log.writer import Log
logging.getLogger("uvicorn.error").addHandler(logging.StreamHandler())
log = Log(lambda line: print(line, file=sys.stderr))
take_over(log)
words = "a quiet " + "word"
class Unraisable:
    def __del__(self): raise KeyError(words)
async def never_retrieved():
    async def fails(said): raise ValueError(said)
    task = asyncio.create_task(fails(words), name=words)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
"""
SPOKEN = {
    "a line of uvicorn": (
        'logging.getLogger("uvicorn.error").error("said %s", words)',
        "A line of uvicorn was dropped",
    ),
    "a line of another": ('logging.getLogger("httpx").warning(words)', "A line of another library was dropped"),
    "the root": ("logging.warning(words)", "A line of another library was dropped"),
    "a line that can't be formatted": ('logging.warning("%d", words)', "A line of another library was dropped"),
    "an error with its message": (
        'try: int(words)\nexcept ValueError: logging.getLogger("uvicorn.error").exception(words)',
        "An error: ValueError at <string>:",
    ),
    "a warning": ("warnings.warn(words)", "A line of Python's warnings was dropped"),
    "a task that nobody awaited": ("asyncio.run(never_retrieved())", "An error: ValueError at <string>:"),
    "an error in a thread": (
        "t = threading.Thread(target=int, args=(words,), name=words); t.start(); t.join()",
        "An error: ValueError at threading.py:",
    ),
    "an error while freeing": ("Unraisable()", "An error: KeyError at <string>:"),
}


def run(code: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", TAKE + code], capture_output=True, text=True, timeout=30)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("what", SPOKEN)
def test_only_its_kind_is_told(what: str) -> None:
    code, told = SPOKEN[what]
    ended, output = run(code + "\nlog.flush()")
    assert (ended, output.startswith(told), output.count("\n")) == (0, True, 1), output
    assert "quiet" not in output


def test_an_error_that_ends_the_program_says_nothing() -> None:
    assert run("int(words)") == (1, "")


def test_a_warning_is_counted_each_time_and_remembered_by_nobody() -> None:
    _, output = run(
        "for i in range(3): warnings.warn(words + str(i))\nprint(globals().get('__warningregistry__'))\nlog.flush()"
    )
    assert "Times: 3." in output
    assert "quiet" not in output
