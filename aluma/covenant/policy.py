"""A policy as its source says it: frozen values, made by `source`, shown on the privacy page.

Keeps: legal.law, global.transfers
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from aluma import prose


@dataclass(frozen=True, slots=True)
class Clause:
    """One promise: its id, its heading, and its Markdown. `line` is where its heading stands in the source."""

    id: str
    title: str
    markdown: str
    line: int = 0

    @property
    def html(self) -> str:
        """The clause as safe HTML, without its heading."""
        return prose.html(self.markdown)

    @property
    def text(self) -> str:
        """The clause as plain text, without its heading."""
        return prose.text(self.markdown)


@dataclass(frozen=True, slots=True)
class Brief:
    """A sentence of the summary, and the ids of the clauses that it sums up."""

    markdown: str
    ids: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return prose.text(self.markdown)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences of a summary, and clauses under it."""

    title: str
    briefs: tuple[Brief, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One version, in one language.

    `notice` is what the site says of it until `notice_until`, the last day, where it is significant.
    """

    title: str
    date: datetime.date
    sections: tuple[Section, ...]
    significant: bool = False
    notice: str = ""
    notice_until: datetime.date = datetime.date.min
    language: str = "en"

    @property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by id, in the order of the text."""
        return {clause.id: clause for section in self.sections for clause in section.clauses}

    @property
    def text(self) -> str:
        """All sentences as plain text, without headings."""
        briefs = [brief.text for section in self.sections for brief in section.briefs]
        return "\n".join([*briefs, *(clause.text for clause in self.clauses.values())])

    def announces(self, today: datetime.date) -> str:
        """The notice of a significant version, from its date until its last day; "" otherwise."""
        return self.notice if self.significant and self.date <= today <= self.notice_until else ""

    def filled(self, words: Mapping[str, str]) -> Policy:
        """The policy with `{name}` and its like replaced by what is so at this place, as plain text."""
        return replace(self, sections=tuple(_filled(section, words) for section in self.sections))


def _filled(section: Section, words: Mapping[str, str]) -> Section:
    return replace(
        section,
        briefs=tuple(replace(each, markdown=fill(each.markdown, words)) for each in section.briefs),
        clauses=tuple(replace(each, markdown=fill(each.markdown, words)) for each in section.clauses),
    )


def fill(markdown: str, words: Mapping[str, str]) -> str:
    """Markdown with its placeholders replaced; what replaces them is escaped, so it stays the text that it is."""
    for name, value in words.items():
        markdown = markdown.replace("{" + name + "}", _plain(value))
    return markdown


def _plain(value: str) -> str:
    """A text as Markdown that shows it as it is: every mark of punctuation escaped (CommonMark 0.31, 2.4)."""
    return "".join("\\" + each if each.isascii() and not each.isalnum() and each != " " else each for each in value)
