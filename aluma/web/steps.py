"""A step of a walk as its page needs it: plain values for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from aluma.guide.mirror import hold_up
from aluma.guide.practice import HandBack, Kind, Practice, Step
from aluma.guide.safety.helplines import Country
from aluma.guide.walk import Walk
from aluma.text import SessionText
from aluma.web.face import Face
from aluma.web.gathered import groups
from aluma.web.hearing import Ear
from aluma.web.picture import lay_out
from aluma.web.shapes import Shape, Words
from aluma.web.wording import Block, Option

LONGEST_TURN = 8000  # code points
GLOW_STEPS = 10
HIDDEN = '<input type="hidden" name="token" value="%s"><input type="hidden" name="version" value="%d">'
HIDDEN_STAMP = '<input type="hidden" name="stamp" value="%s">'
GONE, COMING = "<i class=gone></i>", "<i></i>"


@dataclass(frozen=True, slots=True)
class Notice:
    """A calm line above the step; `stray` are words that found no place, in a box of their own to copy.

    Of the kinds `help` and `danger`, the help panel is shown with it, for the `country` chosen.
    """

    kind: str
    text: str
    stray: SessionText | None = None
    country: Country | None = None


class Around(NamedTuple):
    """What stands around a step: the hidden fields of its forms, how long it waits, and where it is on the path.

    `gone` is one mark for each step behind. All of it is text or HTML, and none of it a word of a visitor.
    """

    credentials: str
    waits: str
    minutes: str
    number: str
    all: str
    gone: str
    glow: str


@dataclass(frozen=True, slots=True)
class StepPage:
    """A step, laid out: what it says, and what can be done there."""

    kind: str
    heading: str
    before: list[Block]
    after: list[Block]
    options: Sequence[Option]
    chosen: int | None
    low: SessionText | None
    high: SessionText | None
    heard: SessionText | None
    answered: bool
    taken: bool
    is_written: bool
    can_pass: bool


def around(token: str, version: int, stamp: str, waits: int, behind: int, ahead: int) -> Around:
    """`token` and `version` are what the page carries, with the stamp while there is no place yet.

    `waits` are seconds, `behind` and `ahead` numbers of steps.
    """
    kept = HIDDEN % (escape(token), version)
    return Around(
        kept + HIDDEN_STAMP % escape(stamp) if stamp else kept,
        str(waits),
        str((waits + 59) // 60),
        str(behind + 1),
        str(behind + 1 + ahead),
        GONE * behind,
        str(round(GLOW_STEPS * behind / max(1, behind + ahead))),
    )


def step_page(
    face: Face, practice: Practice, shape: Shape, words: Words, stands: Around, notice: Notice | None = None
) -> dict[str, Any]:
    """The context of `step.html`."""
    step, says = practice.step(shape.step), face.text(practice, shape.step)
    found = iter(words.handed)
    handed = iter([next(found) if there else None for there in shape.handed])
    page = StepPage(
        kind=step.kind.value,
        heading=says.heading,
        before=[] if shape.taken else _blocks(says.before, handed),
        after=[] if shape.taken else _blocks(says.after, handed),
        options=_chosen(says.options, shape.chosen),
        chosen=shape.chosen,
        low=words.low,
        high=words.high,
        heard=words.heard,
        answered=shape.answered,
        taken=shape.taken,
        is_written=shape.is_written,
        can_pass=step.kind is not Kind.PAUSE or step.pass_to not in ("", step.leads_to),
    )
    shown = {"step": page, "text": words.text, "limit": LONGEST_TURN}
    return _shared(face, practice, step, stands, notice, shape.can_back) | shown


def mirror_page(
    face: Face, practice: Practice, walk: Walk, ear: Ear, stands: Around, notice: Notice | None = None
) -> dict[str, Any]:
    """The context of `mirror.html`."""
    mirror = hold_up(practice, walk)
    shown = {"mirror": mirror, "picture": lay_out(mirror), "gathered": groups(mirror, ear.listener)}
    return _shared(face, practice, practice.step(walk.at), stands, notice, bool(walk.trail)) | shown


def _shared(
    face: Face, practice: Practice, step: Step, stands: Around, notice: Notice | None, can_back: bool
) -> dict[str, Any]:
    return {
        **stands._asdict(),
        "title": f"{_label(step.name)} · {practice.title}",
        "practice": practice,
        "credentials": Markup(stands.credentials),  # noqa: S704  # put together in `around`, which escapes
        "gone": Markup(stands.gone),  # noqa: S704  # one mark, so many times
        "coming": Markup(COMING * face.text(practice, step.name).ahead),  # noqa: S704  # the same
        "notice": notice,
        "can_back": can_back,
    }


def _chosen(options: Sequence[Option], number: int | None) -> Sequence[Option]:
    """The options, with the one that was chosen before marked."""
    return options if number is None else [each._replace(chosen=each.number == number) for each in options]


def _blocks(says: tuple[Block | HandBack, ...], handed: Iterator[SessionText | None]) -> list[Block]:
    """Paragraphs, and a block for each hand-back that has words; `handed` are the words of those, in order."""
    blocks = []
    for each in says:
        if isinstance(each, Block):
            blocks.append(each)
            continue
        words = next(handed)
        if words is not None:
            blocks.append(Block(lead=each.lead, words=words))
    return blocks


def _label(name: str) -> str:
    return name.replace("-", " ").capitalize()
