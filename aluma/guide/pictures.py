"""Whether the mirror of a practice can be drawn: its picture knows the places, and a step that decides one can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aluma.guide.draft import Draft, Role, Use
from aluma.guide.fault import Fault
from aluma.guide.practice import PLACES, Kind, Step, offered

LINED = ("horizon", "line", "facing")  # pictures with a line that a mark can be a point on


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
        where = place.where.fallback
        if where and where not in known:
            source = f"- {place.label}: … -> {where}"
            says = f"“{where}” is no place of this picture. The places of “{practice.picture}” are {', '.join(known)}."
            line = next((use.line for use in draft.uses if use.source.startswith(f"- {place.label}:")), 1)
            yield Fault(line, says, source, f"- {place.label}: … -> {known[0]}")


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
