"""The text of a practice file as a practice, or all that is wrong with it at once. Five rules of grammar, no more.

Keeps: purpose.clarity

What the rules are stands in `docs/authoring.md`; what makes a practice whole is looked at by `check`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from aluma.guide.draft import Draft
from aluma.guide.fence import ABOVE, parted
from aluma.guide.heading import KEYS, front_matter
from aluma.guide.lines import ARROW, LONE_SIGN, NOT_NAME, ODD_ARROW, ODD_HYPHEN, WAYS, Form, Line, recognised
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
    front, body = parted(text, KEYS, notes)
    head = front_matter(front, notes)
    sections = _sections(body, notes)
    notes.steps = tuple((head.parts["name"], _kind(head, notes)) for head, *_ in sections)
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
    faults = notes.faults[:1] if huge else notes.faults
    return Draft(practice, tuple(notes.sayings), tuple(notes.uses), tuple(faults), tuple(notes.links))


def _sections(body: tuple[Line, ...], notes: Notes) -> list[list[Line]]:
    sections: list[list[Line]] = []
    early: list[Line] = []
    for line in (_straight(each, notes) for each in body):
        if line.form is Form.HEADING:
            sections.append([line])
        elif line.form is Form.ODD_HEADING:
            meant = _meant(line)
            says = "A step begins with ##, a name of one word, and its kind in brackets."
            notes.fault(line.number, says, line.text, meant.text)
            sections.append([meant])
        else:
            (sections[-1] if sections else early).append(line)
    for line in early[:1]:
        notes.fault(line.number, "This stands before the first step.", line.text, "## here (invite)", how=ABOVE)
    if not sections and not early:
        notes.fault(1, "There is no step in this file.", better="## here (invite)", how="add at the end, for instance")
    return sections


def _straight(line: Line, notes: Notes) -> Line:
    """A line with the arrow that was meant, where a word processor or a habit put another."""
    if line.form is Form.HAND_BACK or not WAYS.match(line.text):
        return line
    better = ODD_ARROW.sub(ARROW, line.text)
    if ARROW not in better:
        better = LONE_SIGN.sub(f" {ARROW} ", better)
    if ARROW in better:  # other lines may begin with a dash
        better = ODD_HYPHEN.sub("- ", better, count=1) if ODD_HYPHEN.match(better) else better
    if better == line.text:
        return line
    says = (
        f"An arrow is {ARROW} and such a line begins with a hyphen and a space. Your editor may have put other signs."
    )
    notes.fault(line.number, says, line.text, better)
    return recognised(line.number, better)


def _meant(line: Line) -> Line:
    """The heading that an odd one was meant to be, so that what stands below it is read as well."""
    words, _, kind = line.text.strip("# ").partition("(")
    name = "-".join(piece for piece in re.split(NOT_NAME, words) if piece) or "here"
    kind = re.sub(r"[()]", "", kind).strip().lower()
    return recognised(line.number, f"## {name} ({kind or Kind.INVITE})")


def _step(section: list[Line], picture: str, notes: Notes) -> Step:
    head, *rest = section
    written = head.parts["kind"].strip().lower()
    kind = _kind(head, notes)
    if written != kind:
        says = f"“{written}” is no kind of step. The kinds are {', '.join(Kind)}."
        notes.fault(head.number, says, head.text, f"## {head.parts['name']} ({kind})")
    return read_step(head.parts["name"], kind, head.number, rest, picture, notes)


def _kind(head: Line, notes: Notes) -> Kind:
    """The kind that a heading names, or that it probably means."""
    written = head.parts["kind"].strip().lower()
    return Kind(written if written in set(Kind) else notes.near(written, list(Kind)) or Kind.INVITE)


def _onward(steps: list[Step]) -> list[Step]:
    """Steps run in the order of the file: where no way is written, the next one follows."""
    led = [
        step if step.leads_to or step.kind is Kind.MIRROR else replace(step, leads_to=following.name)
        for step, following in pairwise(steps)
    ]
    return [*led, *steps[-1:]]
