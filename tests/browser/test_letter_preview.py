"""The preview of a letter in a real browser: what its writer sees is the letter, and nobody is asked for anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, Page

from aluma.cli import main
from aluma.newsletter.rendering import HANDLE
from tests.newsletter.mailing import SOURCE, rendered
from tests.newsletter.test_clients import EVERYTHING

SHEET = re.compile(r"<style>.*?</style>", re.DOTALL)


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "autumn.md").write_text(EVERYTHING)
    done = CliRunner().invoke(main, ["letters", "preview", "autumn.md", "-o", "autumn.html"])
    assert done.exit_code == 0, done.output
    return tmp_path / "autumn.html"


def test_the_letter_stands_there_wide_narrow_and_as_text(page: Page, preview: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(preview.as_uri())
    for title in ("As HTML", "On a phone"):
        letter = page.frame_locator(f'iframe[title="{title}"]')
        assert letter.get_by_role("heading", name="Autumn, and a quiet hour").is_visible()
        assert letter.get_by_role("link", name="Leave these letters").is_visible()
    assert "There is a new practice. It is called *Clear a space*." in page.locator("pre").last.inner_text()
    assert HANDLE not in page.content()
    assert "Fetched from elsewhere: nothing" in page.locator("ul").first.inner_text()
    assert set(asked) <= {preview.as_uri(), "about:srcdoc"}


def test_on_a_phone_nothing_has_to_be_moved_sideways(page: Page, preview: Path) -> None:
    page.goto(preview.as_uri())
    wide = page.frame_locator(".phone").locator("html").evaluate("all => [all.scrollWidth, all.clientWidth]")
    assert wide[0] == wide[1] <= 375


@pytest.mark.parametrize("lost", [SHEET, re.compile(r'(?<=<body) style="[^"]*"')])
def test_a_letter_without_its_sheet_or_its_body_looks_the_same(
    context: Callable[..., BrowserContext], lost: re.Pattern[str]
) -> None:
    """Many readers of mail drop either."""
    whole, page = rendered(EVERYTHING).html, context(color_scheme="light").new_page()
    assert lost.search(whole)
    seen = []
    for html in (whole, lost.sub("", whole)):
        page.set_content(html)
        seen.append(page.locator(".ground").screenshot())
    assert seen[0] == seen[1]


def test_in_the_dark_a_letter_is_dark(context: Callable[..., BrowserContext]) -> None:
    page = context(color_scheme="dark").new_page()
    page.set_content(rendered(SOURCE).html)
    colours = page.locator(".ground").evaluate(
        "it => [getComputedStyle(it).backgroundColor, getComputedStyle(it).color]"
    )
    assert colours == ["rgb(28, 27, 25)", "rgb(239, 235, 227)"]
