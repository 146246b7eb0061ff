"""A walk as bytes and back: what is sealed between two turns. Lists only, so no key of it is remembered by a parser."""

from __future__ import annotations

import json
from typing import Any

from aluma.guide.walk import Held, Turn, Walk
from aluma.text import SessionText

COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
READ = json.JSONDecoder().raw_decode  # there is no white space to look for, as `json.loads` does


def to_bytes(walk: Walk) -> bytes:
    """The walk as compact JSON in UTF-8."""
    held = [[name, _plain(value)] for name, value in walk.held.items()]
    changes = [[key, words.reveal()] for key, words in walk.changes.items()]
    content = [walk.at, walk.trail, held, changes, walk.light, walk.heavy, walk.ended]
    return COMPACT(content).encode()


def from_bytes(data: bytes) -> Walk:
    """The walk that `to_bytes` wrote. Its bytes come out of a seal, so their form is not checked again."""
    (at, trail, held, changes, light, heavy, ended), _ = READ(data.decode())
    return Walk(
        at=at,
        trail=tuple(trail),
        held={name: _held(value) for name, value in held},
        changes={key: SessionText(words) for key, words in changes},
        light=light,
        heavy=tuple(heavy),
        ended=ended,
    )


def _plain(held: Held) -> Any:
    match held:
        case SessionText():
            return held.reveal()
        case tuple():
            return [[turn.words.reveal(), _shown(turn.reply), turn.answer] for turn in held]
    return held


def _shown(reply: SessionText | None) -> str | None:
    return None if reply is None else reply.reveal()


def _held(value: Any) -> Held:
    match value:
        case str():
            return SessionText(value)
        case list():
            return tuple(
                Turn(SessionText(words), None if reply is None else SessionText(reply), answer)
                for words, reply, answer in value
            )
    return int(value)
