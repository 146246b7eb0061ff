"""Whether a practice holds together: every way leads forward, every step is reached, and the mirror ends it.

Keeps: purpose.clarity

Each rule is a function from a draft to its faults; RULES lists them all, and all of them are always asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from aluma.guide.draft import Draft, Role
from aluma.guide.fault import Fault
from aluma.guide.lines import SETTINGS
from aluma.guide.notes import Notes
from aluma.guide.pictures import places
from aluma.guide.practice import PLACES, WORDED, Kind, Practice, Step
from aluma.guide.questions import questions
from aluma.guide.safety.guard import Guard
from aluma.guide.voice import doubts
from aluma.guide.ways import before, reached

NOBODY = "empty: You were here. This is a picture of that."
SET = tuple(f"{key}:" for key in SETTINGS)
Rule = Callable[[Draft], Iterator[Fault]]


def check(draft: Draft, guard: Guard) -> tuple[Fault, ...]:
    """Everything that keeps a practice from being walked, and all doubts about its voice, in the order of the lines."""
    of_structure = (fault for rule in RULES for fault in rule(draft))
    return tuple(sorted({*draft.faults, *of_structure, *questions(draft, guard), *doubts(draft, guard)}))


def _named(practice: Practice) -> Mapping[str, tuple[int, Step]]:
    return {step.name: (index, step) for index, step in reversed(list(enumerate(practice.steps)))}


def _twice(draft: Draft) -> Iterator[Fault]:
    """Two steps of one name."""
    named = _named(draft.practice)
    for index, step in enumerate(draft.practice.steps):
        if named[step.name][0] != index:
            better = f"## {step.name}-again ({step.kind})"
            yield Fault(step.line, f"There is a step “{step.name}” already.", f"## {step.name} ({step.kind})", better)


def _unknown(draft: Draft) -> Iterator[Fault]:
    """A step that is named and is not there."""
    names = [step.name for step in draft.practice.steps]
    for use in draft.uses:
        for name in use.reference.steps:
            if name not in names:
                near = Notes().near(name, names)
                better = use.source.replace(name, near) if near else ""
                says = f"There is no step “{name}”. The steps are {', '.join(names)}."
                yield Fault(use.line, says, use.source, better)


def _backward(draft: Draft) -> Iterator[Fault]:
    """A way that leads back, and so a loop."""
    named = _named(draft.practice)
    for use in draft.uses:
        for name in use.reference.steps if use.role is Role.WAY else ():
            if name in named and named[name][0] <= named[use.step][0]:
                says = f"This leads back to “{name}” and makes a loop. All ways lead forward."
                yield Fault(use.line, says, use.source)


def _dead_end(draft: Draft) -> Iterator[Fault]:
    """An end that is no mirror, or a mirror that is no end."""
    steps = draft.practice.steps
    for step in steps[-1:]:
        if step.kind is not Kind.MIRROR:
            says = f"Nothing leads on from “{step.name}”. The last step of a practice is its mirror."
            mirror = "\n".join(("## mirror (mirror)", _phrase(draft.practice), NOBODY))
            yield Fault(step.line, says, f"## {step.name} ({step.kind})", mirror, how="add at the end of the file")
    for step in steps[:-1]:
        if step.kind is Kind.MIRROR:
            says = "The mirror is the end of a practice; no step comes after it."
            yield Fault(step.line, says, f"## {step.name} (mirror)")


def _unreached(draft: Draft) -> Iterator[Fault]:
    """A step that no way leads to. While a way can't be read, or leads nowhere, nobody knows."""
    names = [step.name for step in draft.practice.steps]
    astray = [use for use in draft.uses if use.role is Role.WAY and not set(use.reference.steps) <= set(names)]
    if astray or any(_lost(draft, step) for step in draft.practice.steps if step.kind is Kind.CHOOSE):
        return
    found = reached(draft.practice)
    for step in draft.practice.steps:
        if step.name not in found:
            says = f"No way leads to “{step.name}”, so nobody will see it."
            yield Fault(step.line, says, f"## {step.name} ({step.kind})")


