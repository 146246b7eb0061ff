"""`turn`: turns a second over the rate of a bare Starlette hello route in the same process.

A turn answers the first step of *Arrive* with 200 characters, in a session that holds as many: the record is opened,
the walk steps on, the page is rendered, the record sealed. The memory guarantee is on where it holds here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from statistics import median
from typing import NamedTuple

from bench.load import Ask, drive, get
from bench.portal import HELLO, Portal, portal
from bench.rounds import alternating, result, spread
from bench.visits import Visit, begun, play, turns

GOAL = 0.30
SECONDS = 2.0
CHARACTERS = 200
VISITS = 12_000  # more than are answered in one slice


class Slice(NamedTuple):
    """What one slice came to: answers a second, and microseconds of the server's processor time for each."""

    rate: float
    cost: float


def main() -> None:
    with portal() as running:
        visits = begun(running.port, VISITS)
        play(running.port, visits, b"back", CHARACTERS)  # at the first step: keeps what is in the field, and stays

        def turn() -> Slice:
            measured = _slice(running, turns(running.port, visits, b"on", CHARACTERS))
            play(running.port, [each for each in visits if _went_on(each)], b"back", 0)
            return measured

        def hello() -> Slice:
            return _slice(running, repeat(Ask(get(HELLO, running.port), b"hello")))

        turned, greeted = alternating(turn, hello)
    ratios = [one.rate / other.rate for one, other in zip(turned, greeted, strict=True)]
    spread("turns", [each.rate for each in turned], "a second")
    spread("bare hellos", [each.rate for each in greeted], "a second")
    spread("a turn's processor time", [each.cost for each in turned], "microseconds")
    spread("a bare hello's", [each.cost for each in greeted], "microseconds")
    spread("ratio", ratios, "turns over hellos")
    result("turn", median(ratios), "of a bare hello", f"at least {GOAL}", holds=median(ratios) >= GOAL)


def _slice(running: Portal, asks: Iterator[Ask]) -> Slice:
    before = running.cpu()
    driven = drive(running.port, asks, SECONDS)
    return Slice(driven.rate, (running.cpu() - before) / driven.answers * 1e6)


def _went_on(visit: Visit) -> bool:
    """The first version was the answer kept at the first step; from there `on` and `back` take turns."""
    return visit.version % 2 == 0


if __name__ == "__main__":
    main()
