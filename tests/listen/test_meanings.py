"""A meaning is added where the words carry it, and not where they only sound like it."""

from __future__ import annotations

import pytest

from aluma.guide.listen.hearing import heard
from tests.listen.voice import LISTENER

KINDS = LISTENER.frames.meant | LISTENER.frames.tails


def meant(words: str) -> frozenset[str]:
    """The kinds that some clause of a text speaks of and for which there is something to say."""
    return KINDS & frozenset().union(*heard(words, LISTENER.words, LISTENER.cues).marks)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("done", "I apologised to my son last night."),
        ("caught", "I can't seem to get up in the mornings."),
        ("in-the-dark", "I don't know what she wants from me."),
        ("dear", "I hope my son forgives me."),
        ("fear", "I'm scared of what the scan will show."),
        ("grieving", "We had the funeral on Tuesday."),
        ("alone-with", "Nobody at work knows I'm ill."),
        ("distance", "My son doesn't talk to me anymore."),
        ("left-unsaid", "I bit my tongue all evening."),
        ("new-thought", "I hadn't thought of it like that."),
        ("should-feel", "I should be happy about that."),
        ("belonging", "I don't belong here or there."),
        ("unheard", "He never listens to me."),
        ("owed", "It's not fair."),
        ("costs-money", "I can't afford the gym."),
        ("keeps", "I'm not ready to stop."),
        ("less", "I'd like to cut down."),
        ("much", "That's a lot."),
        ("hidden", "I keep it secret from my wife."),
        ("not-my-choice", "It wasn't my decision to move."),
        ("proud-of", "I haven't had a drink for two months."),
        ("risk", "I could lose my licence."),
        ("good-parent", "I don't want my kids to see me drunk."),
    ],
)
def test_this_meaning_is_given(kind: str, words: str) -> None:
    assert kind in meant(words)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("done", "I told the doctor I sleep fine."),
        ("caught", "I can't drink milk."),
        ("in-the-dark", "I don't know what time it was."),
        ("dear", "I need the toilet a lot at night."),
        ("fear", "I'm scared of spiders."),
        ("grieving", "I'm buried in work."),
        ("alone-with", "I didn't tell them my name."),
        ("distance", "He doesn't call me by my name."),
        ("left-unsaid", "I said good morning."),
        ("owed", "That's fair, actually."),
        ("owed", "It's not that bad."),
        ("unheard", "My dad doesn't hear well."),
        ("costs-money", "I can't afford to be late."),
        ("less", "They cut back my hours."),
        ("much", "It's a lot colder."),
        ("owning", "I hit my head."),
        ("not-my-choice", "My boss sent me a text."),
        ("step", "I'm going to make dinner."),
        ("risk", "I could lose some weight."),
        ("almost", "I nearly missed the bus."),
        ("good-parent", "My ex is a bad father."),
        ("on-guard", "I wait for the bus."),
    ],
)
def test_this_meaning_is_not_given(kind: str, words: str) -> None:
    assert kind in KINDS
    assert kind not in meant(words)


def test_what_is_only_counted_for_weight_is_never_said() -> None:
    for kind in ("wish", "view", "others-see", "cannot", "afraid"):
        assert kind in LISTENER.cues.worth
        assert kind not in KINDS
