"""The engine's table: every row, and any sequence of events over any practice.

Keeps: voluntary.all
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from aluma.guide.events import Answer, Back, Begin, Change, Choose, Clear, End, Event, Mark, Pass, PauseDone, Respond
from aluma.guide.practice import Kind, Practice
from aluma.guide.table import TABLE, Lead, take, targets
from aluma.guide.walk import Held, State, Turn, Walk, state, turns
from aluma.shelf import load
from aluma.text import SessionText
from tests.guide.writing import draft, practice, texts

OURS = tuple(load().all())

spoken = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(SessionText)
EVENTS: dict[type, st.SearchStrategy[Any]] = {
    Begin: st.just(Begin()),
    Answer: st.builds(Answer, spoken, st.none() | spoken),
    Respond: st.builds(Respond, st.sampled_from(("yes", "not-quite"))),
    Clear: st.just(Clear()),
    Pass: st.just(Pass()),
    Back: st.just(Back()),
    Choose: st.builds(Choose, st.integers(-1, 4)),
    Mark: st.builds(Mark, st.integers(-1, 11)),
    PauseDone: st.just(PauseDone()),
    Change: st.builds(Change, st.lists(st.tuples(st.just("s0:0"), spoken), max_size=2).map(tuple), st.just("s0:0")),
    End: st.just(End()),
}
# An event of each kind that fits wherever the table has a row for it.
FITTING: dict[type[Event], Event] = {
    Begin: Begin(),
    Answer: Answer(SessionText("b")),
    Respond: Respond("not-quite"),
    Clear: Clear(),
    Pass: Pass(),
    Back: Back(),
    Choose: Choose(1),
    Mark: Mark(3),
    PauseDone: PauseDone(),
    Change: Change(words=(("here:0", SessionText("c")),)),
    End: End(),
}


def _places(of: Practice) -> dict[State, Walk]:
    """A walk in each state, as far along as there is one, found by doing everything that can be done."""
    tries = (Begin(), Answer(SessionText("a")), Choose(0), Choose(1), PauseDone(), Pass(), End())
    found = {}
    seen = set()
    todo = [Walk()]
    while todo:
        walk = todo.pop(0)
        if (walk.at, state(of, walk)) not in seen:
            seen.add((walk.at, state(of, walk)))
            found[state(of, walk)] = walk
            todo += [take(of, walk, event) for event in tries]
    return found


PLACES = _places(practice())
starts = (st.sampled_from(OURS) | texts().map(lambda text: draft(text).practice)).map(lambda of: (of, Walk()))


class Visitor(RuleBasedStateMachine):
    """Someone who does whatever they like; `held` is what they may count on finding again."""

    def __init__(self) -> None:
        super().__init__()
        self.walk = Walk()
        self.held: dict[str, Held] = {}

    @initialize(start=starts)
    def arrive(self, start: tuple[Practice, Walk]) -> None:
        self.practice, self.walk = start
        self.held = dict(self.walk.held)

    @rule(data=st.data())
    def do_what_fits(self, data: st.DataObject) -> None:
        fitting = [kind for at, kind in TABLE if at is state(self.practice, self.walk)]
        self.do(data.draw(st.sampled_from(fitting or [Begin]).flatmap(EVENTS.__getitem__)))

    @rule(data=st.data())
    def do_anything(self, data: st.DataObject) -> None:
        self.do(data.draw(st.sampled_from(list(EVENTS)).flatmap(EVENTS.__getitem__)))

    @precondition(lambda self: self.walk.ended)
    @rule()
    def come_again(self) -> None:
        self.walk = Walk()

    def do(self, event: Event) -> None:
        at, name = state(self.practice, self.walk), self.walk.at
        after = take(self.practice, self.walk, event)
        self.expect(at, name, event)
        self.walk = after

    def expect(self, at: State, name: str, event: Event) -> None:
        """What must be held after an event, said without the table."""
        match at, event:
            case State.INVITE, Answer(words) if not words.is_blank():
                self.held[name] = words
            case State.INVITE, Clear():
                self.held.pop(name, None)
            case State.LISTEN | State.LISTENING, Answer(words, reply) if not words.is_blank():
                self.held[name] = (*turns(self.walk, name), Turn(words, reply))
            case State.LISTENING | State.LISTENED, Respond(said):
                *before, last = turns(self.walk, name)
                self.held[name] = (*before, replace(last, answer=said))
            case State.MARK, Mark(number) if 0 <= number <= 10:
                self.held[name] = number
            case State.PAUSE, Choose(number) if 0 <= number < len(self.practice.step(name).times):
                self.held[name] = number
            case State.CHOOSE, Choose(number) if 0 <= number < len(self.practice.step(name).choices):
                self.held[name] = number
                for each in self.practice.step(name).choices[number].deletes:
                    self.held.pop(each, None)
            case at, End() if at is not State.ENDED:
                self.held = {}

    @invariant()
    def settled(self) -> None:
        """Nothing is lost, nothing added, every step is one of the practice, and the trail is a way through it."""
        assert dict(self.walk.held) == self.held
        assert self.walk.at in ("", *(step.name for step in self.practice.steps))
        for here, there in zip(self.walk.trail, (*self.walk.trail[1:], self.walk.at), strict=False):
            assert any(there in targets(self.practice.step(here), lead) for lead in Lead)
        assert not self.walk.ended or self.walk == Walk(ended=True)


calm = settings(deadline=None, suppress_health_check=list(HealthCheck))


def test_no_sequence_of_events_raises_or_loses_a_word() -> None:
    run_state_machine_as_test(Visitor, settings=settings(calm, max_examples=100, stateful_step_count=30))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]}-{row[1].__name__}")
@settings(calm, max_examples=10)
@given(data=st.data())
def test_every_row_of_the_table_holds_to_it(row: tuple[State, type[Event]], data: st.DataObject) -> None:
    visitor = Visitor()
    visitor.arrive((practice(), PLACES[row[0]]))
    for kind in (row[1], *data.draw(st.lists(st.sampled_from(list(EVENTS)), max_size=6))):
        visitor.do(data.draw(EVENTS[kind]))
        visitor.settled()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]}-{row[1].__name__}")
def test_every_row_of_the_table_leads_where_it_says(row: tuple[State, type[Event]]) -> None:
    of, before = practice(), PLACES[row[0]]
    after = take(of, before, FITTING[row[1]])
    moves = {
        Lead.FIRST: [of.first.name],
        Lead.STAY: [before.at],
        Lead.BACK: [*before.trail[-1:]],
        Lead.END: [""],
    }
    assert after.at in (moves.get(TABLE[row].lead) or targets(of.step(before.at), TABLE[row].lead))
    assert after != before


@pytest.mark.parametrize("ours", OURS, ids=lambda each: each.slug)
def test_a_practice_can_be_finished_without_a_word(ours: Practice) -> None:
    walk = take(ours, Walk(), Begin())
    while ours.step(walk.at).kind is not Kind.MIRROR:
        walk = take(ours, walk, Pass())
    assert walk.held == {}


@pytest.mark.parametrize("at", [each for each in State if each not in (State.BEFORE, State.ENDED, State.MIRROR)])
def test_every_prompt_can_be_passed(at: State) -> None:
    assert TABLE[at, Pass].lead in (Lead.PASS, Lead.NEXT)


@pytest.mark.parametrize("at", [each for each in State if each is not State.ENDED])
def test_leaving_is_one_event_away_from_everywhere(at: State) -> None:
    assert TABLE[at, End].lead is Lead.END


def test_an_ended_walk_does_nothing_more() -> None:
    assert not [event for at, event in TABLE if at is State.ENDED]


def test_back_and_forth_brings_the_words_again() -> None:
    of = practice()
    walk = take(of, take(of, Walk(), Begin()), Answer(SessionText("one")))
    assert take(of, take(of, walk, Back()), Pass()) == walk


def test_a_change_in_the_mirror_outlives_a_later_turn() -> None:
    of = practice()
    events = (Begin(), Pass(), Choose(1), Answer(SessionText("a")), Pass(), Pass(), Pass())
    change = Change(words=(("right:0", SessionText("A")),))
    walk = Walk()
    for event in (*events, change, Back(), Back(), Back(), Answer(SessionText("b"))):
        walk = take(of, walk, event)
    assert walk.changes == {"right:0": SessionText("A")}
