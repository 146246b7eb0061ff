"""What speaking leaves in a sentence: a sound between commas, and words that are begun anew after it."""

from __future__ import annotations

from collections.abc import Sequence

from aluma.guide.listen.lexicon import Lexicon

LONGEST = 4  # words that are begun anew
OPENING = 2  # a word and its comma: "well, uh, fine"
ASIDE = ["you", "know"]
# Only these are begun anew without a pause; after a pause any words may be.
SMALL = frozenset("the a an to of my at in on with for and but so he she it they we i".split())
LEFT = frozenset(
    "the a an to of my his her their some any in on at with that this those".split()
)  # what hangs before a new beginning
JOINED = frozenset("and but because so or when if then".split())
DOUBLED = frozenset("that had no".split())  # may stand twice and mean it


def less_sounds(words: Sequence[str], known: Lexicon) -> list[str]:
    """The words less each sound between two commas, and less the commas, unless something new follows.

    Between two verbs the comma stays: it shows that the first was a false start ("to cut, um, stop eating").
    """
    out: list[str] = []
    at = 0
    while at < len(words):
        low = [word.lower() for word in words[at : at + 2]]
        aside = low == ASIDE and len(out) > 1 and out[-2].lower() in LEFT
        length = 2 if aside else 1 if low[0] in known.sounds else 0
        paused = bool(out) and out[-1] == "," and at + length < len(words) and words[at + length] == ","
        if not (length and paused):
            out.append(words[at])
            at += 1
            continue
        at += length + 1
        following = words[at].lower() if at < len(words) else ""
        new = following in JOINED or any(following in row for row in (known.first, known.third, known.us, known.second))
        again = following in known.finite and len(out) > 1 and out[-2].lower() in known.finite
        if not new and not again and len(out) > OPENING:
            out.pop()
    return out


def less_restarts(words: Sequence[str]) -> list[str]:
    """The words less those that were begun and begun again: "there was the, there was cake", "the the keys"."""
    out: list[str] = []
    low: list[str] = []
    for word in words:
        out.append(word)
        low.append(word.lower())
        for length in range(min(LONGEST, len(out) // 2), 0, -1):
            cut = _begun(low, length)
            if cut:
                del out[cut:], low[cut:]
                break
    return out


def _begun(low: Sequence[str], length: int) -> int:
    """Where the last words stood before, straight ahead of themselves; what follows that place goes. 0 if nowhere."""
    last = low[-length:]
    if "," in last:
        return 0
    at = len(low) - length
    paused = low[at - 1] == ","
    at -= paused
    if low[at - length : at] == last:
        sure = paused or length > 1 or last[0] in SMALL
        opens = not paused or at == length or low[at - length - 1] in JOINED | {","}  # "what I want, I want from you"
        return at if at >= length and sure and opens and last[0] not in DOUBLED else 0
    sure = length > 1 or last[0] in SMALL
    hangs = sure and at > length and low[at - 1] in LEFT and low[at - 1 - length : at - 1] == last
    return at - 1 if hangs else 0
