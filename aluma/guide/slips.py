"""Lines of a step that would stand before a visitor as text, and were probably meant to do something.

A slip is told as a fault with the line that was meant; what is read on is that line, so that one slip is one fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from aluma.guide.lines import ARROW, Form, Line, recognised
from aluma.guide.notes import Notes
from aluma.guide.practice import Kind
from aluma.guide.setting import likely

LISTED = (Kind.CHOOSE, Kind.MIRROR)  # kinds with lines that begin with a hyphen
_PASS = re.compile(r"pass\b\s*(?P<colon>[:：=]?)\s*(?:to\s+)?(?P<to>.*)$", re.IGNORECASE)
_HYPHEN = re.compile(r"[-•‣·]\s*(?=[^\s>-])")
Slip = Callable[[Line, str, Kind, bool, Notes], Line | None]


def meant(line: Line, step: str, kind: Kind, begun: bool, notes: Notes) -> Line:
    """What a line of text probably was to be; itself where it is text. `begun`: the step has said something already."""
    if line.form is not Form.TEXT:
        return line
    return next((found for slip in SLIPS if (found := slip(line, step, kind, begun, notes))), line)


def _setting(line: Line, step: str, kind: Kind, begun: bool, notes: Notes) -> Line | None:
    """`Turns: 2`, `turns 2` or `turn: 2`. Whether it may stand here is looked at where settings are set."""
    found = likely(line.text, kind, begun)
    return (
        Line(line.number, line.text, Form.SETTING, dict(zip(("key", "value"), found, strict=True))) if found else None
    )


def _pass(line: Line, step: str, kind: Kind, begun: bool, notes: Notes) -> Line | None:
    """`pass: name`, `pass name` or `pass to name`. Without a colon it may be a sentence, so the name must be a step."""
    match = _PASS.match(line.text)
    target = "-".join(match["to"].split()) if match else ""
    if match is None or not target:
        return None
    ahead = notes.after(step)
    named = next((name for name in ahead if name.casefold() == target.casefold()), "")
    near = named or (notes.near(target, ahead) if match["colon"] else "")
    if not near and (not match["colon"] or " " in match["to"]):
        return None
    better = f"pass {ARROW} {near or next(iter(ahead), 'mirror')}"
    notes.fault(line.number, f"The way of a pass is said with an arrow, {ARROW}", line.text, better)
    return recognised(line.number, better)


def _arrowed(line: Line, step: str, kind: Kind, begun: bool, notes: Notes) -> Line | None:
    """`With me -> name`: a choice or a line of the mirror without its hyphen."""
    if ARROW not in line.text or kind not in LISTED:
        return None
    better = f"- {line.text.lstrip('*-•‣· ')}"
    notes.fault(line.number, "Such a line begins with a hyphen and a space.", line.text, better)
    return recognised(line.number, better)


def _astray(line: Line, step: str, kind: Kind, begun: bool, notes: Notes) -> Line | None:
    """`Go on -> name`: an arrow in a sentence leads nowhere, and a visitor would see it."""
    if ARROW not in line.text:
        return None
    target = "-".join(line.text.rpartition(ARROW)[2].split())
    near = notes.near(target, notes.after(step))
    says = "An arrow inside a sentence leads nowhere. A way stands on a line of its own."
    better = f"{ARROW} {near}" if near else ""
    notes.fault(line.number, says, line.text, better, how="perhaps, on a line of its own")
    return line


def _listed(line: Line, step: str, kind: Kind, begun: bool, notes: Notes) -> Line | None:
    """`-With me`: a choice without a space and without its way, which is then told."""
    if kind is not Kind.CHOOSE or not _HYPHEN.match(line.text):
        return None
    rest = _HYPHEN.sub("", line.text, count=1)
    return Line(line.number, line.text, Form.ITEM, {"rest": rest})


SLIPS: tuple[Slip, ...] = (_setting, _pass, _arrowed, _astray, _listed)
