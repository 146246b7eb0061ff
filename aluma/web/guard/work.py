"""Forms that send mail ask a browser for a little work, which a person does not notice and a robot has to pay for.

Keeps: closing.never-manipulate

The task is ALTCHA's second form: find a counter so that PBKDF2-SHA256 of nonce and counter, under a salt, begins with a
given byte. Nobody else is asked. Without a solution a form is taken too, at a lower rate, so that it works without
JavaScript. The library for this brings an HTTP client along, so the check is written out here.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable

from aluma.web.form import Form
from aluma.web.guard.networks import Networks

COST = 2_000  # iterations for each of some 256 counters: about a second on a slow phone, 2 ms here
PREFIX = b"\0"
LASTS = 3_600.0  # seconds that a task can be handed in
MOST_USED = 10_000  # solved tasks remembered at once; past that none is taken until some are too old
SOLVED = 20  # forms in ten minutes from one network
UNSOLVED = 2  # the same without a solution
UNSOLVED_IN_ALL = 30  # and from all networks together
EVERYWHERE = "0.0.0.0"  # noqa: S104  # under which all networks are counted as one


class Work:
    """Gives out tasks and takes solutions, each once. `clock` in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._used: dict[str, float] = {}
        self._solved = Networks(SOLVED, clock)
        self._unsolved = Networks(UNSOLVED, clock)
        self._in_all = Networks(UNSOLVED_IN_ALL, clock)

    def task(self) -> str:
        """A fresh task: nonce, salt, last second and signature, with dots between."""
        unsigned = f"{secrets.token_hex(16)}.{secrets.token_hex(16)}.{self._clock() + LASTS:.0f}"
        return f"{unsigned}.{self._signature(unsigned)}"

    def allows(self, form: Form, client: str | None) -> bool:
        """Whether a form may be taken: one with a solution readily, one without now and then."""
        if self._is_solved(form.value("work"), form.number("counter")):
            return self._solved.may_take(client)
        return self._unsolved.may_take(client) and self._in_all.may_take(EVERYWHERE)

    def _is_solved(self, task: str, counter: int | None) -> bool:
        unsigned, _, signature = task.rpartition(".")
        if counter is None or not hmac.compare_digest(signature.encode(), self._signature(unsigned).encode()):
            return False
        nonce, salt, until = unsigned.split(".")
        if float(until) < self._clock() or not self._is_first(nonce, float(until)):
            return False
        password = bytes.fromhex(nonce) + counter.to_bytes(4)
        return hashlib.pbkdf2_hmac("sha256", password, bytes.fromhex(salt), COST).startswith(PREFIX)

    def _is_first(self, nonce: str, until: float) -> bool:
        if len(self._used) >= MOST_USED:
            now = self._clock()
            self._used = {each: last for each, last in self._used.items() if last >= now}
        if nonce in self._used or len(self._used) >= MOST_USED:
            return False
        self._used[nonce] = until
        return True

    def _signature(self, unsigned: str) -> str:
        return hmac.digest(self._key, unsigned.encode(), hashlib.sha256).hex()
