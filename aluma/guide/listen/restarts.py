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
RESUMED = JOINED | frozenset(", guess think suppose mean".split())
NUMBERS = frozenset(
    "two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty hundred".split()
)
DOUBLING = frozenset("he she they it".split())
DOUBLED = frozenset("that had no".split())  # may stand twice and mean it


def less_sounds(words: Sequence[str], known: Lexicon) -> list[str]:
    """The words less each sound between two commas, and less the commas, unless something new follows.

    Between two verbs the comma stays: it shows that the first was a false start ("to cut, um, stop eating").
    """
    if "," not in words:
        return [*words]
    out: list[str] = []
    at = 0
    while at < len(words):
        length = _between(words, at, out, known) if out and out[-1] == "," else 0
        if not length:
            out.append(words[at])
            at += 1
            continue
        before = out[-2].lower() if len(out) > 1 else ""
        aside = words[at].lower() not in known.sounds
        at += length + 1
        following = words[at].lower() if at < len(words) else ""
        new = following in JOINED or any(following in row for row in (known.first, known.third, known.us, known.second))
        again = following in known.finite and before in known.finite
        if following and following == before:
            del out[-2:]  # "since, um, since Thursday"
        elif not (new and (aside or before not in known.be)) and not again and len(out) > OPENING:
            out.pop()
    return out


def _between(words: Sequence[str], at: int, out: Sequence[str], known: Lexicon) -> int:
    """How many words stand for company between two commas: a sound, or "like" where something is still to come."""
    low = [word.lower() for word in words[at : at + 2]]
    length = 1 if low[0] in known.sounds else 2 if low == ASIDE else 1 if low[0] == "like" else 0
    if not length or words[at + length : at + length + 1] != [","]:
        return 0
    before = out[-2].lower() if len(out) > 1 else ""
    after = words[at + length + 1].lower() if at + length + 1 < len(words) else ""
    to_come = before in LEFT or before in known.finite or before.endswith("ing") or after.isdigit() or after in NUMBERS
    return length if low[0] in known.sounds or to_come else 0


def less_doubles(words: Sequence[str], known: Lexicon) -> list[str]:
    """The words less a pronoun that says the subject again: "my wife, she does the cooking"."""
    low = [word.lower() for word in words]
    first = next((word.partition("'")[0] for word in low if word not in JOINED), "")
    for at in range(1, len(low) - 2):
        owned = low[at - 1] == "my" or (low[at - 1] in known.owner and low[at] in known.persons)
        opens = at == 1 or low[at - 2] in JOINED or (low[at - 2] == "," and first not in DOUBLING)
        if owned and opens and low[at + 1] == "," and low[at + 2] in DOUBLING:
            return [*words[:at], words[at].removesuffix("'s"), *words[at + 3 :]]
    return [*words]


def less_restarts(words: Sequence[str]) -> list[str]:
    """The words less those that were begun and begun again: "there was the, there was cake", "the the keys"."""
    out: list[str] = []
    low: list[str] = []
    met: set[str] = set()
    for word in words:
        out.append(word)
        low.append(word.lower())
        if low[-1] not in met:
            met.add(low[-1])
            continue
        if low[-3:-1] == ["just", ","] and low[-4:-3] == low[-1:]:
            del out[-4:-1], low[-4:-1]  # "I just, I don't know"
            continue
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
        opens = not paused or at == length or low[at - length - 1] in RESUMED  # "what I want, I want from you"
        return at if at >= length and sure and opens and last[0] not in DOUBLED else 0
    sure = length > 1 or last[0] in SMALL
    hangs = sure and at > length and low[at - 1] in LEFT and low[at - 1 - length : at - 1] == last
    return at - 1 if hangs else 0
