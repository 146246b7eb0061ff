"""A walk as bytes and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aluma.guide.record import from_bytes, to_bytes
from aluma.guide.walk import Turn, Walk
from aluma.text import SessionText

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(SessionText)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
turns = st.lists(
    st.builds(Turn, words, st.none() | words, st.sampled_from(["", "yes", "not-quite"])), min_size=1, max_size=6
).map(tuple)
walks = st.builds(
    Walk,
    at=names,
    trail=st.lists(names, max_size=6).map(tuple),
    held=st.dictionaries(names, words | turns | st.integers(0, 10), max_size=6),
    changes=st.dictionaries(names, words, max_size=4),
    light=names,
    ended=st.booleans(),
)


@given(walks)
def test_a_walk_comes_back_as_it_was(walk: Walk) -> None:
    assert from_bytes(to_bytes(walk)) == walk


def test_an_empty_reply_is_not_no_reply() -> None:
    walk = Walk(held={"page": (Turn(SessionText("a"), SessionText("")), Turn(SessionText("b")))})
    assert from_bytes(to_bytes(walk)) == walk


def test_bytes_hold_names_only_as_values_of_lists() -> None:
    assert b"{" not in to_bytes(
        Walk(at="here", held={"here": SessionText("a word")}, changes={"here:0": SessionText("b")})
    )
