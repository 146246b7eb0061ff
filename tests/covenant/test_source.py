"""The source of a policy is read whole, or refused with every fault and its line."""

from __future__ import annotations

import re

import pytest

from aluma.covenant.policy import Policy
from aluma.covenant.source import SourceFaulty, parse
from aluma.covenant.versions import OURS, sources

WHOLE = """---
title: Privacy policy
date: 2026-01-01
---

## In short

- We keep nothing. [session.not-kept]

## Sessions

### Nothing stays [session.not-kept]

When it ends, it is **gone**. Write to {contact}.
"""


def test_a_source_is_read_whole() -> None:
    policy = parse(WHOLE)
    assert (policy.title, f"{policy.date}", policy.significant) == ("Privacy policy", "2026-01-01", False)
    assert policy.sections[0].briefs[0].ids == ("session.not-kept",)
    assert policy.clauses["session.not-kept"].title == "Nothing stays"
    assert policy.clauses["session.not-kept"].line == 12


def test_our_own_policy_has_all_44_promises() -> None:
    assert len(ours().clauses) == 44


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[session.not-kept]\n\n## S", "\n\n## S", "line 8: this belongs to no clause"),
        ("### Nothing stays [session.not-kept]\n", "", "line 13: this belongs to no clause"),
        ("Nothing stays [session.not-kept]", "Nothing stays", "line 12: a clause's heading ends in its one id"),
        ("## In short", "Some words.\n\n## In short", "line 6: this stands before the first section"),
        ("## In short", "### A [a.b]\n\nx\n\n## In short", "line 6: a clause stands before the first section"),
        ("## In short", "# In short", "line 6: a heading is ## for a section"),
        ("When it ends, it is **gone**. Write to {contact}.\n", "", "line 12: session.not-kept says nothing"),
        ("{contact}", "{phone}", "line 14: {phone} is no placeholder"),
        ("- We keep nothing. [session.not-kept]", "- All. [third.none]", "the summary names third.none"),
        ("2026-01-01", "yesterday", "date is a day"),
        ("title: Privacy policy\n", "", "a policy has a title"),
        ("date:", "significant: perhaps\ndate:", "significant is yes or no"),
        ("date:", "significant: yes\ndate:", "a significant version has a notice"),
        ("date:", "colour: blue\ndate:", "colour is no key"),
    ],
)
def test_a_fault_is_named_with_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(SourceFaulty) as refused:
        parse(WHOLE.replace(old, new, 1))
    assert said in str(refused.value)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(SourceFaulty) as refused:
        parse("Loose words.\n")
    assert len(refused.value.faults) == 3


def test_an_id_stands_once() -> None:
    with pytest.raises(SourceFaulty, match=r"session.not-kept stands twice; the first is on line 12"):
        parse(WHOLE + "\n### Again [session.not-kept]\n\nOnce more.\n")


def test_what_fills_a_placeholder_stays_the_text_it_is() -> None:
    filled = parse(WHOLE).filled({"contact": "<b>_a_@x</b> [y](z) `q` \\"})
    assert filled.clauses["session.not-kept"].text == "When it ends, it is gone. Write to <b>_a_@x</b> [y](z) `q` \\."
    assert "<b>" not in filled.clauses["session.not-kept"].html


def test_markdown_of_an_operator_brings_no_script_and_no_image() -> None:
    source = WHOLE.replace("it is", '<script>x</script> ![](https://x.example/i.png) [l](javascript:x) <img src="y">')
    html = parse(source).clauses["session.not-kept"].html
    assert re.findall(r"<([a-z]+)", html) == ["p", "a", "strong"]  # what was an image is a link that nobody follows


def ours() -> Policy:
    return parse(sources(OURS)[0].read_text("utf-8"))
