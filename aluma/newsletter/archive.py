"""The letters that have gone out, for everyone to read without giving an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aluma.newsletter.letter import Letter, LetterFaulty
from aluma.newsletter.schedule import FOLDER, ORDER, mailing


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter, and when it began to go out, seconds since the epoch."""

    letter: Letter
    at: float


class Archive:
    """The letters below a data folder, read anew each time, since a command puts them there."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def all(self) -> list[SentLetter]:
        """The newest first. One that has not begun to go out is not among them."""
        found = [self._read(path.parent) for path in self._folder.glob(f"*/{ORDER}")]
        return sorted((each for each in found if each is not None), key=lambda each: -each.at)

    def named(self, name: str) -> SentLetter | None:
        """The letter of that name."""
        return next((each for each in self.all() if each.letter.name == name), None)

    def _read(self, folder: Path) -> SentLetter | None:
        try:
            found = mailing(folder)
        except LetterFaulty:
            return None
        return SentLetter(found.letter, found.standing.began) if found.standing.began else None
