"""What was heard in one text: its clauses, which of them are certain, and what each of those speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from aluma.guide.listen.clause import Clause, on_one_line, quotable, rich, sound, spoken, stands
from aluma.guide.listen.clauses import clauses
from aluma.guide.listen.deixis import less_fillers, turned
from aluma.guide.listen.lexicon import Lexicon
from aluma.guide.listen.normalise import Sentence, sentences
from aluma.guide.listen.verb import verb_at
from aluma.guide.phrases import WALL, Book, compiled

RICHEST = 4  # words of a clause that count for its weight
# What follows a comma and begins with one of these decides about what stands before it.
DECIDES = (
    "if",
    "unless",
    "when",
    "whenever",
    "until",
    "without",
    "except",
    "but",
    "and",
    "or",
    "nor",
    "not",
    "as",
    "because",
)
POINTS = frozenset({"that", "that's", "this", "these", "those", "which"})
SPEAKS = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself", "we", "our", "us", "we're"})
SHORTEST_TOLD = 3
# What a clause gains or loses (`_carries`): by what its weightiest mark is worth above MIDDLE, by other marks, ...
MIDDLE, MARKED, MOST_MARKS, ALSO, GRAVE = 50, 0.42, 3, 1.8, 6.0
OWN, OTHERS, LATER, CLOSING = 1.2, 3.6, 2.4, 3.6  # ... by whom it speaks of and where it stands, ...
SAYS, SCANT, LONG, TOO_LONG = 0.6, 2.4, 12, 0.4  # ... and by what it says and how long it is
VAGUE = frozenset("it that this he she they it's that's there's he's she's they're these those".split())


@dataclass(frozen=True, slots=True)
class Cues:
    """What the listener listens for: kinds with their worth, the sides they take, and a book of their phrases."""

    book: Book
    worth: Mapping[str, int]
    sides: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sound clause and the same with the person turned; `at` is its place among the clauses.

    `mine` is set where it is certain and speaks of the visitor; `marks` are the kinds it speaks of, `weight` says how
    much it carries.
    """

    clause: Clause
    at: int
    mine: bool
    you: tuple[str, ...]
    marks: frozenset[str]
    weight: float

    @property
    def alone(self) -> bool:
        """Whether it is long enough to be told by itself."""
        return spoken(self.clause.words) >= SHORTEST_TOLD

    @property
    def text(self) -> str:
        """The turned clause on one line."""
        return on_one_line(self.you)


@dataclass(frozen=True, slots=True)
class Heard:
    """A whole text: sentences, clauses, the same cut where a comma follows (None if that cannot be), certain units."""

    said: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    units: tuple[Unit, ...]
    cuts: tuple[Clause | None, ...] = ()
    marks: tuple[frozenset[str], ...] = ()  # of each clause, also of one that is not certain
    heavy: frozenset[int] = frozenset()  # places of clauses with a hard word in them that is not denied
    grave: frozenset[int] = frozenset()  # and of those that nothing smaller may stand before

    @property
    def rows(self) -> dict[int, list[int]]:
        """The places of the clauses of each sentence, by its number."""
        rows: dict[int, list[int]] = {}
        for at, clause in enumerate(self.clauses):
            rows.setdefault(clause.sentence, []).append(at)
        return rows


def cues(content: Mapping[str, Any]) -> Cues:
    """The value of a `cues.toml`: every table but `common`, `words` and `phrases` is a kind."""
    groups: dict[str, list[str]] = {**content["words"], **content["phrases"]}
    kinds = {name: table for name, table in content.items() if name not in ("common", "words", "phrases")}
    for name, table in kinds.items():
        groups[name] = table["cues"]
        groups[f"not {name}"] = table["not"]
    worth = {name: table["worth"] for name, table in kinds.items()}
    sides = {name: table["side"] for name, table in kinds.items() if "side" in table}
    return Cues(compiled(groups, content["common"]["words"]), worth, sides)


