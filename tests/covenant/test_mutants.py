"""A few of the planted violations, others with every change of the tree; `bin/campaign mutants` runs them all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from aluma.covenant import ring
from aluma.covenant.tree import PACKAGE, digest
from tests.covenant.planting import Verdict, copy_of, each_of

HOW_MANY = 2


@pytest.mark.parametrize("place", range(HOW_MANY))
def test_a_planted_violation_is_caught(place: int, tmp_path: Path) -> None:
    id_ = random.Random(digest(PACKAGE)).sample(sorted(ring.read().built), HOW_MANY)[place]
    row = ring.read().rows[id_]
    assert row.mutant
    ((_, outcome),) = each_of(copy_of(PACKAGE.parent, tmp_path / "tree"), {id_: (row.mutant, row.proofs)})
    assert (id_, outcome.verdict) == (id_, Verdict.CAUGHT), outcome.why


def test_every_kept_promise_has_a_violation_of_its_own() -> None:
    mutants = [row.mutant for row in ring.read().built.values()]
    assert len({(each.file, each.before, each.after) for each in mutants if each}) == len(mutants)
