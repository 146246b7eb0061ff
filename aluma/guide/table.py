"""The one table of the engine: (state, event) -> what is kept and where it leads.

Keeps: voluntary.all

An event without a row leaves the walk as it is, so no sequence of events raises, loses words or leaves the practice.
The drawing of a practice and the property tests read the same table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from aluma.guide.events import Answer, Back, Begin, Change, Choose, Clear, End, Event, Mark, Pass, PauseDone, Respond
from aluma.guide.practice import Choice, Practice, Step
from aluma.guide.walk import State, Turn, Walk, phrase_key, state, turns
from aluma.text import SessionText

MARK_HIGHEST = 10


class Keep(StrEnum):
    """What an event leaves in the walk."""

    NOTHING = "nothing"
    WORDS = "words"
    EMPTIED = "emptied"
    TURN = "a turn"
    ANSWER = "an answer"
    NUMBER = "a number"
    PICTURE = "the picture"


class Lead(StrEnum):
    """Where an event leads."""

    FIRST = "first"
    STAY = "stay"
    NEXT = "next"
    PASS = "pass"
    CHOICE = "choice"
    BACK = "back"
    END = "end"


class Rule(NamedTuple):
    """A row: what is kept, and where it leads."""

    keep: Keep
    lead: Lead


INSIDE = tuple(each for each in State if each not in (State.BEFORE, State.ENDED))

TABLE: Mapping[tuple[State, type[Event]], Rule] = {
    (State.BEFORE, Begin): Rule(Keep.NOTHING, Lead.FIRST),
    (State.INVITE, Answer): Rule(Keep.WORDS, Lead.NEXT),
    (State.INVITE, Clear): Rule(Keep.EMPTIED, Lead.PASS),
    (State.INVITE, Pass): Rule(Keep.NOTHING, Lead.PASS),
    (State.PAUSE, Choose): Rule(Keep.NUMBER, Lead.STAY),
    (State.PAUSE, PauseDone): Rule(Keep.NOTHING, Lead.NEXT),
    (State.PAUSE, Pass): Rule(Keep.NOTHING, Lead.PASS),
    (State.CHOOSE, Choose): Rule(Keep.NUMBER, Lead.CHOICE),
    (State.CHOOSE, Pass): Rule(Keep.NOTHING, Lead.PASS),
    (State.LISTEN, Answer): Rule(Keep.TURN, Lead.STAY),
    (State.LISTEN, Clear): Rule(Keep.NOTHING, Lead.PASS),
    (State.LISTEN, Pass): Rule(Keep.NOTHING, Lead.PASS),
    (State.LISTENING, Answer): Rule(Keep.TURN, Lead.STAY),
    (State.LISTENING, Clear): Rule(Keep.NOTHING, Lead.NEXT),
    (State.LISTENING, Pass): Rule(Keep.NOTHING, Lead.NEXT),
    (State.LISTENING, Respond): Rule(Keep.ANSWER, Lead.STAY),
    (State.LISTENED, Respond): Rule(Keep.ANSWER, Lead.STAY),
    (State.LISTENED, Pass): Rule(Keep.NOTHING, Lead.NEXT),
    (State.LISTENED, Clear): Rule(Keep.NOTHING, Lead.NEXT),
    (State.MARK, Mark): Rule(Keep.NUMBER, Lead.NEXT),
    (State.MARK, Pass): Rule(Keep.NOTHING, Lead.PASS),
    (State.MIRROR, Change): Rule(Keep.PICTURE, Lead.STAY),
    **{(each, Back): Rule(Keep.NOTHING, Lead.BACK) for each in INSIDE},
    **{(each, End): Rule(Keep.NOTHING, Lead.END) for each in (State.BEFORE, *INSIDE)},
}


def take(practice: Practice, walk: Walk, event: Event) -> Walk:
    """The walk after an event. The same walk, when the event has no row or does not fit the step."""
    rule = TABLE.get((state(practice, walk), type(event)))
    if rule is None or not _fits(practice, walk, event):
        return walk
    if rule.lead is Lead.END:
        return Walk(ended=True)
    return _move(practice, _keep(practice, walk, event, rule.keep), event, rule.lead)


def targets(step: Step, lead: Lead) -> tuple[str, ...]:
    """The steps that a lead can reach from a step, in the order of the file; empty where it stays or ends."""
    match lead:
        case Lead.NEXT:
            named: tuple[str, ...] = (step.leads_to,)
        case Lead.PASS:
            named = (step.pass_to or step.leads_to,)
        case Lead.CHOICE:
            named = tuple([choice.leads_to for choice in step.choices])
        case _:
            return ()
    return named if all(named) else tuple([name for name in named if name])


def _fits(practice: Practice, walk: Walk, event: Event) -> bool:
    match event:
        case Choose(index):
            step = practice.step(walk.at)
            return 0 <= index < len(step.choices or step.times)
        case Mark(value):
            return 0 <= value <= MARK_HIGHEST
        case Back():
            return bool(walk.trail)
        case Answer(words):
            return not words.is_blank()
    return True


def _keep(practice: Practice, walk: Walk, event: Event, keep: Keep) -> Walk:
    held, changes, weighed = dict(walk.held), walk.changes, walk.heavy
    match keep, event:
        case Keep.WORDS, Answer(words, _, heavy):
            held[walk.at] = words
            weighed = _weighed(walk, phrase_key(walk.at), heavy)
        case Keep.EMPTIED, _:
            held.pop(walk.at, None)
        case Keep.TURN, Answer(words, reply, heavy):
            spoken = turns(walk, walk.at)
            held[walk.at] = (*spoken, Turn(words, reply))
            # A new phrase: what was changed in the earlier ones stays.
            return walk._replace(held=held, heavy=_weighed(walk, phrase_key(walk.at, len(spoken)), heavy))
        case Keep.ANSWER, Respond(said):
            *before, last = turns(walk, walk.at)
            held[walk.at] = (*before, replace(last, answer=said))
            return walk._replace(held=held)
        case Keep.NUMBER, Choose(number) | Mark(number):
            held[walk.at] = number
            for name in _deleted(practice.step(walk.at), event):
                held.pop(name, None)
                changes = _without(changes, name)
                weighed = tuple(key for key in weighed if key.partition(":")[0] != name)
        case Keep.PICTURE, Change(words, light, heavy):
            weighed = tuple(dict.fromkeys((*weighed, *heavy)))
            return walk._replace(changes={**changes, **dict(words)}, light=light, heavy=weighed)
        case _:
            return walk
    return walk._replace(held=held, changes=_without(changes, walk.at), heavy=weighed)


def _weighed(walk: Walk, key: str, heavy: bool) -> tuple[str, ...]:
    """The keys of heavy words, when those of one key are new."""
    return (*(each for each in walk.heavy if each != key), *([key] if heavy else []))


def _deleted(step: Step, event: Event) -> tuple[str, ...]:
    chosen = step.choices[event.index] if isinstance(event, Choose) and step.choices else Choice("", "")
    return chosen.deletes


def _without(changes: Mapping[str, SessionText], name: str) -> dict[str, SessionText]:
    """Changed phrases, less those of one step: its words are new, so the change no longer belongs to them."""
    return {key: words for key, words in changes.items() if key.partition(":")[0] != name}


def _move(practice: Practice, walk: Walk, event: Event, lead: Lead) -> Walk:
    match lead:
        case Lead.FIRST:
            return walk._replace(at=practice.first.name)
        case Lead.BACK:
            return walk._replace(at=walk.trail[-1], trail=walk.trail[:-1])
        case Lead.STAY:
            return walk
    reached = targets(practice.step(walk.at), lead)
    to = reached[event.index if isinstance(event, Choose) else 0]
    return walk._replace(at=to, trail=(*walk.trail, walk.at))
