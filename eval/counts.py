"""Counts over the guide's replies to the project's own sentences, or to a file of JSON lines that is given.

    python -m eval.counts [FILE KEY]

What a program can count: reflections for each question, kinds that add meaning, repeats, length, and replies that
reflect nothing. Whether a reply is right is for readers: see `eval/blind.py`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from aluma.guide.listen.listener import Listener
from aluma.guide.listen.reply import SIMPLE, Reply
from aluma.guide.safety.danger import tier_of
from aluma.guide.walk import Turn
from aluma.shelf import read_listener
from aluma.text import SessionText
from eval.lists import names

HERE = Path(__file__).parent
SESSION = 6  # turns of a session in which repeats are counted


def main(arguments: list[str]) -> None:
    """Prints the counts, one a line."""
    listener = read_listener()
    texts = _given(*arguments) if arguments else (HERE / "sentences.txt").read_text("utf-8").splitlines()
    alone = [listener.reply(SessionText(text), (), seed) for seed, text in enumerate(texts)]
    _tell("one turn each", alone)
    _tell(f"sessions of {SESSION}", _sessions(listener, texts))
    if not arguments:
        for name in (*names("danger"), *names("everyday")):
            lines = [line.partition("\t")[2] for line in (HERE / f"{name}.tsv").read_text("utf-8").splitlines()]
            stopped = sum(tier_of(line, listener.dangers).interrupts for line in lines)
            print(f"{name}: {stopped} of {len(lines)} interrupt")


def _given(file: str, key: str) -> list[str]:
    return [json.loads(line)[key] for line in Path(file).read_text("utf-8").splitlines()]


def _sessions(listener: Listener, texts: list[str]) -> list[Reply]:
    replies: list[Reply] = []
    for begun in range(0, len(texts), SESSION):
        turns: tuple[Turn, ...] = ()
        for text in texts[begun : begun + SESSION]:
            given = listener.reply(SessionText(text), turns, begun)
            replies.append(given)
            turns = (*turns, Turn(SessionText(text), given.text))
    return replies


def _tell(title: str, replies: list[Reply]) -> None:
    reflect = [each for each in replies if each.reflects]
    asking = sum(each.asks for each in replies)
    adding = sum(each.kind not in SIMPLE for each in reflect)
    words = sorted(len(each.text.reveal().split()) for each in replies if not each.helps)
    print(f"{title}: {len(replies)} replies, {sum(each.helps for each in replies)} of them help")
    print(f"  reflections {len(reflect)}, questions {asking}: {len(reflect) / max(1, asking):.1f} for each question")
    print(
        f"  kinds that add meaning or weight: {adding} of {len(reflect)} ({100 * adding / max(1, len(reflect)):.0f} %)"
    )
    print(f"  no reflection: {sum(not each.reflects and not each.helps for each in replies)}")
    print(f"  words: median {words[len(words) // 2]}, most {words[-1]}")
    print(f"  kinds: {dict(Counter(each.kind for each in replies).most_common())}")


if __name__ == "__main__":
    main(sys.argv[1:])
