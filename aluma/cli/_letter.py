"""What the commands for letters share: a letter from its file, and an ordered one by its name."""

from __future__ import annotations

from pathlib import Path

import click

from aluma.cli._options import Refusal
from aluma.cli._shelved import shelved
from aluma.newsletter.letter import Letter, LetterFaulty, read
from aluma.newsletter.rendering import Rendered, Sender, render
from aluma.newsletter.schedule import FOLDER, ORDER, Mailing, mailing
from aluma.settings import Settings
from aluma.shelf import load

existing = click.Path(exists=True, dir_okay=False, path_type=Path)


def letter_of(file: Path) -> tuple[str, Letter]:
    """The source and the letter in a file. Where it is none yet, says every fault and ends with status 2."""
    try:
        source = file.read_text("utf-8")
        return source, read(source, file.stem)
    except UnicodeDecodeError:
        raise Refusal(f"{file.name} is not text in UTF-8.") from None
    except LetterFaulty as faulty:
        said = "".join(f"\n  - {fault}" for fault in faulty.faults)
        raise Refusal(f"{file.name} is not a letter yet:{said}") from None


def rendered(letter: Letter, settings: Settings, at: float) -> Rendered:
    """The letter as it goes out from this place."""
    name, address = settings.operator or "Aluma", settings.address
    sender = Sender(settings.sender or "letters@localhost", name, address, settings.contact, settings.bounces)
    with shelved():
        spoken = {each.code: each.gettext for each in load().languages}
    return render(letter, sender, at, spoken.get(letter.language, str))


def ordered(settings: Settings, name: str) -> Mailing:
    """The ordered letter of that name. Ends with status 2 where there is none."""
    folder = settings.data / FOLDER / Path(name).stem
    if not (folder / ORDER).is_file():
        raise Refusal(f"No letter called {name} was ordered here. `aluma letters status` lists those that were.")
    return mailing(folder)
