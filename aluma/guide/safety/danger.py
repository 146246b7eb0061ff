"""How much danger words speak of: tiers, with what denies, explains or dates them, and the rule of two indirect cues.

Keeps: purpose.clarity

The phrases are content (`danger.toml`). It leans to showing help: what is shown is a panel that asks for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aluma.guide.phrases import WALL, Book, Reading, compiled, places
from aluma.guide.safety.spelling import Spelling, drawn_together, spelling, words_of

REACH = 6  # how many words before its end an explanation covers
REMEMBERED = 4  # earlier texts whose indirect cues still count
MOST_EARLIER = 1500  # characters of each, the last ones


class Tier(StrEnum):
    """From nothing to a life in danger. `SOFT` is distress that does not interrupt."""

    NONE = "none"
    SOFT = "soft"
    THIRD = "third-party"
    ABUSE = "abuse"
    MEDICAL = "medical"
    HARM = "self-harm"
    PASSIVE = "passive"
    METHOD = "method"
    ACTIVE = "active"

    @property
    def interrupts(self) -> bool:
        """Whether help is shown above the practice."""
        return self not in (Tier.NONE, Tier.SOFT)


RANKS = {tier: rank for rank, tier in enumerate(Tier)}
# The order in which tiers are looked for: the first that is found is the answer.
ORDER = (Tier.METHOD, Tier.ACTIVE, Tier.HARM, Tier.PASSIVE, Tier.MEDICAL, Tier.ABUSE, Tier.THIRD)
# Another person's words and deeds come first where only these were found.
OWN = (Tier.METHOD, Tier.ACTIVE, Tier.HARM, Tier.PASSIVE)


DEEDS = ("farewell", "giving", "place", "means", "saved", "ending")
MOODS = ("burden", "hopeless", "ghost", "calm", "doing")
# Two deeds speak together, a deed and a mood do, and a thought of being gone with another mood. Despair alone does not
# interrupt; what pulls ("longer than I should") counts only beside a place, and that others would be relieved only
# beside a deed, a burden or a thought of being gone.
PAIRS = frozenset(
    [frozenset((one, other)) for one in DEEDS for other in (*DEEDS, *MOODS) if one != other]
    + [frozenset((deed, "relief")) for deed in (*DEEDS, "burden", "ghost")]
    + [
        frozenset(("doing", "numb")),
        frozenset(("ghost", "burden")),
        frozenset(("ghost", "hopeless")),
        frozenset(("place", "pull")),
    ]
)


@dataclass(frozen=True, slots=True)
class Dangers:
    """What danger sounds like in one language."""

    book: Book
    spelling: Spelling
    cues: frozenset[str]


def dangers(content: Mapping[str, Any]) -> Dangers:
    """The value of a `danger.toml`. Raises KeyError where a table is missing or a name is used before it is given."""
    groups: dict[str, list[str]] = {}
    for table in ("words", "phrases", "tiers", "guards", "cues"):
        groups.update(content[table])
    near = content["spelling"]
    known = spelling(tuple(near["near"]), near["coded"])
    return Dangers(
        compiled(groups, content["common"]["words"], {*content["words"], *content["phrases"]}),
        known,
        frozenset(content["cues"]),
    )


def tier_of(text: str, known: Dangers, earlier: Sequence[str] = ()) -> Tier:
    """The tier of a text. `earlier` are texts of the same session, oldest first: their indirect cues count on."""
    words = words_of(text, known.spelling)
    together = drawn_together(words, known.spelling)
    found = Tier.NONE
    cues: frozenset[str] = frozenset()
    for each in (words,) if together is words else (words, together):
        reading = known.book.read(each)
        if not reading.opened:
            continue
        covered = _covered(reading)
        found = max(found, _tier(reading, covered), key=RANKS.__getitem__)
        cues |= _cues(reading, covered, known)
    if found.interrupts or not cues:
        return found
    if _speak_together(cues) or (earlier and _speak_together(cues | _cues_before(earlier, known))):
        return Tier.PASSIVE
    return found


def _cues_before(earlier: Sequence[str], known: Dangers) -> frozenset[str]:
    """The cues of earlier texts, read in one go with a wall between them."""
    text = f" {WALL} ".join(each[-MOST_EARLIER:] for each in earlier[-REMEMBERED:])
    reading = known.book.read(words_of(text, known.spelling))
    return _cues(reading, _covered(reading), known)


def _tier(reading: Reading, covered: int) -> Tier:
    open_words = ~covered & ~reading.ends("not-going")
    for tier in ORDER:
        heard = reading.ends(tier.value) & open_words
        if heard and heard & ~_elsewhere(reading, tier):
            return tier
    dark = reading.found("not-going") or _past(reading) or reading.found("bereaved")
    return Tier.SOFT if dark or reading.ends("soft") & ~covered else Tier.NONE


def _elsewhere(reading: Reading, tier: Tier) -> int:
    """The words of sentences that speak of another time or of a story, so far as that takes this tier's danger out.

    A story takes no question about a way to die back, because "for a novel" is what people write before one.
    """
    if tier is Tier.THIRD:
        return _near(reading, "fiction")
    if tier not in OWN:
        return 0
    past = _past(reading)
    return past if tier is Tier.METHOD else past | (_near(reading, "fiction") & ~_near(reading, "mine"))


def _covered(reading: Reading) -> int:
    """The words inside an explanation that takes the danger out: an idiom, an accident, a film, a game."""
    covered = reading.ends("cover") | (reading.ends("bereaved") & ~_near(reading, "at-risk-again"))
    for _ in range(REACH):
        covered |= (covered >> 1) & ~reading.walls
    return covered & ~reading.ends("beyond")


def _near(reading: Reading, name: str) -> int:
    """The words of every sentence in which a phrase of that name stands."""
    marked = 0
    ends = reading.ends(name)
    start = 0
    for wall in [*places(reading.walls), reading.whole.bit_length()]:
        sentence = (1 << wall) - (1 << start) if wall > start else 0
        if ends & sentence:
            marked |= sentence
        start = wall
    return marked


def _past(reading: Reading) -> int:
    """The words of sentences that speak of long ago and of nothing that goes on."""
    return _near(reading, "past") & ~_near(reading, "now") if reading.found("past") else 0


def _cues(reading: Reading, covered: int, known: Dangers) -> frozenset[str]:
    return frozenset([name for name in reading.opened if name in known.cues and reading.ends(name) & ~covered])


def _speak_together(cues: frozenset[str]) -> bool:
    """Whether one of the pairs that mean danger is there, by the names of the cues in the content file."""
    return any(pair <= cues for pair in PAIRS)
