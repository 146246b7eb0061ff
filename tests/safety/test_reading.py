"""What is read quickly is read rightly: phrases that a text does not open are phrases that are not in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aluma.guide.phrases import Book
from aluma.guide.phrasing import Phrase
from aluma.guide.safety.danger import tier_of
from aluma.guide.safety.together import Rules
from tests.listen.voice import LISTENER
from tests.safety.sentences import ROOT, every, known

KNOWN = known()
OWN = [words for kind in ("danger", "everyday") for _, words in every(kind)]
OWN += (ROOT / "eval" / "sentences.txt").read_text("utf-8").splitlines()


def always_open(book: Book) -> Book:
    """The same phrases, every one of them followed through every text."""
    named = {name: tuple(map(bare, phrases)) for name, phrases in book.named.items()}
    asked = {name: named[name] for name in book.asked}
    always = {name: dict(enumerate(row)) for name, row in named.items() if name not in asked}
    return replace(book, named=named, anchored={}, always=always, asked=asked)


def bare(phrase: Phrase) -> Phrase:
    return Phrase(tuple(replace(piece, phrases=tuple(map(bare, piece.phrases))) for piece in phrase.pieces))


def always_followed(rules: Rules, words: Iterable[str]) -> Rules:
    """The same rules, every one of them followed wherever one of some words stands."""
    return Rules(tuple([replace(rule, needs={}) for rule in rules.all]), dict.fromkeys(words, range(len(rules.all))))


WORDS = sorted({word for words in KNOWN.book.sets for word in words})
SLOWLY = replace(
    KNOWN,
    book=always_open(KNOWN.book),
    guards=always_open(KNOWN.guards),
    rules=always_followed(KNOWN.rules, WORDS),
)
TEXTS = st.lists(st.sampled_from([*WORDS, ".", "i", "to", "my", "k1ll", "mys3lf", "d i e n o w"]), max_size=25)


def test_all_own_sentences_have_the_same_tier() -> None:
    assert [text for text in OWN if tier_of(text, KNOWN) is not tier_of(text, SLOWLY)] == []


@given(TEXTS, TEXTS)
def test_any_text_has_the_same_tier(words: list[str], before: list[str]) -> None:
    text, earlier = " ".join(words), [" ".join(before)]
    assert tier_of(text, KNOWN, earlier) is tier_of(text, SLOWLY, earlier)


@pytest.mark.parametrize("book", [KNOWN.book, KNOWN.guards, LISTENER.cues.book], ids=["danger", "guards", "cues"])
def test_every_phrase_is_found_where_a_full_reading_finds_it(book: Book) -> None:
    full = always_open(book)
    for text in OWN[::3]:
        words = text.lower().replace(".", " .").replace(",", "").split()
        quick, slow = book.read(words), full.read(words)
        assert [name for name in book.named if quick.ends(name) != slow.ends(name)] == []
