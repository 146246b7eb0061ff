"""A letter: a Markdown file with a title and a language before it, and what is wrong with one, in sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = "---"
NAMES = ("title", "language")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LONGEST_TITLE = 120  # characters: what a list of mails shows of a subject is less


@dataclass(frozen=True, slots=True)
class Letter:
    """What someone wrote. `name` is its file's, and tells it from every other letter."""

    name: str
    title: str
    language: str
    text: str


class LetterFaulty(Exception):
    """The file is no letter yet; `faults` are sentences."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read(source: str, name: str) -> Letter:
    """The letter in a file of that name. Raises LetterFaulty with every fault."""
    head, text = _parted(source)
    faults = [f"A letter has no “{key}”; it has {' and '.join(NAMES)}." for key in head if key not in NAMES]
    title, language = head.get("title", ""), head.get("language", "en")
    if not title:
        faults.append("A letter begins with ---, a line “title: …”, and --- again.")
    if len(title) > LONGEST_TITLE:
        faults.append(f"The title is longer than {LONGEST_TITLE} characters.")
    if not _LANGUAGE.fullmatch(language):
        faults.append("The language should be a code such as en or de.")
    if not text.strip():
        faults.append("The letter says nothing yet.")
    if not _NAME.fullmatch(name):
        faults.append("A letter's file is named by small letters, digits and hyphens, as in autumn-2026.md.")
    if faults:
        raise LetterFaulty(faults)
    return Letter(name, title, language, text.strip() + "\n")


def _parted(source: str) -> tuple[dict[str, str], str]:
    """What stands between the first two marks, by its names, and the text after them."""
    lines = source.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].strip() != MARK or MARK not in (each.strip() for each in lines[1:]):
        return {}, source
    end = next(number for number, each in enumerate(lines) if number and each.strip() == MARK)
    pairs = [each.partition(":") for each in lines[1:end] if each.strip()]
    return {key.strip(): value.strip() for key, _, value in pairs}, "\n".join(lines[end + 1 :])
