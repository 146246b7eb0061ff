"""Reading text has a contrast of at least 7 to 1 in both lights (WCAG 2.2, 1.4.6), worked out from the properties."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

READING = ("--ink", "--ink-soft")
GROUNDS = ("--air", "--air-low")
Colour = tuple[float, float, float]


@pytest.fixture(params=["light", "dark"])
def colour(
    request: pytest.FixtureRequest, context: Callable[..., BrowserContext], address: str
) -> Callable[[str], Colour]:
    page = context(color_scheme=request.param).new_page()
    page.goto(address)

    def of(name: str) -> Colour:
        value = page.evaluate("name => getComputedStyle(document.documentElement).getPropertyValue(name)", name).strip()
        red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
        return red, green, blue

    return of


def brightness(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def over(top: Colour, share: float, ground: Colour) -> Colour:
    """A colour laid over another with a share of opacity."""
    red, green, blue = (part * share + below * (1 - share) for part, below in zip(top, ground, strict=True))
    return red, green, blue


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", READING)
def test_reading_text(colour: Callable[[str], Colour], text: str, ground: str) -> None:
    assert contrast(colour(text), colour(ground)) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
def test_words_in_the_light(colour: Callable[[str], Colour], ground: str) -> None:
    """Where a phrase has the light, at most 32 % of its colour lies behind the words."""
    assert contrast(colour("--ink"), over(colour("--glow"), 0.32, colour(ground))) >= 7


def test_buttons_and_edges(colour: Callable[[str], Colour]) -> None:
    assert contrast(colour("--press-ink"), colour("--press")) >= 7
    assert min(contrast(colour("--edge"), colour(ground)) for ground in GROUNDS) >= 3
    assert min(contrast(colour("--focus"), colour(ground)) for ground in GROUNDS) >= 3
