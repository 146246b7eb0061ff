"""The text of a practice file as a practice, or all that is wrong with it at once. Five rules of grammar, no more.

Keeps: purpose.clarity

What the rules are stands in `docs/authoring.md`; what makes a practice whole is looked at by `check`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from aluma.guide.draft import Draft
from aluma.guide.heading import front_matter
from aluma.guide.lines import Form, Line, split
from aluma.guide.notes import Notes
from aluma.guide.practice import Kind, Practice, Step
from aluma.guide.stepping import read_step

LONGEST_FILE = 60_000  # characters; Two sides, a long practice, has 2,300
LONGEST_LINE = 2_000


def read(text: str, slug: str, digest: str = "") -> Draft:
    """The practice of that text, as far as it can be read, with every fault of form."""
    notes = Notes()
    huge = len(text) > LONGEST_FILE or any(len(line) > LONGEST_LINE for line in text.splitlines())
    if huge:
        notes.fault(1, f"The file is longer than {LONGEST_FILE} characters, or a line than {LONGEST_LINE}.")
        text = ""
    front, body = split(text)
    head = front_matter(front, notes)
    sections = _sections(body, notes)
    steps = [_step(section, head.picture, notes) for section in sections]
    practice = Practice(
        slug=slug,
        title=head.title,
        language=head.language,
        minutes=head.minutes,
        purpose=head.purpose,
        not_today=head.not_today,
        source=head.source,
        picture=head.picture,
        goodbye=head.goodbye,
        steps=tuple(_onward(steps)),
        next=head.next,
        digest=digest,
    )
    return Draft(practice, tuple(notes.sayings), tuple(notes.uses), tuple(notes.faults[:1] if huge else notes.faults))


def _sections(body: tuple[Line, ...], notes: Notes) -> list[list[Line]]:
    sections: list[list[Line]] = []
    for line in body:
        if line.form is Form.HEADING:
            sections.append([line])
        elif line.form is Form.ODD_HEADING:
            better = f"## {'-'.join(line.text.strip('# ').split()) or 'here'} (invite)"
            notes.fault(line.number, "A step begins with two signs, its name and its kind.", line.text, better)
        elif not sections:
            notes.fault(line.number, "This stands before the first step.", line.text, "## here (invite)")
        else:
            sections[-1].append(line)
    if not sections:
        notes.fault(1, "There is no step in this file.", better="## here (invite)")
    return sections


def _step(section: list[Line], picture: str, notes: Notes) -> Step:
    head, *rest = section
    written = head.parts["kind"].strip().lower()
    if written not in set(Kind):
        kinds = ", ".join(Kind)
        notes.fault(
            head.number,
            f"“{written}” is no kind of step. The kinds are {kinds}.",
            head.text,
            f"## {head.parts['name']} ({notes.near(written, list(Kind)) or Kind.INVITE})",
        )
        written = notes.near(written, list(Kind)) or Kind.INVITE
    return read_step(head.parts["name"], Kind(written), head.number, rest, picture, notes)


def _onward(steps: list[Step]) -> list[Step]:
    """Steps run in the order of the file: where no way is written, the next one follows."""
    led = [
        step if step.leads_to or step.kind is Kind.MIRROR else replace(step, leads_to=following.name)
        for step, following in pairwise(steps)
    ]
    return [*led, *steps[-1:]]
