"""The lines under one heading of a practice file, as a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from aluma.guide.draft import Part, Role
from aluma.guide.items import choice, place
from aluma.guide.lines import Form, Line, hyphened, reference
from aluma.guide.notes import Notes
from aluma.guide.practice import (
    DEFAULT_TIMES,
    DEFAULT_TURNS,
    PLACES,
    Choice,
    HandBack,
    Kind,
    Place,
    Reference,
    Step,
)
from aluma.guide.setting import ENDS, EXAMPLES, MOST_TURNS, SETTINGS_OF, suited, times, turns
from aluma.guide.slips import meant


@dataclass(slots=True)
class _Reading:
    """A step while its lines are read."""

    name: str
    kind: Kind
    picture: str
    notes: Notes
    says: list[str | HandBack] = field(default_factory=list)
    said: list[Line] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    settings: dict[str, Line] = field(default_factory=dict)
    ways: dict[Form, str] = field(default_factory=dict)


def read_step(name: str, kind: Kind, number: int, lines: list[Line], picture: str, notes: Notes) -> Step:
    """The step of that heading, as far as its lines can be read."""
    reading = _Reading(name, kind, picture, notes)
    for each in lines:
        line = meant(each, name, kind, bool(reading.says), notes)
        _READERS[line.form](reading, line)
    for line in reading.said:
        notes.saying(line, name, Part.SAYS, line.text)
    return Step(
        name,
        kind,
        says=tuple(reading.says),
        leads_to=reading.ways.get(Form.WAY, ""),
        pass_to=reading.ways.get(Form.PASS, ""),
        choices=tuple(reading.choices),
        times=_times(reading),
        turns=_turns(reading),
        low=_end(reading, "low"),
        high=_end(reading, "high"),
        places=tuple(reading.places),
        empty=_setting(reading, "empty"),
        line=number,
    )


def _text(reading: _Reading, line: Line) -> None:
    if reading.kind is Kind.MIRROR:
        reading.notes.fault(
            line.number, "A mirror has no words but its lines and the one for an empty page.", line.text
        )
    elif "{" in line.text:
        better = "> {" + line.text.partition("{")[2].partition("}")[0] + "}"
        says = "Words are handed back on a line of their own, never inside a sentence."
        reading.notes.fault(line.number, says, line.text, better, how="perhaps, on a line of its own")
    elif (
        reading.says
        and reading.said
        and isinstance(reading.says[-1], str)
        and not reading.said[-1].text.endswith(ENDS)  # a line without one goes on in the next
    ):
        last = reading.said[-1]
        reading.said[-1] = Line(last.number, f"{last.text} {line.text}")
        reading.says[-1] = reading.said[-1].text
    else:
        reading.says.append(line.text)
        reading.said.append(line)


def _hand_back(reading: _Reading, line: Line) -> None:
    found = reference(line.parts["rest"])
    if found is None or reading.kind is Kind.MIRROR:
        _odd_hand_back(reading, line)
        return
    lead = ""
    if reading.says and isinstance(reading.says[-1], str) and reading.says[-1].endswith((":", "：")):
        lead = str(reading.says.pop())
        reading.notes.saying(reading.said.pop(), reading.name, Part.LEAD, lead)
    reading.says.append(HandBack(found, lead))
    reading.notes.use(line, reading.name, Role.HAND_BACK, found)
    reading.notes.saying(line, reading.name, Part.SPARE, found.fallback)


def _odd_hand_back(reading: _Reading, line: Line) -> None:
    notes, rest = reading.notes, line.parts["rest"].strip()
    if reading.kind is Kind.MIRROR:
        says = "In a mirror, each phrase has a label and a place."
        places = PLACES.get(reading.picture, PLACES["horizon"])
        notes.fault(line.number, says, line.text, f"- You wrote: {{{notes.worded(rest)}}} -> {places[0]}")
    elif rest in notes.after(reading.name):
        says = f"“{rest}” comes later, so it has no words yet. A way to it begins with an arrow."
        notes.fault(line.number, says, line.text, f"-> {rest}")
    else:
        says = "Words are handed back by the name of their step: one word in braces, alone on the line."
        better = hyphened(line.text) if reference(hyphened(rest)) else f"> {{{notes.worded(rest)}}}"
        notes.fault(line.number, says, line.text, better)


def _way(reading: _Reading, line: Line) -> None:
    if reading.kind is Kind.MIRROR or line.form in reading.ways:
        says = "Nothing leads on from a mirror." if reading.kind is Kind.MIRROR else "A step has one such way."
        reading.notes.fault(line.number, says, line.text)
        return
    reading.ways[line.form] = line.parts["to"]
    reading.notes.use(line, reading.name, Role.WAY, Reference((line.parts["to"],)))


def _item(reading: _Reading, line: Line) -> None:
    if reading.kind is Kind.MIRROR:
        placed = place(line, reading.name, reading.picture, reading.notes)
        reading.places += [placed] if placed else []
    elif reading.kind is Kind.CHOOSE:
        chosen = choice(line, reading.name, reading.notes)
        reading.choices += [chosen] if chosen else []
    else:
        says = f"Choices belong to a step of the kind choose; “{reading.name}” is of the kind {reading.kind}."
        reading.notes.fault(line.number, says, line.text, f"## {reading.name} (choose)", how="perhaps, as its heading")


def _set(reading: _Reading, line: Line) -> None:
    key = line.parts["key"]
    if key not in SETTINGS_OF.get(reading.kind, ()):
        kind = next(kind for kind, keys in SETTINGS_OF.items() if key in keys)
        better = f"## {reading.name} ({kind})" if reading.kind is Kind.INVITE else ""
        says = f"“{key}:” belongs to a step of the kind {kind}."
        reading.notes.fault(line.number, says, line.text, better, how="perhaps, as its heading")
    elif reading.says:
        reading.notes.fault(line.number, "A setting stands right under the heading of its step.", line.text)
    elif key in reading.settings:
        reading.notes.fault(line.number, f"“{key}” is said twice; only one of them can hold.", line.text)
    elif not line.parts["value"]:
        reading.notes.fault(line.number, f"“{key}:” has nothing after it.", line.text)
    else:
        reading.settings[key] = line if line.text.startswith(f"{key}:") else _mended(reading, line)


def _mended(reading: _Reading, line: Line) -> Line:
    """A setting that was written in another way, as it should be."""
    key = line.parts["key"]
    value = suited(key, line.parts["value"])
    says = "A setting is its name in small letters, a colon, and what is set. Written so, it is shown to visitors."
    reading.notes.fault(line.number, says, line.text, f"{key}: {value}")
    return Line(line.number, line.text, line.form, {"key": key, "value": value})


def _setting(reading: _Reading, key: str) -> str:
    line = reading.settings.get(key)
    if line is None:
        return ""
    reading.notes.saying(line, reading.name, Part.EMPTY, line.parts["value"] if key == "empty" else "")
    return line.parts["value"]


def _times(reading: _Reading) -> tuple[int, ...]:
    if reading.kind is not Kind.PAUSE:
        return ()
    written = _setting(reading, "time")
    if written and not times(written):
        says = "A pause lasts 1, 3 or 5 minutes, or is open; the one you suggest comes first."
        line = reading.settings["time"]
        reading.notes.fault(line.number, says, line.text, f"time: {EXAMPLES['time']}")
    return times(written) or DEFAULT_TIMES


def _turns(reading: _Reading) -> int:
    if reading.kind is not Kind.LISTEN:
        return 0
    written = _setting(reading, "turns")
    if written and not turns(written):
        line = reading.settings["turns"]
        says = f"Turns are a number from 1 to {MOST_TURNS}."
        reading.notes.fault(line.number, says, line.text, f"turns: {EXAMPLES['turns']}")
    return turns(written) or DEFAULT_TURNS


def _end(reading: _Reading, key: str) -> Reference:
    """The words at one end of a mark: plain, or handed back."""
    value = _setting(reading, key)
    found = (reference(value) or Reference()) if "{" in value else Reference((), value)
    if not value:
        return found
    line = reading.settings[key]
    if found == Reference():
        better = f'{key}: {{{reading.notes.worded(value)}, "one side"}}'
        reading.notes.fault(line.number, "This is no reference.", line.text, better)
    elif not found.fallback:
        says = "Where nothing was written, the end of a mark needs words of its own, in quotation marks, last."
        reading.notes.fault(line.number, says, line.text, key + ": {" + ", ".join(found.steps) + ', "one side"}')
    reading.notes.use(line, reading.name, Role.HAND_BACK, found)
    reading.notes.saying(line, reading.name, Part.SPARE, found.fallback)
    return found


_READERS: dict[Form, Callable[[_Reading, Line], None]] = {
    Form.TEXT: _text,
    Form.HAND_BACK: _hand_back,
    Form.WAY: _way,
    Form.PASS: _way,
    Form.ITEM: _item,
    Form.SETTING: _set,
}
