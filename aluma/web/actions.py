"""What a pressed button means: the form's `do` and fields, as events of the engine.

Keeps: voluntary.all
"""

from __future__ import annotations

from collections.abc import Sequence

from aluma.guide.events import Answer, Back, Change, Choose, Clear, Event, Mark, Pass, PauseDone
from aluma.guide.listen.quote import reply
from aluma.guide.practice import Practice
from aluma.guide.table import take
from aluma.guide.walk import State, Walk, state
from aluma.text import SessionText
from aluma.web.form import Form

PHRASE = "phrase:"
WRITING = (State.INVITE, State.LISTEN, State.LISTENING)


def events(practice: Practice, walk: Walk, form: Form) -> list[Event]:
    """What the form asks for; nothing where it asks for nothing that fits here."""
    return _events(state(practice, walk), walk, form)


def after(practice: Practice, walk: Walk, asked: Sequence[Event]) -> Walk:
    """The walk after these events; the same walk where none of them fits."""
    for event in asked:
        walk = take(practice, walk, event)
    return walk


def bring_words(asked: Sequence[Event]) -> bool:
    """Whether these events would put typed words into the walk."""
    return any(isinstance(event, Answer | Change) for event in asked)


def change(form: Form) -> Change:
    """The mirror as its form has it: phrases by key, and the key of the one in the light."""
    words = tuple((name.removeprefix(PHRASE), form.words(name)) for name in form.names(PHRASE))
    return Change(words, form.value("light"))


def _events(now: State, walk: Walk, form: Form) -> list[Event]:
    do, _, index = form.value("do").partition(":")
    words = form.words("words")
    match do:
        case "on" | "as-is":
            return _onward(now, walk, form, words)
        case "back" if now is State.INVITE and not words.is_blank():
            # What stands in the field is kept on the way back: the answer leads on, then twice back.
            return [Answer(words), Back(), Back()]
        case "back":
            return [Back()]
        case "pass":
            return [Pass()]
        case "choose" if index.isascii() and index.isdigit() and len(index) < 3:
            return [Choose(int(index))]
        case "change":
            return [change(form)]
    return []


def _onward(now: State, walk: Walk, form: Form, words: SessionText) -> list[Event]:
    mark = form.number("mark")
    match now:
        case State.PAUSE:
            return [PauseDone()]
        case State.MARK:
            return [Pass() if mark is None else Mark(mark)]
        case _ if now not in WRITING or words.is_blank():
            return [Clear()]
        case State.INVITE:
            return [Answer(words)]
    return [Answer(words, reply(words))]
