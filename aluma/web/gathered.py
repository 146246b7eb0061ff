"""What a session came to, as the mirror shows it and a kept file holds it: the visitor's own lines under a heading.

Keeps: purpose.clarity
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from aluma.guide.listen.gathering import Relation, gathered
from aluma.guide.listen.listener import Listener
from aluma.guide.mirror import Mirror
from aluma.language import marked as _
from aluma.text import SessionText

UNORDERED = "light"  # the picture in which what is around the light has no order of its own
HEADINGS: Mapping[Relation, str] = {
    Relation.CAME_BACK: _("What came back"),
    Relation.AGAINST: _("What stood against what"),
    Relation.MATTERS: _("What matters to you"),
}


class Group(NamedTuple):
    """Lines that belong together; `heading` is to be put into the language of the page."""

    heading: str
    lines: tuple[SessionText, ...]


def groups(mirror: Mirror, listener: Listener) -> tuple[Group, ...]:
    """The gathered lines as they stand in the mirror now; only where its picture gives them no order."""
    if mirror.picture != UNORDERED:
        return ()
    found = gathered([phrase.words for phrase in mirror.phrases], listener)
    return tuple(Group(HEADINGS[each.relation], each.lines) for each in found)
