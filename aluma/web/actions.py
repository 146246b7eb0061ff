"""What a pressed button means: the form's `do` and fields, as events of the engine.

Keeps: voluntary.all
"""

from __future__ import annotations

from collections.abc import Sequence

from aluma.guide.events import Answer, Back, Change, Choose, Clear, Event, Mark, Pass, PauseDone, Respond
from aluma.guide.mirror import hold_up
from aluma.guide.practice import Practice
from aluma.guide.table import take
from aluma.guide.walk import State, Walk, state
from aluma.web.form import Form
from aluma.web.hearing import Ear

PHRASE = "phrase:"
WITH_WORDS = (Answer, Change)
WRITING = (State.INVITE, State.LISTEN, State.LISTENING)


def events(practice: Practice, walk: Walk, form: Form, ear: Ear) -> list[Event]:
    """What the form asks for; nothing where it asks for nothing that fits here."""
    now = state(practice, walk)
    do, _, index = form.value("do").partition(":")
    words = form.words("words")
    match do:
        case "on" | "as-is":
            return _onward(now, walk, form, ear)
        case "back" if now is State.INVITE and not words.is_blank():
            # What stands in the field is kept on the way back: the answer leads on, then twice back.
            return [ear.told(walk, words), Back(), Back()]
        case "back":
            return [Back()]
        case "pass":
            return [Pass()]
        case "choose" if index.isascii() and index.isdigit() and len(index) < 3:
            return [Choose(int(index))]
        case "change" if now is State.MIRROR:
            return [change(practice, walk, form, ear)]
        case "respond" if index in ("yes", "not-quite"):
            return [Respond("yes" if index == "yes" else "not-quite")]
    return []


def after(practice: Practice, walk: Walk, asked: Sequence[Event]) -> Walk:
    """The walk after these events; the same walk where none of them fits."""
    for event in asked:
        walk = take(practice, walk, event)
    return walk


def bring_words(asked: Sequence[Event]) -> bool:
    """Whether these events would put typed words into the walk."""
    return any(isinstance(event, WITH_WORDS) for event in asked)


def heavy(asked: Sequence[Event]) -> bool:
    """Whether these events bring words that raise the help panel."""
    return any(isinstance(event, WITH_WORDS) and event.heavy for event in asked)


def change(practice: Practice, walk: Walk, form: Form, ear: Ear) -> Change:
    """The mirror as its form has it: phrases by key, and the key of the one in the light. Only its own keys count."""
    keys = [phrase.key for phrase in hold_up(practice, walk).phrases]
    words = tuple((key, form.words(PHRASE + key)) for key in keys if form.has(PHRASE + key))
    weighed = tuple(key for key, each in words if ear.tier(walk, each).interrupts)
    return Change(words, form.value("light") if form.value("light") in keys else "", weighed)


def _onward(now: State, walk: Walk, form: Form, ear: Ear) -> list[Event]:
    words = form.words("words")
    mark = form.number("mark")
    match now:
        case State.PAUSE:
            return [PauseDone()]
        case State.MARK:
            return [Pass() if mark is None else Mark(mark)]
        case _ if now not in WRITING or words.is_blank():
            return [Clear()]
        case State.INVITE:
            return [ear.told(walk, words)]
    return [ear.heard(walk, words)]