def heard(text: str, known: Lexicon, listens: Cues) -> Heard:
    """What was heard in a text."""
    said = sentences(text, known)
    parts = clauses(said, known)
    cuts = [_to_comma(part, known) for part in parts]
    marks = speaks_of([(cut or part).low for cut, part in zip(cuts, parts, strict=True)], listens)
    units: list[Unit] = []
    for at, (cut, spoken_of) in enumerate(zip(cuts, marks, strict=True)):
        if cut is not None and "preface" not in spoken_of and sound(cut, known):
            carries = _carries(cut, spoken_of, at / max(1, len(parts) - 1), known, listens)
            units.append(Unit(cut, at, stands(cut), less_fillers(turned(cut.words, known)), spoken_of, carries))
    heavy, grave = (
        frozenset(at for at, spoken_of in enumerate(marks) if kind in spoken_of) for kind in ("heavy", "grave")
    )
    return Heard(tuple(said), tuple(parts), tuple(units), tuple(cuts), tuple(marks), heavy, grave)


def recalled(text: str, known: Lexicon) -> tuple[Clause, ...]:
    """The clauses of an earlier text that may be quoted."""
    cuts = (_to_comma(part, known) for part in clauses(sentences(text, known), known))
    return tuple(cut for cut in cuts if cut and quotable(cut, known))


def speaks_of(rows: Sequence[tuple[str, ...]], listens: Cues) -> list[frozenset[str]]:
    """The kinds that each of some clauses speaks of; all are read in one go, with a wall at the ends of each."""
    words = [WALL]
    masks: list[int] = []
    for row in rows:
        begun = len(words)
        words += [word for word in row if word != ","]
        words.append(WALL)
        masks.append((1 << len(words)) - (1 << begun))
    reading = listens.book.read(words)
    ended = ((kind, reading.ends(kind)) for kind in listens.worth if kind in reading.opened)
    ends = {kind: (cued, reading.ends(f"not {kind}")) for kind, cued in ended if cued}
    return [
        frozenset(kind for kind, (cued, ruled_out) in ends.items() if cued & mask and not ruled_out & mask)
        for mask in masks
    ]


def _carries(part: Clause, marks: frozenset[str], place: float, known: Lexicon, listens: Cues) -> float:
    """How near a clause comes to the heart of a turn: `place` is where it stands, from 0 for the first to 1.

    What weighs is the visitor more than others, a wish, a bound, a feeling or a turn more than what happened, and
    where the turn ends. The weights were fitted to what trained readers chose out of 480 turns (decision 35).
    """
    says, length = len(rich(part.low, known)), spoken(part.words)
    top = max((listens.worth[kind] for kind in marks if listens.worth[kind]), default=MIDDLE)
    also = min(MOST_MARKS, max(0, len(marks - {"heavy"}) - 1))
    weight = SAYS * min(says, RICHEST) - (SCANT if says < 2 else 0.0) - TOO_LONG * max(0, length - LONG)
    weight += LATER * place + (CLOSING if place == 1 else 0.0) + (GRAVE if "grave" in marks else 0.0)
    weight += (top - MIDDLE) * MARKED + ALSO * also
    weight -= 0.0 if SPEAKS & set(part.low) else OTHERS
    return weight + (OWN if part.low[0].partition("'")[0] in ("i", "we") else 0.0)


def weight_of(part: Clause, known: Lexicon) -> float:
    """What a clause says beyond small words, less for one that only points or runs long."""
    says = len(rich(part.low, known))
    length = spoken(part.words)
    points = 4 if part.low[0] in VAGUE else 0
    points += 2 if part.low[-1] in VAGUE else 0
    return 2 * min(says, RICHEST) - (6 if says < 2 else 0) - points - max(0, length - 12)


def _to_comma(part: Clause, known: Lexicon) -> Clause | None:
    """A clause without what follows a comma in it, unless that decides about the rest; None where it cannot go."""
    if "," not in part.words[3:]:
        return part
    at = part.words.index(",", 3)
    rest = part.low[at + 1 :]
    if rest and rest[0] in known.owner | {"no", "two", "three"} and "and" in rest[:-1] and not verb_at(rest, known):
        return part
    if not known.finite & set(rest) and {"and", "or"} & set(rest[1:-1]):
        return part  # a list: "three children, two jobs and no car"
    goes_on = rest[:1] == ("and",) and rest[1:2] not in (("not",), ("never",), ("no",))
    if rest and rest[0] in DECIDES and not goes_on:
        return part if rest[0] in known.lean and verb_at(rest[1:], known) and "," not in rest else None
    return Clause(part.words[:at], part.joined, part.sentence, part.asks, False, part.leans)
