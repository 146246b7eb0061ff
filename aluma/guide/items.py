"""The lines of a practice file that begin with a hyphen: a choice, or a phrase of the mirror."""

from __future__ import annotations

from aluma.guide.draft import Part, Role
from aluma.guide.lines import Line, hyphened, reference
from aluma.guide.notes import Notes
from aluma.guide.practice import Choice, Place, Reference

DELETING = "deleting "


def choice(line: Line, step: str, notes: Notes) -> Choice | None:
    """`- words -> name, deleting a, b`."""
    words, arrow, target = line.parts["rest"].rpartition("->")
    name, comma, rest = (each.strip() for each in target.partition(","))
    if not arrow or not words.strip() or not name or " " in name:
        better = (
            f"- {line.parts['rest'].strip()} -> the-name-of-a-step" if not arrow else "- Something I can see -> view"
        )
        notes.fault(line.number, "A choice says where it leads.", line.text, better)
        return None
    if comma and not rest.startswith(DELETING):
        says = "After the way a choice can only say what it deletes."
        notes.fault(line.number, says, line.text, f"- {words.strip()} -> {name}, deleting held, served")
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
        better = hyphened(line.text) if hyphened(line.text) != line.text else "- When you came: {here} -> near"
        notes.fault(line.number, says, line.text, better)
        return None
    notes.saying(line, step, Part.LABEL, label)
    notes.use(line, step, Role.PHRASE, words)
    notes.use(line, step, Role.PLACE, where)
    return Place(label, words, where)
