"""A practice walked in a terminal, for the one who wrote it. Nothing is stored; ending it is enough.

Keeps: purpose.clarity
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click

from aluma.guide.events import Answer, Back, Begin, Choose, Event, Mark, Pass, PauseDone
from aluma.guide.listen.listener import Listener
from aluma.guide.mirror import Mirror, hold_up
from aluma.guide.practice import OPEN, HandBack, Kind, Practice, Reference, Step
from aluma.guide.table import MARK_HIGHEST, take
from aluma.guide.walk import State, Walk, earlier, handed_back, state, turns
from aluma.text import SessionText

BACK = "/back"
END = "/end"
INVITED = {
    State.INVITE: "Write, or press Enter to pass.",
    State.PAUSE: "A pause. Press Enter to go on.",
    State.CHOOSE: "A number, or Enter to pass.",
    State.LISTEN: "Write, or press Enter to pass.",
    State.LISTENING: "Write on, or press Enter: that is enough.",
    State.LISTENED: "Press Enter to go on.",
    State.MARK: f"A number from 0 to {MARK_HIGHEST}, or Enter to pass.",
}


def walk_through(practice: Practice, listener: Listener, ask: Callable[[], str | None]) -> None:
    """Walks a practice: `ask` gives the next line that is typed, or None at the end of all lines."""
    click.echo(f"{practice.title}\n{practice.purpose}\n{practice.not_today.words}\n{practice.source}\n")
    click.echo(f"Enter passes. {BACK} is one step back, {END} ends it. Nothing is stored.\n")
    walk = take(practice, Walk(), Begin())
    while (at := state(practice, walk)) is not State.MIRROR:
        click.echo("\n".join(_page(practice, walk)))
        click.echo(INVITED[at])
        typed = ask()
        if typed is None or typed.strip() == END:
            click.echo("\nEnded. Nothing was kept.")
            return
        moved = take(practice, walk, _event(walk, at, typed.strip(), listener))
        if moved is walk:
            click.echo("That does not fit here; the step is the same.")
        walk = moved
        click.echo()
    click.echo("\n".join(as_text(hold_up(practice, walk))))
    click.echo(f"\n{practice.goodbye}\n{practice.next.words}".rstrip())


def as_text(mirror: Mirror) -> Iterator[str]:
    """The mirror as lines of text: what stands where, what is not shown, and the empty sentence where there is none."""
    yield f"The mirror: {mirror.picture}"
    if not mirror.phrases:
        yield mirror.empty
    for phrase in mirror.drawn:
        yield f"  {phrase.label} ({phrase.where}): {phrase.drawn.reveal()}"
    if mirror.point is not None:
        yield f"  The light stands at {round(mirror.point * MARK_HIGHEST)} of {MARK_HIGHEST}."
    for phrase in mirror.withheld:
        yield f"  {phrase.label}: one line is not shown."


def _page(practice: Practice, walk: Walk) -> Iterator[str]:
    step = practice.step(walk.at)
    yield f"— {step.name} ({step.kind})"
    for each in step.says:
        if isinstance(each, str):
            yield each
        else:
            yield from _handed(practice, walk, each)
    yield from (f"  {number}. {choice.words}" for number, choice in enumerate(step.choices, 1))
    yield from _settings(practice, walk, step)
    spoken = turns(walk, step.name)
    if spoken and spoken[-1].reply is not None:
        yield f'  The guide gives back: "{spoken[-1].reply.reveal()}"'


def _handed(practice: Practice, walk: Walk, each: HandBack) -> Iterator[str]:
    words = handed_back(practice, walk, each.words)
    if words is not None:
        yield from ([each.lead] if each.lead else [])
        yield f"  > {words.reveal()}"


def _settings(practice: Practice, walk: Walk, step: Step) -> Iterator[str]:
    if step.times:
        yield "  " + ", ".join("open" if minutes == OPEN else f"{minutes} min" for minutes in step.times)
    if step.kind is Kind.MARK:
        low, high = (_end(practice, walk, reference) for reference in (step.low, step.high))
        yield f"  0 is: {low}. {MARK_HIGHEST} is: {high}."


def _end(practice: Practice, walk: Walk, reference: Reference) -> str:
    words = handed_back(practice, walk, reference)
    return words.reveal() if words is not None else ""


def _event(walk: Walk, at: State, typed: str, listener: Listener) -> Event:
    """What a typed line means in a state; a number that does not fit leaves the walk as it is."""
    if typed == BACK:
        return Back()
    if at is State.PAUSE:
        return PauseDone()
    if not typed or at is State.LISTENED:
        return Pass()
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else -1
    words = SessionText(typed)
    fitting: dict[State, Event] = {
        State.CHOOSE: Choose(number - 1),
        State.MARK: Mark(number),
        State.INVITE: Answer(words),
    }
    return fitting.get(at) or Answer(words, listener.reply(words, earlier(walk)).text)
