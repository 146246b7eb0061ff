"""How much danger words speak of: tiers, the rule of two indirect cues, and despair that stays through a session.

Keeps: purpose.clarity

The phrases are content (`danger.toml`), and so are the small signs that are weighed (`weights.toml`). It leans to
showing help: what is shown is a panel that asks for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aluma.guide.phrases import Book, compiled
from aluma.guide.safety.apart import Apart
from aluma.guide.safety.spelling import Spelling, Word, drawn_together, spelling, words_of
from aluma.guide.safety.together import Rules, heard_together, rules
from aluma.guide.safety.weighing import Weighed, Weights

AFTER_DENIED = 3  # words: "he does not hit me, but when" is all one denial
REMEMBERED = 4  # earlier texts whose indirect cues still count
OFTEN = 2  # in how many texts despair stands before it is more than a bad moment
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


NO_CUES: frozenset[str] = frozenset()
RANKS = {tier: rank for rank, tier in enumerate(Tier)}
# The order in which tiers are looked for: the first that is found is the answer.
ORDER = (Tier.METHOD, Tier.ACTIVE, Tier.HARM, Tier.PASSIVE, Tier.MEDICAL, Tier.ABUSE, Tier.THIRD)
DEEDS = ("farewell", "giving", "place", "means", "saved", "ending")
READIED = ("farewell", "giving", "means", "saved")
MOODS = ("burden", "hopeless", "ghost", "calm", "doing")
# Two deeds speak together, a deed and a mood do, and a thought of being gone with another mood. Despair alone does not
# interrupt, unless being a burden is in it ("weight" beside "bleak"); what pulls ("longer than I should") counts only
# beside a place; that others would be relieved, only beside a deed, a burden or a thought of being gone; being still
# ("it feels peaceful"), only beside what was made ready; and "it should have been me", only beside someone's death.
PAIRS = frozenset(
    [frozenset((one, other)) for one in DEEDS for other in (*DEEDS, *MOODS) if one != other]
    + [frozenset((deed, "relief")) for deed in (*DEEDS, "burden", "ghost")]
    + [frozenset((deed, "still")) for deed in READIED]
    + [
        frozenset(("doing", "numb")),
        frozenset(("ghost", "burden")),
        frozenset(("ghost", "hopeless")),
        frozenset(("instead", "loss")),
        frozenset(("place", "pull")),
        frozenset(("weight", "bleak")),
    ]
)


@dataclass(frozen=True, slots=True)
class Dangers:
    """What danger sounds like in one language, and what takes it out, which is read only where some was heard."""

    book: Book
    guards: Book
    spelling: Spelling
    cues: frozenset[str]
    rules: Rules
    weights: Weights


def dangers(content: Mapping[str, Any], weights: Weights) -> Dangers:
    """The value of a `danger.toml`. Raises KeyError where a table is missing or a name is used before it is given."""
    named = {**content["words"], **content["phrases"]}
    common, near = content["common"]["words"], content["spelling"]
    said = {**named, **content["tiers"], **content["cues"], **content["ideas"]}
    book = compiled(said, common, inner=named, asked=content["ideas"])
    against = content["against"]
    guards = compiled({**named, **content["guards"], **against}, common, inner=named, asked=against)
    return Dangers(
        book,
        guards,
        spelling(tuple(near["near"]), near["coded"]),
        frozenset(content["cues"]),
        rules(content["together"], book, guards, common),
        weights,
    )


def tier_of(text: str, known: Dangers, earlier: Sequence[str] = ()) -> Tier:
    """The tier of a text. `earlier` are texts of the same session, oldest first: their indirect cues count on."""
    words = words_of(text, known.spelling)
    found, cues = _heard(words, known)
    together = drawn_together(words, known.spelling)
    if together is not words:
        also, more = _heard(together, known)
        found, cues = max(found, also, key=RANKS.__getitem__), cues | more
    if found.interrupts or not cues:
        return found
    if _speak_together(cues):
        return Tier.PASSIVE
    before = [_heard(words_of(each[-MOST_EARLIER:], known.spelling), known)[1] for each in earlier[-REMEMBERED:]]
    return Tier.PASSIVE if _speak_together(cues.union(*before)) or _stays([*before, cues]) else found


def _heard(words: Sequence[Word], known: Dangers) -> tuple[Tier, frozenset[str]]:
    """The tier of what is said outright or weighs as danger, and the names of indirect cues."""
    weighed = known.weights.weighed(words)
    tier, cues = _said(words, known, weighed)
    least = known.weights.danger if tier is Tier.NONE else known.weights.grave
    return Tier.PASSIVE if not tier.interrupts and weighed.heaviest > least else tier, cues


def _said(words: Sequence[Word], known: Dangers, weighed: Weighed) -> tuple[Tier, frozenset[str]]:
    """The tier of what is said outright, and the names of indirect cues."""
    reading = known.book.read(words)
    ends = {name: found for name in reading.opened if name not in known.book.asked and (found := reading.ends(name))}
    if "place" not in ends:
        ends.pop("pull", None)
    together = heard_together(reading, known.rules)
    if not ends and not together:
        return Tier.NONE, NO_CUES
    guards = known.guards.read(words)
    for rule, found in together:
        ends[rule.tier] = ends.get(rule.tier, 0) | (found & ~rule.ruled_out(guards))
    apart = Apart(guards)
    open_words = ~apart.covered()
    cues = frozenset([name for name, found in ends.items() if name in known.cues and found & open_words])
    return _tier(ends, open_words, apart, weighed.innocent & ~apart.beyond()), cues


def _tier(ends: Mapping[str, int], open_words: int, apart: Apart, innocent: int) -> Tier:
    for tier in ORDER:
        heard = ends.get(tier.value, 0) & open_words & ~innocent
        if heard and heard & ~_elsewhere(tier, apart):
            return tier
    dark = apart.denied() or apart.bereaved() or apart.past()
    return Tier.SOFT if dark or ends.get("soft", 0) & open_words else Tier.NONE


def _elsewhere(tier: Tier, apart: Apart) -> int:
    """The words that are denied, or of another time, person or story, so far as that takes this tier's danger out.

    A story takes no question about a way to die back, because "for a novel" is what people write before one.
    """
    match tier:
        case Tier.THIRD:
            return apart.denied() | apart.past() | apart.story()
        case Tier.ABUSE:
            return apart.denied(and_after=AFTER_DENIED) | apart.past()
        case Tier.METHOD:
            return apart.denied() | apart.past() | apart.theirs()
        case Tier.MEDICAL:
            return apart.denied()
    return apart.denied() | apart.past() | apart.theirs() | apart.story_alone()


def _stays(texts: Sequence[frozenset[str]]) -> bool:
    """Whether despair comes back in another turn, and being a burden is in it: together they are a warning sign.

    Source: thwarted belonging, burdensomeness and hopelessness about both (Van Orden and others, 2010).
    """
    return sum("hopeless" in cues for cues in texts) >= OFTEN and any("burden" in cues for cues in texts)


def _speak_together(cues: frozenset[str]) -> bool:
    """Whether one of the pairs that mean danger is there, by the names of the cues in the content file."""
    return any(pair <= cues for pair in PAIRS)
