"""What is noted while a practice file is read: its faults, its words and its references, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from aluma.guide.draft import Part, Role, Saying, Use
from aluma.guide.fault import Fault
from aluma.guide.lines import Line
from aluma.guide.practice import Reference


@dataclass(slots=True)
class Notes:
    """Grows while one file is read, and belongs to that reading alone."""

    faults: list[Fault] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    def fault(self, number: int, says: str, shown: str = "", better: str = "") -> None:
        """Something is wrong with a line."""
        self.faults.append(Fault(number, says, shown, better))

    def saying(self, line: Line, step: str, part: Part, words: str) -> None:
        """A line holds words for a visitor."""
        if words:
            self.sayings.append(Saying(line.number, step, part, words, line.text))

    def use(self, line: Line, step: str, role: Role, reference: Reference) -> None:
        """A line names other steps."""
        if reference.steps:
            self.uses.append(Use(line.number, step, role, reference, line.text))

    def near(self, word: str, words: Iterable[str]) -> str:
        """The word that was probably meant; "" where none is near."""
        return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), "")
