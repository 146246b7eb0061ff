"""Ideas that stand close together are heard in any order; far apart, or beside what rules them out, they are not."""

from __future__ import annotations

import pytest

from aluma.guide.phrases import compiled
from aluma.guide.safety.together import Rules, heard_together, rules

IDEAS, AGAINST = {"end": ["die", "dying"], "wish": ["hope", "looking forward"]}, {"other": ["dog"]}
BOOKS = compiled(IDEAS, asked=IDEAS), compiled(AGAINST, asked=AGAINST)
KNOWN = rules({"passive": ["end & wish ! other"]}, *BOOKS)
FURTHER = rules({"active": ["end + wish ! other"]}, *BOOKS)


def heard(words: str, known: Rules = KNOWN) -> list[str]:
    said, guards = (book.read(words.split()) for book in BOOKS)
    return [rule.tier for rule, found in heard_together(said, known) if found & ~rule.ruled_out(guards)]


@pytest.mark.parametrize("words", ["i hope that i die", "dying is all i am looking forward to"])
def test_ideas_are_heard_in_any_order(words: str) -> None:
    assert heard(words) == ["passive"]


@pytest.mark.parametrize(
    "words",
    ["i hope so", "i hope so . plants die", "i hope the dog does not die", "i hope a b c d e f g h i j k die"],
)
def test_what_is_alone_or_far_or_ruled_out_is_not_heard(words: str) -> None:
    assert heard(words) == []


@pytest.mark.parametrize("words", ["i hope so . a b c . i die", "dying . that is all i am looking forward to"])
def test_what_may_stand_further_is_heard_in_another_sentence(words: str) -> None:
    assert heard(words, FURTHER) == ["active"]


@pytest.mark.parametrize("words", ["i hope so" + " . a b c" * 6 + " . i die", "i hope . the dog . i die", "i die"])
def test_what_is_too_far_or_ruled_out_in_another_sentence_is_not_heard(words: str) -> None:
    assert heard(words, FURTHER) == []


def test_an_idea_that_has_no_phrases_is_refused() -> None:
    with pytest.raises(KeyError):
        rules({"passive": ["end & nowhere"]}, *BOOKS)
    with pytest.raises(KeyError):
        rules({"passive": ["end + nowhere"]}, *BOOKS)
    with pytest.raises(KeyError):
        rules({"passive": ["end & wish ! nowhere"]}, *BOOKS)
