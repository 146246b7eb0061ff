"""What is kept is made in that moment, for that page alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.walker import Walker, by_mouse


@pytest.mark.parametrize(("press", "suffix"), [("svg", "svg"), ("markdown", "md"), ("text", "txt")])
def test_a_mirror_is_kept_as_a_file(walker: Walker, downloads: Path, press: str, suffix: str) -> None:
    walker.walk("arrive", by_mouse("to keep"))
    walker.page.click("summary:has-text('Keep it')")
    with walker.page.expect_download() as kept:
        walker.page.click(f"button[value={press}]")
    assert kept.value.suggested_filename == f"arrive.{suffix}"
    kept.value.save_as(downloads / "kept")
    assert "to keep" in (downloads / "kept").read_text()


def test_a_changed_word_is_in_what_is_kept(walker: Walker, downloads: Path) -> None:
    walker.walk("arrive", by_mouse("first"))
    walker.page.click("text=Change a word")
    walker.page.locator(".change textarea").first.fill("second thoughts")
    walker.page.click("summary:has-text('Keep it')")
    with walker.page.expect_download() as kept:
        walker.page.click("button[value=text]")
    kept.value.save_as(downloads / "kept")
    assert "second thoughts" in (downloads / "kept").read_text()


def test_the_light_is_moved(walker: Walker) -> None:
    walker.walk("arrive", by_mouse("a word"))
    walker.page.click("text=Change a word")
    walker.page.get_by_label("The light here").first.check()
    walker.page.click("text=Lay it out again")
    walker.page.locator(".phrase.lit").wait_for()
    assert walker.page.locator(".phrase.lit").count() == 1
