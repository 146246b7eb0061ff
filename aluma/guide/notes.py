"""What is noted while a practice file is read: its faults, its words and its references, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from aluma.guide.draft import Part, Role, Saying, Use
from aluma.guide.fault import PERHAPS, Fault
from aluma.guide.lines import NOT_NAME, Line
from aluma.guide.practice import WORDED, Kind, Reference

_PIECES = re.compile(NOT_NAME)


@dataclass(slots=True)
class Notes:
    """Grows while one file is read, and belongs to that reading alone. `steps` are the names and kinds of its steps."""

    faults: list[Fault] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    links: list[Use] = field(default_factory=list)
    steps: tuple[tuple[str, Kind], ...] = ()

    def fault(self, number: int, says: str, shown: str = "", better: str = "", *, how: str = PERHAPS) -> None:
        """Something is wrong with a line."""
        self.faults.append(Fault(number, says, shown, better, how=how))

    def saying(self, line: Line, step: str, part: Part, words: str) -> None:
        """A line holds words for a visitor."""
        if words:
            self.sayings.append(Saying(line.number, step, part, words, line.text))

    def use(self, line: Line, step: str, role: Role, reference: Reference) -> None:
        """A line names other steps."""
        if reference.steps:
            self.uses.append(Use(line.number, step, role, reference, line.text))

    def link(self, line: Line, slug: str) -> None:
        """A line of the head leads to another practice."""
        self.links.append(Use(line.number, "", Role.PRACTICE, Reference((slug,)), line.text))

    def near(self, word: str, words: Iterable[str]) -> str:
        """The word that was probably meant; "" where none is near."""
        return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), "")

    def worded(self, text: str = "") -> str:
        """The step with words that a text probably names; else the first that this file has, for an example."""
        names = [name for name, kind in self.steps if kind in WORDED]
        pieces = [piece for piece in _PIECES.split(text) if piece]
        named = [*(piece for piece in pieces if piece in names), *(self.near(piece, names) for piece in pieces)]
        return next(filter(None, (*named, *names)), "here")

    def after(self, step: str) -> list[str]:
        """The steps that come after one, in the order of the file."""
        names = [name for name, _ in self.steps]
        return names[names.index(step) + 1 :] if step in names else []
