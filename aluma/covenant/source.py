"""The source of a policy -> a Policy, or every fault in it with its line.

Keeps: updates.dated

The form: `key: value` lines between two `---`; `## Section`; `### Heading [clause.id]` and under it what it promises.
What stands in a section before its first clause is a summary: each paragraph or list item of it ends in the ids of
the clauses it sums up, in square brackets. So every sentence belongs to a clause, or the source is at fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from aluma import prose
from aluma.covenant.policy import Brief, Clause, Policy, Section

PLACEHOLDERS = ("name", "contact", "law", "place", "safeguard")
KEYS = ("title", "date", "significant", "notice", "notice-until")
_IDS = re.compile(r"^(?P<words>.*\S)\s*\[(?P<ids>[a-z]+\.[a-z-]+(?:, ?[a-z]+\.[a-z-]+)*)\]$", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Fault(NamedTuple):
    """What is wrong, in a sentence, and the line it stands on (from 1; 0 for the whole text)."""

    line: int
    words: str


class SourceFaulty(Exception):
    """A policy source that can't be used; `faults` are all of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("; ".join(f"line {fault.line}: {fault.words}" for fault in self.faults))


@dataclass(slots=True)
class _Part:
    """A heading and the lines under it: a section with its summary, or a clause."""

    level: int
    heading: str
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def markdown(self) -> str:
        return "\n".join(self.lines).strip()


def parse(source: str) -> Policy:
    """The policy of a source text. Raises SourceFaulty with all faults at once."""
    faults = _strange(source)
    keys, parts = _parts(source.split("\n"), faults)
    sections: list[Section] = []
    for part in parts:
        if part.level == 2:
            sections.append(Section(part.heading, _briefs(part, faults)))
        elif sections:
            last = sections[-1]
            sections[-1] = Section(last.title, last.briefs, (*last.clauses, _clause(part, faults)))
        else:
            faults.append(Fault(part.line, "a clause stands before the first section"))
    faults += _loose_ids(sections)
    policy = _policy(keys, tuple(sections), faults)
    if faults:
        raise SourceFaulty(faults)
    return policy


def _parts(lines: list[str], faults: list[Fault]) -> tuple[dict[str, str], list[_Part]]:
    """What stands at the head, and the headings with what is under each."""
    end = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else 0
    keys = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines[1:end])}
    parts: list[_Part] = []
    for number, line in enumerate(lines[end + 1 if end else 0 :], end + 2 if end else 1):
        level = len(line) - len(line.lstrip("#"))
        if level in (2, 3) and line[level : level + 1] == " ":
            parts.append(_Part(level, line[level:].strip(), number))
        elif level:
            faults.append(Fault(number, "a heading is ## for a section or ### for a clause"))
        elif parts:
            parts[-1].lines.append(line)
        elif line.strip():
            faults.append(Fault(number, "this stands before the first section"))
    return keys, parts


def _briefs(part: _Part, faults: list[Fault]) -> tuple[Brief, ...]:
    briefs = []
    for words, line in prose.paragraphs("\n".join(part.lines)):
        found = _IDS.match(words)
        if found:
            briefs.append(Brief(found["words"], tuple(each.strip() for each in found["ids"].split(","))))
        else:
            faults.append(
                Fault(part.line + 1 + line, "this belongs to no clause: end it in an id, as in [purpose.clarity]")
            )
    return tuple(briefs)


def _clause(part: _Part, faults: list[Fault]) -> Clause:
    found = _IDS.match(part.heading)
    if found is None or "," in found["ids"]:
        faults.append(Fault(part.line, "a clause's heading ends in its one id, as in [session.not-kept]"))
        return Clause("", part.heading, part.markdown, part.line)
    if not part.markdown:
        faults.append(Fault(part.line, f"{found['ids']} says nothing"))
    return Clause(found["ids"], found["words"], part.markdown, part.line)


def _loose_ids(sections: list[Section]) -> list[Fault]:
    """Ids that stand twice, and ids that the summary names and no clause has."""
    faults = []
    first: dict[str, int] = {}
    for clause in (clause for section in sections for clause in section.clauses if clause.id):
        if clause.id in first:
            faults.append(Fault(clause.line, f"{clause.id} stands twice; the first is on line {first[clause.id]}"))
        first.setdefault(clause.id, clause.line)
    named = {each for section in sections for brief in section.briefs for each in brief.ids}
    return faults + [Fault(0, f"the summary names {each}, and no clause has that id") for each in named - set(first)]


def _strange(source: str) -> list[Fault]:
    """Placeholders that nothing fills."""
    return [
        Fault(number, f"{{{name}}} is no placeholder; there are {', '.join(PLACEHOLDERS)}")
        for number, line in enumerate(source.split("\n"), 1)
        for name in _PLACEHOLDER.findall(line)
        if name not in PLACEHOLDERS
    ]


def _policy(keys: Mapping[str, str], sections: tuple[Section, ...], faults: list[Fault]) -> Policy:
    faults += [Fault(0, f"{key} is no key; there are {', '.join(KEYS)}") for key in keys if key not in KEYS]
    if not keys.get("title"):
        faults.append(Fault(0, "a policy has a title"))
    significant = keys.get("significant", "no")
    if significant not in ("yes", "no"):
        faults.append(Fault(0, "significant is yes or no"))
    if significant == "yes" and not keys.get("notice"):
        faults.append(Fault(0, "a significant version has a notice, one sentence for the site"))
    return Policy(
        title=keys.get("title", ""),
        date=_day(keys, "date", faults),
        sections=sections,
        significant=significant == "yes",
        notice=keys.get("notice", ""),
        notice_until=_day(keys, "notice-until", faults) if significant == "yes" else date.min,
    )


def _day(keys: Mapping[str, str], key: str, faults: list[Fault]) -> date:
    try:
        return date.fromisoformat(keys.get(key, ""))
    except ValueError:
        faults.append(Fault(0, f"{key} is a day, as in 2025-07-27"))
        return date.min
