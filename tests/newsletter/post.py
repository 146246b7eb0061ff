"""Mailings in processes of their own, as a kill finds them; one more process starts them, since that takes a moment.

python -m tests.newsletter.post reads lines: an order (JSON) begins a mailing, and its process id is the answer; an
empty line waits for its end, and its status is the answer.
"""

from __future__ import annotations

import asyncio
import gc
import os
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

from aluma.mail.courier import Parcel
from aluma.newsletter import delivery
from aluma.newsletter.delivery import Delivery
from aluma.newsletter.ledger import Ledger, Verdict
from aluma.newsletter.whole import put
from tests.newsletter import mailing

COMMIT = frozenset({Ledger.advance.__code__, Ledger._stand.__code__, Ledger._opened.__code__, put.__code__})


class Order(msgspec.Struct):
    """A mailing: the folders of its book and its ledger, the relay's port, how many rows it reads at once.

    `fault` names one that is planted in it; with `line` it ends itself before the so manieth line of a commit.
    """

    book: str
    folder: str
    port: int
    batch: int = delivery.BATCH
    fault: str = ""
    line: int = 0


class Forgetful(Ledger):
    """Planted: a ledger that remembers and does not write."""

    def note(self, handle: bytes, verdict: Verdict) -> None:
        """Only remember it."""
        self.settled[handle] = verdict


class Hasty(Delivery):
    """Planted: a delivery that notes a mail as sent when it hands it over, and not when the relay has taken it."""

    def _pull(self) -> Parcel | None:
        parcel = super()._pull()
        if parcel:
            self._ledger.note(parcel.key, Verdict.SENT)
        return parcel


class Renumbering(Delivery):
    """Planted: a delivery whose mails have other numbers each time it is begun anew."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._rendered = replace(self._rendered, key=secrets.token_bytes(32))


FAULTS: Mapping[str, Mapping[str, Any]] = {
    "": {},
    "forgetful": {"ledger": Forgetful},
    "hasty": {"delivery": Hasty},
    "renumbering": {"delivery": Renumbering},
}


def mail(order: Order) -> None:
    """One mailing, to its end or its kill."""
    delivery.BATCH = order.batch
    if order.line:
        _end_before(order.line)
    room = mailing.opened(Path(order.book))
    asyncio.run(mailing.send(room, Path(order.folder), order.port, **FAULTS[order.fault]))
    room.close()


def _end_before(line: int) -> None:
    """Kill this process before a line of the code that commits, whichever thread runs it."""
    left = [line]

    def traced(frame: FrameType, event: str, given: Any) -> Any:
        if frame.f_code not in COMMIT:
            return None
        left[0] -= event == "line"
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return traced

    sys.settrace(traced)
    threading.settrace(traced)


class Starter:
    """The process that starts mailings, seen from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout

    def begin(self, order: Order) -> int:
        """Begin a mailing: its process id, which is good until `wait` has been asked."""
        return self._asked(msgspec.json.encode(order).decode())

    def wait(self) -> int:
        """Wait for its end: 0, or the number of the signal that ended it, below zero."""
        return self._asked("")

    def _asked(self, line: str) -> int:
        self._in.write(f"{line}\n")
        self._in.flush()
        return int(self._out.readline())


@contextmanager
def starter() -> Iterator[Starter]:
    """One, as long as it is needed."""
    command = [sys.executable, "-m", "tests.newsletter.post"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Starter(process)
        finally:
            process.kill()


def main() -> None:
    gc.freeze()
    child = 0
    for line in sys.stdin:
        if line.strip():
            child = os.fork()
            if not child:
                mail(msgspec.json.decode(line, type=Order))
                os._exit(0)
            print(child, flush=True)
        else:
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
