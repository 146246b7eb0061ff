"""What the listener knows of a language, as frozen values made from its content file (`words.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Words = frozenset[str]
LONGEST_PHRASE = 5  # words of a filler, an opener or a joining phrase


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of words, all without capitals and with straight apostrophes. Phrases are words joined by one space."""

    typing: Mapping[str, str]
    sounds: Words
    asides: Words
    openers: Words
    fronts: Words
    closers: Words
    contrast: Words
    concede: Words
    cause: Words
    joining: Words
    result: Words
    plus: Words
    lean: Words
    apart: Words
    carry: Words
    restore_i: Words
    restore_im: Words
    restore_ive: Words
    think: Words
    free: Words
    before_subject: Words
    tags: Words
    first: Words
    third: Words
    us: Words
    second: Words
    owner: Words
    capitals: Words
    aux: Words
    be: Words
    finite: Words
    never_verb: Words
    adverbs: Words
    dangling: Words
    unsaid: Words
    relieved: Words
    particles: Words
    hollow: Words
    english: Words
    foreign: Words
    nouns: Words
    persons: Words
    moves: Words


def lexicon(content: Mapping[str, Any]) -> Lexicon:
    """The value of a `words.toml`. Raises KeyError where a table or a list is missing."""
    sounds, join, subjects, verbs = (content[name] for name in ("sounds", "join", "subjects", "verbs"))
    return Lexicon(
        typing=dict(content["typing"]),
        **{name: frozenset(sounds[name]) for name in ("asides", "openers", "fronts", "closers")},
        sounds=frozenset(sounds["words"]),
        joining=frozenset(
            phrase.partition(" ")[0]
            for name in ("contrast", "concede", "cause", "result", "plus")
            for phrase in join[name]
        ),
        **{
            name: frozenset(join[name])
            for name in ("contrast", "concede", "cause", "result", "plus", "lean", "apart", "carry")
        },
        **{name: frozenset(subjects[name]) for name in ("first", "third", "second", "owner", "capitals")},
        restore_i=frozenset(content["restore"]["i"]),
        restore_im=frozenset(content["restore"]["im"]),
        restore_ive=frozenset(content["restore"]["ive"]),
        **{name: frozenset(content["broken"][name]) for name in ("think", "free", "tags")},
        before_subject=frozenset(content["broken"]["before-subject"]),
        us=frozenset(subjects["plural-us"]),
        aux=frozenset(verbs["aux"]),
        be=frozenset(verbs["be"]),
        finite=frozenset(verbs["aux"]) | frozenset(verbs["other"]) | frozenset(_forms(verbs["plain"])),
        never_verb=frozenset(verbs["never"]),
        adverbs=frozenset(verbs["adverbs"]),
        dangling=frozenset(content["ends"]["dangling"]),
        unsaid=frozenset(content["ends"]["unsaid"]),
        particles=frozenset(content["ends"]["particles"]),
        relieved=frozenset(content["ends"]["relieved"]),
        hollow=frozenset(content["hollow"]["words"]),
        english=frozenset(content["english"]["known"]),
        foreign=frozenset(content["english"]["foreign"]) - frozenset(content["english"]["known"]),
        nouns=frozenset(content["nouns"]["words"]),
        persons=frozenset(content["nouns"]["persons"]),
        moves=frozenset(content["nouns"]["moves"]),
    )


def _forms(plain: Iterable[str]) -> Iterable[str]:
    """The present and past forms of regular verbs: worry -> worry, worries, worried."""
    for verb in plain:
        yield verb
        if verb.endswith("y") and verb[-2] not in "aeiou":
            yield from (verb[:-1] + "ies", verb[:-1] + "ied")
        elif verb.endswith("e"):
            yield from (verb + "s", verb + "d")
        else:
            yield from (
                verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"),
                verb + "ed",
                verb + verb[-1] + "ed",
            )
