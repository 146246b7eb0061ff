"""The ways through a practice, as the engine's own table knows them: what can be reached, and what lies behind."""

from __future__ import annotations

from collections.abc import Iterator

from aluma.guide.practice import Practice, Step
from aluma.guide.table import TABLE, Lead, targets
from aluma.guide.walk import State

# The states that a step of each kind can be in; a listen step has three.
_STATES = {"listen": (State.LISTEN, State.LISTENING, State.LISTENED)}


def ways(step: Step) -> Iterator[tuple[Lead, str]]:
    """Each lead of a step with the step that it reaches, each pair once."""
    states = _STATES.get(step.kind.value, (State(step.kind.value),))
    leads = dict.fromkeys(rule.lead for (state, _), rule in TABLE.items() if state in states)
    for lead in leads:
        for name in dict.fromkeys(targets(step, lead)):
            yield lead, name


def reached(practice: Practice) -> frozenset[str]:
    """The names of all steps that some way leads to, from the first on."""
    named = {step.name: step for step in practice.steps}
    found: set[str] = set()
    todo = [step.name for step in practice.steps[:1]]
    while todo:
        name = todo.pop()
        if name not in found and name in named:
            found.add(name)
            todo += [to for _, to in ways(named[name])]
    return frozenset(found)


def before(practice: Practice, name: str) -> frozenset[str]:
    """The names of all steps that lie on some way to this one."""
    into: dict[str, set[str]] = {}
    for step in practice.steps:
        for _, to in ways(step):
            into.setdefault(to, set()).add(step.name)
    found: set[str] = set()
    todo = list(into.get(name, ()))
    while todo:
        each = todo.pop()
        if each not in found:
            found.add(each)
            todo += into.get(each, ())
    return frozenset(found)
