"""What is looked at before a letter goes out: each check says what it found, and whether that is well.

Keeps: letters.purpose
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aluma.newsletter.rendering import Rendered

LARGEST = 102_000  # bytes of HTML: some readers of mail cut off what comes after
LEAST_CONTRAST = 7.0  # WCAG 2.2, 1.4.6
_LOADED = re.compile(r"<(?:img|link|script|iframe|object|embed|video|audio|source)\b|\bsrc\s*=|url\(|@import", re.I)
_LINK = re.compile(r'href="([^"]*)"')
# What senders add to links to learn who pressed which, and hosts that stand between a link and where it leads.
_FOLLOWING = re.compile(
    r"[?&](?:amp;)?(?:utm_\w+|fbclid|gclid|mc_[ce]id|msclkid|_hsenc|vero_id|mkt_tok)="
    r"|//(?:bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|lnkd\.in)/|/(?:ls/click|wf/click|track/click)\b",
    re.I,
)
_GROUND = re.compile(r"background-color:\s*#([0-9a-f]{6})", re.I)
_COLOUR = re.compile(r"(?<![-\w])color:\s*#([0-9a-f]{6})", re.I)


class Looked(NamedTuple):
    """One check: what was looked at, what was found, and whether it is well."""

    what: str
    found: str
    well: bool


def looked(rendered: Rendered, message: bytes) -> list[Looked]:
    """Every check of a letter."""
    html = rendered.html
    loaded = _LOADED.findall(html)
    following = [link for link in _LINK.findall(html) if _FOLLOWING.search(link)]
    light, _, dark = html.partition("prefers-color-scheme: dark")
    sheet, _, body = dark.partition("</style>")
    least = min(_least(light + body), _least(sheet))
    size = len(html.encode())
    return [
        Looked("Fetched from elsewhere", ", ".join(loaded) or "nothing", not loaded),
        Looked("Links that follow a reader", ", ".join(following) or "none", not following),
        Looked("Contrast of text, light and dark", f"{least:.1f} to 1 at least", least >= LEAST_CONTRAST),
        Looked("Size", f"{len(message):,} bytes, its HTML {size:,}", size < LARGEST),
    ]


def _least(style: str) -> float:
    """The least contrast of any colour of letters with the ground; 0 where there is no ground."""
    ground = _GROUND.search(style)
    return min((contrast(ground[1], each) for each in _COLOUR.findall(style)), default=0.0) if ground else 0.0


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, six hexadecimal digits each (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
