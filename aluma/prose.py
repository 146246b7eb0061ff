"""Markdown to safe HTML or to plain text: CommonMark without raw HTML, images or foreign schemes in links.

Keeps: third.none

What an operator writes is Markdown too, so the HTML passes an allow-list of tags as well (nh3).
"""

from __future__ import annotations

from collections.abc import Iterable

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong", "ul"}
SCHEMES = {"https", "http", "mailto"}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


def html(source: str) -> str:
    """The HTML of a Markdown text; anything but the tags above comes out as text."""
    return nh3.clean(_MARKDOWN.render(source), tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES).strip()


def text(source: str) -> str:
    """The plain text of a Markdown text: one line a paragraph, "- " before what is in a list."""
    lines = []
    inside: list[str] = []
    for token in _MARKDOWN.parse(source):
        match token.type:
            case "list_item_open":
                inside.append("- ")
            case "list_item_close":
                inside.pop()
            case "inline":
                lines.append("".join(inside) + _words(token.children or ()))
    return "\n".join(lines)


def paragraphs(source: str) -> list[tuple[str, int]]:
    """The Markdown of each paragraph, list items' too, in order, with its line from 0."""
    return [(each.content, each.map[0] if each.map else 0) for each in _MARKDOWN.parse(source) if each.type == "inline"]


def _words(tokens: Iterable[Token]) -> str:
    return "".join(" " if each.type in ("softbreak", "hardbreak") else each.content for each in tokens)
