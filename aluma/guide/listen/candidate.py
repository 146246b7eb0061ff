"""A reply that could be given: its kind, the words for its places, how much it is worth, and where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Low = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """`slots` by letter (see frames.toml); `sources` are the visitor's words that each turned slot was made of."""

    kind: str
    slots: Mapping[str, str] = field(default_factory=dict)
    worth: float = 0.0
    sources: tuple[Low, ...] = ()
