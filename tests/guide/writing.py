"""Practices as text for the tests: one by hand in which each fault can be planted, and any number drawn by chance."""

from __future__ import annotations

from hypothesis import strategies as st

from aluma.guide.author import read
from aluma.guide.check import check
from aluma.guide.draft import Draft
from aluma.guide.fault import Fault
from aluma.guide.practice import PLACES, Practice
from aluma.guide.safety.guard import Guard

HEAD = """---
title: A walk
language: en
minutes: 3-9
for: A few minutes for trying things out.
not-today: If it is late, sleep is another way. -> arrive
from: A test of the grammar.
picture: line
goodbye: This is the end, and the day can go on from here.
---
"""

WHOLE = (
    HEAD
    + """## here (invite)
A word is enough.
## fork (choose)
Which way is it today?
- Left -> left
- Right, and the first word goes -> right, deleting here
pass -> level
## left (pause)
time: 1 3
Here is a minute.
-> level
## right (listen)
turns: 2
You can write on.
## level (mark)
low: {here, "the beginning"}
high: the end
Where does it stand?
## last (invite)
When you came, you wrote:
> {here}
How is it now?
## mirror (mirror)
- When you came: {here} -> from
- What you heard: {right} -> along
- Now: {last} -> to
- Where it stands: {level} -> {level}
empty: You were here.
"""
)


def draft(text: str) -> Draft:
    return read(text, "walk", "0123456789abcdef")


def faults(text: str) -> tuple[Fault, ...]:
    """All that is wrong with a text, told by structure and form alone."""
    return tuple(fault for fault in check(draft(text), Guard()) if not fault.doubt)


def practice(text: str = WHOLE) -> Practice:
    assert faults(text) == ()
    return draft(text).practice


def with_line(old: str, new: str, text: str = WHOLE) -> str:
    """The text with one line in place of another."""
    assert f"\n{old}\n" in text
    return text.replace(f"\n{old}\n", f"\n{new}\n", 1)


def only_fault(text: str) -> Fault:
    """The one fault of a text; fails where there are none or more."""
    [fault] = faults(text)
    assert fault.shown == "" or fault.shown in text or "…" in fault.shown
    return fault


coin = st.booleans()


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A whole practice of 2 to 7 steps before its mirror: every kind, forks, leaps, hand-backs and deletions."""
    count = draw(st.integers(2, 7))
    any_kind = st.sampled_from(("invite", "pause", "choose", "listen", "mark"))
    kinds = ["invite", *draw(st.lists(any_kind, min_size=count - 1, max_size=count - 1))]
    names = [f"s{number}" for number in range(count)] + ["mirror"]
    blocks: list[str] = []
    worded: list[str] = []
    for number, kind in enumerate(kinds):
        ahead = st.sampled_from(names[number + 1 :])
        lines = [f"## {names[number]} ({kind})", *_settings(draw, kind, worded), "Here is a step."]
        if draw(coin) and worded:
            lines += ["Before, you wrote:", f"> {{{draw(st.sampled_from(worded))}}}"]
        if kind == "choose":
            gone = f", deleting {draw(st.sampled_from(worded))}" if worded else ""
            lines += [f"- One -> {names[number + 1]}{gone}", f"- Two -> {draw(ahead)}", f"- Three -> {draw(ahead)}"]
        if draw(coin):
            lines.append(f"pass -> {draw(ahead)}")
        blocks.append("\n".join(lines))
        worded += [names[number]] if kind in ("invite", "listen", "choose") else []
    return HEAD.replace("line", draw(st.sampled_from(("line", "horizon")))) + "\n".join(
        [*blocks, _mirror(draw, worded)]
    )


def _settings(draw: st.DrawFn, kind: str, worded: list[str]) -> list[str]:
    low = f'{{{worded[-1]}, "low"}}' if worded else "low"
    return {
        "pause": ["time: " + draw(st.sampled_from(("1 3 5 open", "open", "3 1")))],
        "listen": [f"turns: {draw(st.integers(1, 3))}"],
        "mark": [f"low: {low}", "high: high"],
    }.get(kind, [])


def _mirror(draw: st.DrawFn, worded: list[str]) -> str:
    place = draw(st.sampled_from(sorted(set(PLACES["line"]) & set(PLACES["horizon"]))))
    return "\n".join(
        ["## mirror (mirror)", *(f"- Words: {{{name}}} -> {place}" for name in worded), "empty: Here.", ""]
    )
