"""The difference between two versions is told clause by clause and word by word."""

from __future__ import annotations

from aluma.covenant.difference import Change, Piece, difference
from aluma.covenant.source import parse

HEAD = "---\ntitle: Policy\ndate: 2026-01-01\n---\n\n## A\n\n"
OLD = parse(HEAD + "### One [a.one]\n\nWe keep nothing here.\n\n### Two [a.two]\n\nYes.\n")
NEW = parse(HEAD + "### One [a.one]\n\nWe keep almost nothing.\n\n### Three [a.three]\n\nNew.\n")


def test_each_clause_has_its_change() -> None:
    changes = {each.id: each.change for each in difference(OLD, NEW)}
    assert changes == {"a.one": Change.CHANGED, "a.three": Change.ADDED, "a.two": Change.REMOVED}


def test_a_changed_clause_is_told_word_by_word() -> None:
    changed = difference(OLD, NEW)[0]
    assert changed.pieces == (
        Piece(Change.SAME, "One. \n We keep"),
        Piece(Change.REMOVED, "nothing here."),
        Piece(Change.ADDED, "almost nothing."),
    )


def test_the_pieces_make_both_texts() -> None:
    pieces = difference(OLD, NEW)[0].pieces
    old = " ".join(each.words for each in pieces if each.change is not Change.ADDED)
    new = " ".join(each.words for each in pieces if each.change is not Change.REMOVED)
    assert (old, new) == ("One. \n We keep nothing here.", "One. \n We keep almost nothing.")


def test_a_version_does_not_differ_from_itself() -> None:
    assert {each.change for each in difference(NEW, NEW)} == {Change.SAME}


def test_a_changed_heading_is_a_change() -> None:
    other = parse(HEAD + "### Uno [a.one]\n\nWe keep nothing here.\n\n### Two [a.two]\n\nYes.\n")
    assert difference(OLD, other)[0].change is Change.CHANGED
