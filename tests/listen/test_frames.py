"""A reply shows by itself which frame it was made with."""

from __future__ import annotations

import pytest

from tests.listen.voice import LISTENER

FRAMES = LISTENER.frames
SLOTS = dict.fromkeys("abekqvw", "you are at home")
ALL = [frame for frames in FRAMES.by_kind.values() for frame in frames if not frame.bare]


@pytest.mark.parametrize("frame", ALL, ids=lambda frame: frame.text[:40])
def test_a_frame_is_known_by_what_it_made(frame: object) -> None:
    assert frame in FRAMES.used(frame.filled(SLOTS))  # type: ignore[attr-defined]  # parametrize gives objects


def test_a_question_at_the_end_hides_no_frame() -> None:
    reply = f"{FRAMES.of('unknown')[0].filled(SLOTS)} {FRAMES.questions[0]}"
    assert FRAMES.question(reply) == FRAMES.questions[0]
    assert FRAMES.of("unknown")[0] in FRAMES.used(reply)


def test_a_meaning_is_known_by_itself_and_after_a_clause() -> None:
    frame = FRAMES.of("unheard")[0]
    assert frame in FRAMES.used("You wanted to be heard.")
    assert frame in FRAMES.used("She left. You wanted to be heard.")


def test_a_frame_without_words_of_its_own_never_rests() -> None:
    assert all(frame.bare for frame in FRAMES.of("plain"))
    assert FRAMES.used("You work at night, but you are tired.") == ()


def test_every_kind_outlasts_the_rest_of_its_frames() -> None:
    assert len(FRAMES.of("company")) > 6
    assert len(FRAMES.of("exact")) > 6
    assert len(FRAMES.of("help-again")) > 6
