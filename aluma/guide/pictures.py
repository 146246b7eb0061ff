"""Whether the mirror of a practice can be drawn: its picture knows the places, and a step that decides one can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from aluma.guide.draft import Draft, Role, Use
from aluma.guide.fault import Fault
from aluma.guide.notes import Notes
from aluma.guide.practice import PLACES, Kind, Place, Step, offered

LINED = ("horizon", "line", "facing")  # pictures with a line that a mark can be a point on
# What else authors call a place; a slip in its own name needs no row.
CALLED: dict[str, frozenset[str]] = {
    "within": frozenset({"inside", "in", "inner", "me"}),
    "near": frozenset({"close", "beside", "here", "by"}),
    "middle": frozenset({"center", "centre", "central", "between", "half"}),
    "far": frozenset({"away", "distant", "outside", "out", "off", "outer", "there"}),
    "along": frozenset({"way", "between", "middle", "path"}),
    "light": frozenset({"bright", "sun", "lit", "center", "centre"}),
    "around": frozenset({"beside", "about", "by"}),
    "below": frozenset({"under", "beneath", "bottom", "down"}),
    "top": frozenset({"above", "surface", "up", "over"}),
    "base": frozenset({"bottom", "below", "under", "beneath", "ground", "deep"}),
    "ground": frozenset({"below", "under", "base", "bottom", "both"}),
    "from": frozenset({"first", "start", "begin", "beginning", "before"}),
    "to": frozenset({"last", "end", "now", "after"}),
    "this": frozenset({"one", "left", "first"}),
    "that": frozenset({"other", "right", "second"}),
}


def places(draft: Draft) -> Iterator[Fault]:
    """Places that the picture does not know, and steps that cannot decide a place."""
    practice = draft.practice
    known = PLACES.get(practice.picture)
    if known is None or not practice.steps or practice.steps[-1].kind is not Kind.MIRROR:
        return
    named = {step.name: step for step in practice.steps}
    for use in draft.uses:
        if use.role is Role.PLACE:
            yield from _decided(use, practice.picture, named)
        elif use.role is Role.PHRASE:
            yield from _pointed(use, draft, named)
    for place in practice.steps[-1].places:
        if place.where.fallback and place.where.fallback not in known:
            yield _unplaced(place, draft, known)


def _unplaced(place: Place, draft: Draft, known: Sequence[str]) -> Fault:
    """A place that is not in the picture, with the author's own line and the place that comes nearest."""
    where = place.where.fallback
    line, source = _written(place, draft)
    before, _, after = source.rpartition(where)
    says = f"“{where}” is no place of this picture. The places of “{draft.practice.picture}” are {', '.join(known)}."
    return Fault(line, says, source, f"{before}{_nearest(where, known)}{after}")


def _written(place: Place, draft: Draft) -> tuple[int, str]:
    """The line of a place, and its number."""
    uses = (use for use in draft.uses if use.role is Role.PHRASE and use.reference == place.words)
    held = (use for use in uses if use.source.rstrip(" }").endswith(place.where.fallback))
    return next(((use.line, use.source) for use in held), (draft.practice.steps[-1].line, place.where.fallback))


def _nearest(where: str, known: Sequence[str]) -> str:
    """The place that is written or meant most like one that is not there; else the first."""
    meant = (name for name, words in CALLED.items() if where.casefold() in words and name in known)
    return next(meant, Notes().near(where.casefold(), known) or known[0])


def _decided(use: Use, picture: str, named: Mapping[str, Step]) -> Iterator[Fault]:
    for name in use.reference.steps:
        step = named.get(name)
        if step is None:
            continue
        if step.kind is Kind.MARK and picture not in LINED:
            says = (
                f"A mark is a point on a line, and “{picture}” has none. The pictures with a line: {', '.join(LINED)}."
            )
            yield Fault(use.line, says, use.source)
        elif step.kind is Kind.CHOOSE and not use.reference.fallback:
            better = use.source.replace("{" + name + "}", "{" + f"{name}, {PLACES[picture][0]}" + "}")
            yield Fault(use.line, "Where the choice was passed, a place must be named, last.", use.source, better)
        elif step.kind is Kind.CHOOSE and len(step.choices) > len(offered(picture)):
            says = f"“{name}” has {len(step.choices)} choices, and “{picture}” only {len(offered(picture))} places."
            yield Fault(use.line, says, use.source)
        elif step.kind not in (Kind.MARK, Kind.CHOOSE):
            yield Fault(use.line, f"“{name}” is a {step.kind}: it cannot decide a place.", use.source)


def _pointed(use: Use, draft: Draft, named: Mapping[str, Step]) -> Iterator[Fault]:
    """A mark among the phrases has itself as its place: a number is no phrase."""
    marks = [name for name in use.reference.steps if name in named and named[name].kind is Kind.MARK]
    where = next((each for each in draft.uses if each.role is Role.PLACE and each.line == use.line), None)
    if marks and (where is None or where.reference.steps != (marks[0],)):
        better = use.source.rpartition("->")[0] + "-> {" + marks[0] + "}"
        yield Fault(use.line, "A mark is a number; its place in the picture is the mark itself.", use.source, better)
