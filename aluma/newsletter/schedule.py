"""The letters that were ordered: each in a folder of its own, made once, by a command; the mailing only reads it.

A letter's name is given away once, so that none goes out twice, and a policy's letter is named by its version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from aluma.newsletter.ledger import Standing, standing
from aluma.newsletter.letter import Letter, read
from aluma.newsletter.whole import put

FOLDER = "letters"
SOURCE = "letter.md"
ORDER = "order.json"
POLICY = "policy-"  # what the name of a policy's letter begins with; its version's date follows


class Order(msgspec.Struct, frozen=True):
    """What was ordered: when, from when on it goes out (both seconds since the epoch), and whether it may go on now.

    `turn` counts how often it was told to go on.
    """

    ordered: float
    begins: float
    running: bool = True
    turn: int = 0


class AlreadySent(Exception):
    """A letter of that name was ordered before."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """One ordered letter, as it stands on disk at this moment."""

    folder: Path
    letter: Letter
    order: Order
    standing: Standing

    @property
    def reason(self) -> str:
        """Why it stopped itself, while that holds; "" otherwise."""
        return self.standing.paused if self.standing.turn == self.order.turn else ""

    def due(self, now: float) -> bool:
        """Whether its mails should be going out."""
        return self.order.running and not self.reason and not self.standing.ended and self.order.begins <= now


def order(data: Path, source: str, letter: Letter, now: float, begins: float | None = None) -> Path:
    """Order a letter, to go out from `begins` on, or now. Its folder. Raises AlreadySent."""
    folder = data / FOLDER / letter.name
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if (folder / ORDER).exists():
            raise AlreadySent from None
    put(folder / SOURCE, source.encode())
    change(folder, Order(now, now if begins is None else begins))  # the last file: without it nothing was ordered
    return folder


def change(folder: Path, wanted: Order) -> None:
    """Put an order in place of the one before, whole."""
    put(folder / ORDER, msgspec.json.encode(wanted))


def mailings(data: Path) -> Iterator[Mailing]:
    """Every ordered letter, in the order in which they were."""
    found = [mailing(path.parent) for path in (data / FOLDER).glob(f"*/{ORDER}")]
    yield from sorted(found, key=lambda each: (each.order.ordered, each.letter.name))


def mailing(folder: Path) -> Mailing:
    """The mailing in a folder."""
    letter = read((folder / SOURCE).read_text("utf-8"), folder.name)
    wanted = msgspec.json.decode((folder / ORDER).read_bytes(), type=Order)
    return Mailing(folder, letter, wanted, standing(folder))
