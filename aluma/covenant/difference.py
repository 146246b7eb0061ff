"""The difference between two versions, as a person reads it: clause by clause, word by word.

Keeps: updates.notified
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from aluma.covenant.policy import Clause, Policy

_PIECES = re.compile(r"\S+|\n")


class Change(StrEnum):
    """What became of a clause, or of a piece of its text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that were all kept, all added or all removed."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause of either version, and its text in pieces."""

    id: str
    title: str
    change: Change
    pieces: tuple[Piece, ...]


def difference(older: Policy, newer: Policy) -> tuple[ClauseChange, ...]:
    """Every clause of the newer version in its order, then those that were removed."""
    before, after = older.clauses, newer.clauses
    kept = [_compared(before.get(id_), clause) for id_, clause in after.items()]
    removed = [_whole(clause, Change.REMOVED) for id_, clause in before.items() if id_ not in after]
    return (*kept, *removed)


def _compared(before: Clause | None, after: Clause) -> ClauseChange:
    if before is None:
        return _whole(after, Change.ADDED)
    if (before.title, before.text) == (after.title, after.text):
        return _whole(after, Change.SAME)
    return ClauseChange(after.id, after.title, Change.CHANGED, _pieces(_said(before), _said(after)))


def _said(clause: Clause) -> str:
    """What a clause says, heading and all, so that a changed heading is a change too."""
    return f"{clause.title}.\n{clause.text}"


def _whole(clause: Clause, change: Change) -> ClauseChange:
    return ClauseChange(clause.id, clause.title, change, (Piece(change, clause.text),))


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    pieces = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(Change.SAME, " ".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece(Change.REMOVED, " ".join(old[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece(Change.ADDED, " ".join(new[new_from:new_to])))
    return tuple(pieces)
