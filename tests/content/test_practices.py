"""A guard over all content: no fault and no doubt in any practice we ship, and every sentence of them is looked at."""

from __future__ import annotations

import pytest

from aluma.shelf import OURS, load, read_file, read_guards

FILES = sorted(OURS.glob("*/practices/*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_practice_has_no_fault_and_no_doubt(path: object) -> None:
    [file] = [each for each in FILES if each == path]
    assert read_file(file, read_guards(), file.parent.parent.name).told == ""


def test_every_language_says_what_a_guide_may_never_say() -> None:
    assert {path.parent.parent.name for path in FILES} <= set(read_guards())


def test_practices_have_digests_of_their_own() -> None:
    digests = [each.digest for each in load().all()]
    assert len(set(digests)) == len(digests)
