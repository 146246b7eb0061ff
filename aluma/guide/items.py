"""The lines of a practice file that begin with a hyphen: a choice, or a phrase of the mirror."""

from __future__ import annotations

from aluma.guide.draft import Part, Role
from aluma.guide.lines import Line, hyphened, reference
from aluma.guide.notes import Notes
from aluma.guide.practice import PLACES, Choice, Place, Reference

DELETING = "deleting "


def choice(line: Line, step: str, notes: Notes) -> Choice | None:
    """`- words -> name, deleting a, b`."""
    words, arrow, target = line.parts["rest"].rpartition("->")
    name, comma, rest = (each.strip() for each in target.partition(","))
    if not arrow or not words.strip() or not name or " " in name:
        notes.fault(line.number, "A choice says where it leads.", line.text, _led(line, step, notes))
        return None
    if comma and not rest.startswith(DELETING):
        says = "After the way a choice can only say which steps it deletes."
        better = f"- {words.strip()} -> {name}, {DELETING}{notes.worded(rest)}"
        notes.fault(line.number, says, line.text, better)
    deletes = tuple(each.strip() for each in rest.removeprefix(DELETING).split(",") if each.strip()) if comma else ()
    notes.saying(line, step, Part.CHOICE, words.strip())
    notes.use(line, step, Role.WAY, Reference((name,)))
    notes.use(line, step, Role.DELETES, Reference(deletes))
    return Choice(words.strip(), name, deletes)


def place(line: Line, step: str, picture: str, notes: Notes) -> Place | None:
    """`- label: {name} -> place`, where the place is a name of the picture or a step that offers places."""
    rest, arrow, target = (each.strip() for each in line.parts["rest"].rpartition("->"))
    label, brace, names = rest.partition("{")
    words = reference(brace + names)
    where = reference(target, place=True) if target.startswith("{") else Reference((), target)
    label = label.strip().removesuffix(":").strip()
    if not arrow or not label or words is None or where is None or not target:
        says = "A line of the mirror has a label, a step in braces, and a place."
        better = hyphened(line.text) if hyphened(line.text) != line.text else _held(line, picture, notes)
        notes.fault(line.number, says, line.text, better)
        return None
    notes.saying(line, step, Part.LABEL, label)
    notes.use(line, step, Role.PHRASE, words)
    notes.use(line, step, Role.PLACE, where)
    return Place(label, words, where)


def _led(line: Line, step: str, notes: Notes) -> str:
    """A choice with its words and a step that it can lead to: the one that was probably meant, or the next."""
    words, arrow, name = (each.strip() for each in line.parts["rest"].partition("->"))
    ahead = notes.after(step)
    near = notes.near("-".join(name.split()), ahead) if arrow else ""
    return f"- {words or 'Something I can see'} -> {near or next(iter(ahead), 'mirror')}"


def _held(line: Line, picture: str, notes: Notes) -> str:
    """A line of the mirror with its own label, a step of this file, and a place of this picture."""
    rest, _, target = (each.strip() for each in line.parts["rest"].partition("->"))
    label, colon, words = rest.partition(":")
    places = PLACES.get(picture, PLACES["horizon"])
    where = target if target in places else places[0]
    return f"- {label if colon and label else 'When you came'}: {{{notes.worded(words or rest)}}} -> {where}"
