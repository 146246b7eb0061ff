"""The head of a practice file and its body, told apart by the two lines of three hyphens around the head.

A line that is missing is one fault, and all else is read as if it stood there.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from aluma.guide.lines import Line, recognised
from aluma.guide.notes import Notes

FENCE = "---"
ABOVE = "add above it"
_LIKE = re.compile(r"[-–—]{1,9}$")  # three hyphens, or what an editor makes of them

Lines = tuple[Line, ...]


def parted(text: str, keys: Collection[str], notes: Notes) -> tuple[Lines, Lines]:
    """The lines of the head, and those of the body. Blank lines are left out: nothing depends on them.

    `keys` are the words that a line of a head begins with.
    """
    numbered = [(number, line.strip()) for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1)]
    full = [Line(number, line) for number, line in numbered if line]
    steps = next((index for index, line in enumerate(full) if line.text.startswith("#")), len(full))
    fences = [index for index, line in enumerate(full[:steps]) if _LIKE.match(line.text)]
    begun = fences[:1] == [0]
    if not begun and not any(line.text.partition(":")[0].strip().lower() in keys for line in full[:steps]):
        return (), _body(full)
    begin, end = (1 if begun else 0), next(iter(fences[begun:]), steps)
    if not begun:
        says = "The head begins with a line of three hyphens, and that line is missing."
        notes.fault(full[0].number, says, full[0].text, FENCE, how=ABOVE)
    if end == steps:
        says = "The head ends with a line of three hyphens, and that line is missing."
        following = full[steps : steps + 1] or full[-1:]
        how = ABOVE if steps < len(full) else "add below it"
        notes.fault(following[0].number, says, following[0].text, FENCE, how=how)
    for index in fences[: 1 + begun]:
        if full[index].text != FENCE:
            notes.fault(full[index].number, "This line is three hyphens.", full[index].text, FENCE)
    return tuple(full[begin:end]), _body(full[end + (end < steps) :])


def _body(lines: list[Line]) -> Lines:
    return tuple(recognised(line.number, line.text) for line in lines)
