"""A step of a walk as its page needs it: plain values for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aluma.guide.mirror import hold_up
from aluma.guide.practice import HandBack, Kind, Practice, Step
from aluma.guide.walk import State, Walk, handed_back, state, turns
from aluma.text import SessionText
from aluma.web.face import Face
from aluma.web.picture import lay_out
from aluma.web.wording import plain_way

LONGEST_TURN = 8000  # code points
GLOW_STEPS = 10


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or words handed back on a line of their own with the line that leads to them."""

    text: str = ""
    lead: str = ""
    words: SessionText | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A calm line above the step; `stray` are words that found no place, in a box of their own to copy."""

    kind: str
    text: str
    stray: SessionText | None = None


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the page carries: the token, the version it was made from, and the stamp while there is no place yet."""

    token: str
    version: int
    stamp: str
    waits: int


def context(
    face: Face,
    practice: Practice,
    walk: Walk,
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
        "glow": _glow(walk, path),
        "token": credentials.token,
        "version": credentials.version,
        "stamp": credentials.stamp,
        "waits": credentials.waits,
        "notice": notice,
        "can_back": bool(walk.trail),
    }
    if step.kind is Kind.MIRROR:
        mirror = hold_up(practice, walk)
        return shared | {"mirror": mirror, "picture": lay_out(mirror)}
    return shared | _of_step(face, practice, walk, step, text)


def template(practice: Practice, walk: Walk) -> str:
    """Which template shows where a walk is."""
    return "mirror.html" if practice.step(walk.at).kind is Kind.MIRROR else "step.html"


def _of_step(face: Face, practice: Practice, walk: Walk, step: Step, text: SessionText | None) -> dict[str, Any]:
    wording = face.text(practice, step.name)
    held = walk.held.get(step.name)
    spoken = turns(walk, step.name)
    number = held if isinstance(held, int) else None
    return {
        "step": {
            "name": step.name,
            "kind": step.kind.value,
            "heading": wording.heading,
            "before": _blocks(practice, walk, wording.before),
            "after": _blocks(practice, walk, wording.after),
        },
        "text": text or (held if isinstance(held, SessionText) else None),
        "limit": LONGEST_TURN,
        "choices": [
            {"index": index, "words": choice.words, "chosen": index == number}
            for index, choice in enumerate(step.choices)
        ],
        "lengths": [
            {"index": index, "minutes": minutes, "suggested": index == 0, "chosen": index == number}
            for index, minutes in enumerate(step.times)
        ],
        "chosen_length": step.times[number] if step.times and number is not None else None,
        "mark": {
            "value": number,
            "low": handed_back(practice, walk, step.low),
            "high": handed_back(practice, walk, step.high),
        },
        "heard": spoken[-1].reply if spoken else None,
        "taken": len(spoken),
        "listening": state(practice, walk) in (State.LISTEN, State.LISTENING),
        "can_pass": step.kind is not Kind.PAUSE or step.pass_to not in ("", step.leads_to),
    }


def _blocks(practice: Practice, walk: Walk, says: tuple[str | HandBack, ...]) -> list[Block]:
    blocks = []
    for each in says:
        if isinstance(each, str):
            blocks.append(Block(text=each))
            continue
        words = handed_back(practice, walk, each.words)
        if words is not None:
            blocks.append(Block(lead=each.lead, words=words))
    return blocks


def _path(practice: Practice, walk: Walk) -> list[dict[str, str]]:
    """The steps behind, the present one, and the plain way on: first choice, else what leads on."""
    gone = [{"label": _label(name), "state": "gone"} for name in walk.trail]
    ahead = [{"label": _label(name), "state": "ahead"} for name in plain_way(practice, walk.at)[1:]]
    return [*gone, {"label": _label(walk.at), "state": "here"}, *ahead]


def _glow(walk: Walk, path: list[dict[str, str]]) -> int:
    return round(GLOW_STEPS * len(walk.trail) / max(1, len(path) - 1))


def _label(name: str) -> str:
    return name.replace("-", " ").capitalize()
