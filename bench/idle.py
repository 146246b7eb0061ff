"""`idle`: kB of memory for each idle session that holds 1 kB of words, with 100,000 of them open."""

from __future__ import annotations

import sys

from bench.portal import portal
from bench.rounds import result
from bench.visits import begun, play

GOAL = 2.5  # kB
SESSIONS = 100_000
BATCH = 5_000
CHARACTERS = 1_000


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with portal() as running:
        play(running.port, begun(running.port, BATCH), b"back", CHARACTERS)
        before = running.resident()
        for _ in range(sessions // BATCH):
            play(running.port, begun(running.port, BATCH), b"on", CHARACTERS)
        each = (running.resident() - before) / (sessions // BATCH * BATCH)
        print(f"resident memory: {before:,.0f} kB before, {running.resident():,.0f} kB with {sessions:,} sessions")
    result("idle", each, "kB for an idle session", f"at most {GOAL}", holds=each <= GOAL)


if __name__ == "__main__":
    main()
