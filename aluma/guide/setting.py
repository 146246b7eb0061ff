"""The settings of a step: which kind has which, what may stand in them, and lines that were probably meant as one."""

from __future__ import annotations

import re
from difflib import get_close_matches

from aluma.guide.lines import SETTINGS
from aluma.guide.practice import OPEN, Kind

SETTINGS_OF = {Kind.PAUSE: ("time",), Kind.LISTEN: ("turns",), Kind.MARK: ("low", "high"), Kind.MIRROR: ("empty",)}
TIMES = {"1": 1, "3": 3, "5": 5, "open": OPEN}
MOST_TURNS = 6
ENDS = (".", "?", "!", "…", ":", "。", "？", "！", "؟", "।", '"', "”", "»")  # how a whole sentence ends
EXAMPLES = {"time": "1 3 5 open", "turns": "3"}
# Nearer than “now” is to “low”, and as near as “tiem” is to “time”.
ALIKE = 0.75
_LIKE = re.compile(r"(?P<word>[^\W\d_]+)\s*(?P<colon>[:：=]?)\s*(?P<value>.*)$")
_APART = re.compile(r"[\s,;.–-]+")
_NUMBERS = frozenset("one two three four five six open".split())
_BESIDE = frozenset("minute minutes min and or to turn turns".split())  # what is said with numbers, after the first


def times(value: str) -> tuple[int, ...]:
    """The lengths of a pause in minutes, the suggested one first; empty where they are not of that form."""
    written = value.replace(",", " ").split()
    found = tuple(TIMES[each] for each in written if each in TIMES)
    return found if len(found) == len(written) == len(set(found)) else ()


def turns(value: str) -> int:
    """A number of turns; 0 where it is none."""
    return next((count for count in range(1, MOST_TURNS + 1) if value == str(count)), 0)


def suited(key: str, value: str) -> str:
    """The value as it may stand, or an example of one."""
    plain = " ".join(value.lower().replace(",", " ").split())
    if key in EXAMPLES:
        return plain if (times(plain) if key == "time" else turns(plain)) else EXAMPLES[key]
    return value


def likely(text: str, kind: Kind, begun: bool) -> tuple[str, str] | None:
    """The setting and the value that a line of text was probably meant to be. `begun`: the step has said something."""
    match = _LIKE.match(text)
    word = match["word"].casefold() if match else ""
    key = next(iter(get_close_matches(word, SETTINGS, n=1, cutoff=ALIKE)), "")
    if match is None or not key:
        return None
    exact, own, value = word == key, key in SETTINGS_OF.get(kind, ()), match["value"].strip()
    counted = key in EXAMPLES and _counts(value)
    if match["colon"]:
        meant = exact or counted or (own and not begun)
    else:
        meant = not begun and (counted or (own and exact and _ends_open(key, value)))
    return (key, value) if meant and value else None


def _counts(value: str) -> bool:
    """Whether a value is made of nothing but numbers and what is said with them: `1 3 open`, “two minutes”."""
    pieces = [piece for piece in _APART.split(value.lower()) if piece]
    numbers = [piece.isdigit() or piece in _NUMBERS for piece in pieces]
    return numbers[:1] == [True] and all(
        number or each in _BESIDE for number, each in zip(numbers, pieces, strict=True)
    )


def _ends_open(key: str, value: str) -> bool:
    """A mark may begin with a sentence: “Low light is enough.” A mirror says no sentence but the one that is set."""
    return key == "empty" or (key not in EXAMPLES and not value.endswith(ENDS))
