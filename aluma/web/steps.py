"""A step of a walk as its page needs it: plain values for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from aluma.guide.mirror import hold_up
from aluma.guide.practice import HandBack, Kind, Practice, Step
from aluma.guide.safety.helplines import Country
from aluma.guide.walk import State, Walk, handed_back, phrase_key, state, turns
from aluma.text import SessionText
from aluma.web.face import Face
from aluma.web.gathered import groups
from aluma.web.hearing import Ear
from aluma.web.picture import lay_out
from aluma.web.wording import Block, Option, plain_way

LONGEST_TURN = 8000  # code points
GLOW_STEPS = 10
HIDDEN = Markup('<input type="hidden" name="token" value="%s"><input type="hidden" name="version" value="%s">')
HIDDEN_STAMP = Markup('<input type="hidden" name="stamp" value="%s">')
WRITTEN = (State.INVITE, State.LISTEN, State.LISTENING)


class Path(NamedTuple):
    """How many steps lie behind the present one, and how many ahead."""

    behind: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A calm line above the step; `stray` are words that found no place, in a box of their own to copy.

    Of the kinds `help` and `danger`, the help panel is shown with it, for the `country` chosen.
    """

    kind: str
    text: str
    stray: SessionText | None = None
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the page carries: the token, the version it was made from, and the stamp while there is no place yet."""

    token: str
    version: int
    stamp: str
    waits: int

    @property
    def fields(self) -> Markup:
        """The hidden fields of each form."""
        kept = HIDDEN % (self.token, self.version)
        return kept + HIDDEN_STAMP % self.stamp if self.stamp else kept


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
    answer: str
    taken: int
    is_written: bool
    can_pass: bool


def context(
    face: Face,
    practice: Practice,
    walk: Walk,
    ear: Ear,
    credentials: Credentials,
    notice: Notice | None = None,
    text: SessionText | None = None,
) -> dict[str, Any]:
    """The context of `step.html` or `mirror.html` for where a walk is; `text` stands in the field."""
    step = practice.step(walk.at)
    path = _path(practice, walk)
    shared: dict[str, Any] = {
        "title": f"{_label(step.name)} · {practice.title}",
        "practice": practice,
        "path": path,
        "glow": _glow(path),
        "credentials": credentials.fields,
        "waits": credentials.waits,
        "notice": notice,
        "can_back": bool(walk.trail),
    }
    if step.kind is Kind.MIRROR:
        mirror = hold_up(practice, walk)
        return shared | {"mirror": mirror, "picture": lay_out(mirror), "gathered": groups(mirror, ear.listener)}
    held = walk.held.get(step.name)
    standing = text or (held if isinstance(held, SessionText) else None)
    return shared | {"step": _page(face, practice, walk, step, ear), "text": standing, "limit": LONGEST_TURN}


def template(practice: Practice, walk: Walk) -> str:
    """Which template shows where a walk is."""
    return "mirror.html" if practice.step(walk.at).kind is Kind.MIRROR else "step.html"


def _page(face: Face, practice: Practice, walk: Walk, step: Step, ear: Ear) -> StepPage:
    wording = face.text(practice, step.name)
    held = walk.held.get(step.name)
    spoken = turns(walk, step.name)
    number = held if isinstance(held, int) else None
    return StepPage(
        kind=step.kind.value,
        heading=wording.heading,
        before=_blocks(practice, walk, wording.before),
        after=_blocks(practice, walk, wording.after),
        options=_chosen(wording.options, number),
        chosen=number,
        low=handed_back(practice, walk, step.low),
        high=handed_back(practice, walk, step.high),
        heard=_heard(walk, step, ear),
        answer=spoken[-1].answer if spoken else "",
        taken=len(spoken),
        is_written=state(practice, walk) in WRITTEN,
        can_pass=step.kind is not Kind.PAUSE or step.pass_to not in ("", step.leads_to),
    )


def _heard(walk: Walk, step: Step, ear: Ear) -> SessionText | None:
    """What the guide says to the last turn. To words that raised the help panel the panel is the answer."""
    spoken = turns(walk, step.name)
    if not spoken or phrase_key(step.name, len(spoken) - 1) in walk.heavy:
        return None
    return ear.again(walk).text if spoken[-1].answer == "not-quite" else spoken[-1].reply


def _chosen(options: Sequence[Option], number: int | None) -> Sequence[Option]:
    """The options, with the one that was chosen before marked."""
    return options if number is None else [each._replace(chosen=each.number == number) for each in options]


def _blocks(practice: Practice, walk: Walk, says: tuple[Block | HandBack, ...]) -> list[Block]:
    blocks = []
    for each in says:
        if isinstance(each, Block):
            blocks.append(each)
            continue
        words = handed_back(practice, walk, each.words)
        if words is not None:
            blocks.append(Block(lead=each.lead, words=words))
    return blocks


def _path(practice: Practice, walk: Walk) -> Path:
    """The steps behind, and the plain way on from here: first choice, else what leads on."""
    return Path(len(walk.trail), len(plain_way(practice, walk.at)) - 1)


def _glow(path: Path) -> int:
    return round(GLOW_STEPS * path.behind / max(1, path.behind + path.ahead))


def _label(name: str) -> str:
    return name.replace("-", " ").capitalize()
