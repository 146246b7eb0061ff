"""All of it is voluntary: every practice on the shelf can be passed through, without a word and without a choice."""

from __future__ import annotations

import pytest

from aluma.guide.events import Begin, Pass, PauseDone
from aluma.guide.practice import Kind
from aluma.guide.table import take
from aluma.guide.walk import Walk
from tests.web.conftest import SHELF

PRACTICES = SHELF.practices("en")
MOST_STEPS = 50


@pytest.mark.parametrize("slug", sorted(PRACTICES))
def test_passing_alone_leads_to_the_mirror(slug: str) -> None:
    practice = PRACTICES[slug]
    walk = take(practice, Walk(), Begin())
    for _ in range(MOST_STEPS):
        if practice.step(walk.at).kind is Kind.MIRROR:
            break
        walk = take(practice, walk, PauseDone() if practice.step(walk.at).kind is Kind.PAUSE else Pass())
    assert practice.step(walk.at).kind is Kind.MIRROR
    assert not walk.held


@pytest.mark.parametrize("slug", sorted(PRACTICES))
def test_every_step_but_a_pause_can_be_passed(slug: str) -> None:
    practice = PRACTICES[slug]
    for step in practice.steps:
        if step.kind not in (Kind.PAUSE, Kind.MIRROR):
            assert take(practice, Walk(at=step.name), Pass()).at != step.name, step.name
