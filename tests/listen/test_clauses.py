"""Sentences are parted where a new subject and verb begin, and what hangs on another clause is marked."""

from __future__ import annotations

import pytest

from aluma.guide.listen.clause import sound, stands
from aluma.guide.listen.deixis import turned
from tests.listen.voice import WORDS, parts


def texts(words: str) -> list[str]:
    return [clause.text for clause in parts(words)]


def mirrored(words: str) -> bool:
    (clause,) = parts(words)
    return sound(clause, WORDS) and stands(clause)


@pytest.mark.parametrize(
    ("said", "clauses"),
    [
        ("I want to go but I am afraid", ["I want to go", "I am afraid"]),
        ("I left because he lied", ["I left", "he lied"]),
        ("I smoke and drink", ["I smoke and drink"]),
        ("I cook and my son reads", ["I cook", "my son reads"]),
        ("I want to stop but can't", ["I want to stop", "I can't"]),
        ("I am tired but happy", ["I am tired but happy"]),
    ],
)
def test_it_is_parted_at_a_new_subject_and_verb(said: str, clauses: list[str]) -> None:
    assert texts(said) == clauses


@pytest.mark.parametrize(
    "said",
    [
        "I want to talk to my father",
        "My husband doesn't trust me",
        "It helps me relax",
        "Sometimes I hate my job",
        "I'm afraid that I am turning into my father",
    ],
)
def test_a_certain_clause_may_be_mirrored(said: str) -> None:
    assert mirrored(said)


@pytest.mark.parametrize(
    "said",
    [
        "I want to",  # nothing in it
        "I went to see the",  # a dangling end
        "if I go there again",  # hangs on what follows
        "Do I want this?",  # a question
        "I think we argue too much",  # who "we" are is not sure beside an "I"
        "You don't listen to me",  # "you" may be anybody
        "I met Sarah at the station",  # a name
        "I live at 12 Hill Street",  # an address
        "I think the just running off",  # "think" without a clause
        "He was late again",  # no first person
        "I was tired and was hoping to sleep",  # whose "was" is not sure
    ],
)
def test_an_uncertain_clause_may_not(said: str) -> None:
    assert not mirrored(said)


def test_what_is_only_said_or_supposed_leans() -> None:
    assert parts("She says I am lazy and I never help")[1].leans
    assert parts("If he calls, I cry")[1].leans
    assert not parts("I cook and I clean")[1].leans


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("I was late", "you were late"),
        ("I am not my mother", "you are not your mother"),
        ("my mother was ill", "your mother was ill"),
        ("he told me I was slow", "he told you that you were slow"),
        ("I've hurt myself", "you've hurt yourself"),
    ],
)
def test_the_person_is_turned(mine: str, yours: str) -> None:
    assert " ".join(turned(tuple(mine.split()), WORDS)) == yours


def test_a_lost_job_is_no_lost_person() -> None:
    assert parts("Lost my job last week.")[0].text == "I lost my job last week"
    assert parts("Lost in my own town.")[0].text == "I'm lost in my own town"


def test_a_which_that_speaks_of_the_visitor_is_a_clause_of_its_own() -> None:
    said = [clause.text for clause in parts("It has a garden, which I'd love to have, but I can't pay for it.")]
    assert said == ["It has a garden", "I'd love to have that", "I can't pay for it"]


def test_two_who_did_it_together_are_not_parted() -> None:
    assert parts("Since my husband and I got married it rains.")[0].text.startswith("Since my husband and I got")


def test_no_one_stays_no_one() -> None:
    assert parts("No one told me about it.")[0].text == "No one told me about it"


def test_what_is_supposed_goes_on_to_the_next_clause() -> None:
    assert parts("I would be late by bus, so I would miss the dinner.")[1].leans
