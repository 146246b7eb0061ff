"""`listener`: p95 in ms of a turn with 2,000 characters, and the longest of texts of 8,000 that are meant to be slow.

The texts are made of the project's own sentences, each turn with four turns before it, in a session that goes on.
Time is the processor time of this process: what a turn takes from the loop, whatever else the machine does.
"""

from __future__ import annotations

import time
from pathlib import Path

from aluma.guide.listen.listener import Listener
from aluma.guide.walk import Turn
from aluma.shelf import read_listener
from aluma.text import SessionText
from bench.rounds import ROUNDS, result, spread

GOAL, LONGEST = 5.0, 50.0  # ms
CHARACTERS, MOST, TURNS = 2000, 8000, 60
SENTENCES = (Path(__file__).parents[1] / "eval" / "sentences.txt").read_text("utf-8").splitlines()
SLOW = (
    "i want to ",
    "i ",
    "i, ",
    "a-",
    '"',
    "a'",
    "1 ",
    "but i want ",
    "my ",
    "k!ll ",
    "word word- ",
    "you know, ",
    "aA.b@",
)


def main() -> None:
    listener = read_listener()
    _turns(listener)  # an untold round warms up
    rounds = [sorted(_turns(listener)) for _ in range(ROUNDS)]
    p95 = [row[int(len(row) * 0.95)] for row in rounds]
    spread("p95 of a round", p95, "ms")
    spread("median of a round", [row[len(row) // 2] for row in rounds], "ms")
    slowest = {piece: min(_ms(listener, piece * (MOST // len(piece)), ()) for _ in range(ROUNDS)) for piece in SLOW}
    worst = max(slowest, key=lambda piece: slowest[piece])
    print(f"slowest of {len(SLOW)} texts of {MOST} characters: {slowest[worst]:.1f} ms, {worst!r} over and over")
    value = sorted(p95)[len(p95) // 2]
    holds = value <= GOAL and slowest[worst] <= LONGEST
    result("listener", value, "ms", f"at most {GOAL:.0f}, and no text over {LONGEST:.0f}", holds=holds)


def _turns(listener: Listener) -> list[float]:
    before = tuple(Turn(SessionText(words), SessionText("")) for words in SENTENCES[:4])
    return [_ms(listener, _text(number), before, number) for number in range(TURNS)]


def _text(number: int) -> str:
    at = number * 4 % len(SENTENCES)
    return " ".join([*SENTENCES[at:], *SENTENCES[:at]])[:CHARACTERS]


def _ms(listener: Listener, words: str, before: tuple[Turn, ...], seed: int = 1) -> float:
    text = SessionText(words)
    begun = time.process_time()
    listener.reply(text, before, seed)
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
