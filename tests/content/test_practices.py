"""A guard over all content: no fault and no doubt in any practice we ship, and every sentence of them is looked at."""

from __future__ import annotations

import pytest

from aluma.guide.practice import Kind
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


ENGLISH = load().practices("en")
# From one practice to another: one line at most, fixed by its author; the other four lead nowhere.
LEADS = {
    "arrive": "clear-a-space",
    "clear-a-space": "felt-sense",
    "two-sides": "an-open-question",
    "beneath-it": "what-matters",
    "letting-go": "arrive",
}
OTHER_THAN_BREATH = ("see", "look", "eyes", "listen", "sound", "hands")


def test_there_are_nine() -> None:
    assert len(ENGLISH) == 9


@pytest.mark.parametrize("slug", sorted(ENGLISH))
class TestEachOfThem:
    def test_leads_where_it_may(self, slug: str) -> None:
        assert ENGLISH[slug].next.leads_to == LEADS.get(slug, "")

    def test_says_what_it_is_not_for(self, slug: str) -> None:
        assert "It is not for " in ENGLISH[slug].purpose

    def test_names_another_way_for_today(self, slug: str) -> None:
        assert ENGLISH[slug].not_today.leads_to in set(ENGLISH) - {slug}

    def test_has_a_sentence_of_its_own_for_whoever_wrote_nothing(self, slug: str) -> None:
        assert [each.steps[-1].empty for each in ENGLISH.values()].count(ENGLISH[slug].steps[-1].empty) == 1

    def test_begins_with_something_light(self, slug: str) -> None:
        assert ENGLISH[slug].first.kind is not Kind.LISTEN or slug == "open-page"

    def test_asks_for_a_number_in_one_practice_alone(self, slug: str) -> None:
        assert slug == "two-sides" or all(step.kind is not Kind.MARK for step in ENGLISH[slug].steps)

    def test_offers_more_than_the_breath_in_a_pause(self, slug: str) -> None:
        for step in (each for each in ENGLISH[slug].steps if each.kind is Kind.PAUSE):
            said = " ".join(each for each in step.says if isinstance(each, str))
            assert "breath" not in said or any(word in said for word in OTHER_THAN_BREATH), step.name

    def test_reads_whole_without_words_to_hand_back(self, slug: str) -> None:
        for step in ENGLISH[slug].steps[:-1]:
            assert any(isinstance(each, str) and not each.endswith(":") for each in step.says), step.name
