"""The law that governs is the one that this portal names."""

from __future__ import annotations

import pytest

from aluma.covenant.covenant import CovenantRefused
from tests.covenant.place import get, portal


def test_the_page_names_the_owners_law_by_default() -> None:
    assert "The law of Wilmington, Delaware governs this policy" in get("/privacy").text


def test_the_page_names_the_law_of_this_portal() -> None:
    page = get("/privacy", law="Vienna, Austria").text
    assert "The law of Vienna, Austria governs this policy" in page
    assert "Delaware" not in page


def test_a_portal_that_names_none_does_not_start() -> None:
    with pytest.raises(CovenantRefused, match=r"legal.law, and that can't be kept here: the setting law is empty"):
        portal(law="")


def test_signs_in_a_setting_stay_text() -> None:
    assert b"The law of &lt;i&gt;*x*&lt;/i&gt; [y](z) governs" in get("/privacy", law="<i>*x*</i> [y](z)").body