def _unwalked(draft: Draft) -> Iterator[Fault]:
    """Words handed back, or deleted, of a step that cannot have been walked by then."""
    named = _named(draft.practice)
    behind = {name: before(draft.practice, name) for name in named}
    for use in draft.uses:
        for name in use.reference.steps if use.role is not Role.WAY else ():
            if name in named and name not in behind[use.step]:
                says = f"Nobody can have walked “{name}” when they come to “{use.step}”."
                yield Fault(use.line, says, use.source)


def _wordless(draft: Draft) -> Iterator[Fault]:
    """Words handed back of a step that has none."""
    named = _named(draft.practice)
    for use in draft.uses:
        for name in use.reference.steps if use.role in (Role.HAND_BACK, Role.PHRASE, Role.DELETES) else ():
            step = named[name][1] if name in named else None
            if step is not None and step.kind not in WORDED and not _marked(use.role, step):
                says = f"“{name}” is a {step.kind}: it holds no words."
                yield Fault(use.line, says, use.source)


def _marked(role: Role, step: Step) -> bool:
    """A mark stands in the picture as a point; that its place is the mark itself is looked at with the places."""
    return role is Role.PHRASE and step.kind is Kind.MARK


def _empty(draft: Draft) -> Iterator[Fault]:
    """A step that lacks what its kind needs."""
    for step in draft.practice.steps:
        says, better = _lacking(step, draft)
        if says:
            yield Fault(step.line, says, f"## {step.name} ({step.kind})", better, how="add below it, for instance")


def _lacking(step: Step, draft: Draft) -> tuple[str, str]:
    """What a step lacks, and a line that would do. What stands there and could not be read is not lacking."""
    lost = _lost(draft, step)
    if step.kind is Kind.MIRROR:
        if not step.places and not lost:
            return "The mirror shows nothing: it needs a line for each phrase.", _phrase(draft.practice)
        return ("", "") if step.empty else ("The mirror needs a sentence for someone who wrote nothing.", NOBODY)
    if not any(isinstance(each, str) for each in step.says) and not any("{" in line for line in lost):
        return "This step says nothing of its own. Without words to hand back it would be blank.", ""
    if step.kind is Kind.CHOOSE and len(step.choices) < 2 and not lost:
        return "A choice needs two lines at least.", f"- Something I can see -> {_next(draft.practice, step)}"
    if step.kind is Kind.MARK and not (step.low.fallback and step.high.fallback):
        return "A mark needs words for both of its ends.", "low: not at all\nhigh: very much"
    return "", ""


def _lost(draft: Draft, step: Step) -> list[str]:
    """The lines of a step that could not be read, apart from its settings."""
    later = [each.line for each in draft.practice.steps if each.line > step.line]
    read = {use.line for use in draft.uses} | {saying.line for saying in draft.sayings}
    lost = [fault for fault in draft.faults if step.line < fault.line < min(later, default=fault.line + 1)]
    unread = [fault.shown for fault in lost if fault.line not in read]
    return [line for line in unread if line and not line.startswith(SET)]


def _phrase(practice: Practice) -> str:
    """A line for a mirror, with a step and a place that this practice has."""
    name = next((step.name for step in practice.steps if step.kind in WORDED), "here")
    return f"- When you came: {{{name}}} -> {PLACES.get(practice.picture, PLACES['horizon'])[0]}"


def _next(practice: Practice, step: Step) -> str:
    following = [each.name for each in practice.steps if each.line > step.line]
    return next(iter(following), "mirror")


RULES: tuple[Rule, ...] = (
    _twice,
    _unknown,
    _backward,
    _dead_end,
    _unreached,
    _unwalked,
    _wordless,
    _empty,
    places,
)
