"""The last proof on a portal, as a few numbers in a file that its pages read: `proof.json` in the data folder."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from aluma.proof.outcome import Outcome, Verdict

FILE = "proof.json"
FORMAT = 1


class LastProof(NamedTuple):
    """When it was (UTC), of which version, how much was planted, what was found, and in how many places was looked."""

    at: datetime
    version: str
    sessions: int
    planted: int
    found: int
    places: int

    @property
    def day(self) -> date:
        """The day of it."""
        return self.at.date()


def remember(outcome: Outcome, data: Path) -> bool:
    """Write it for the pages, whole or not at all. A void proof says nothing: it is not written, and this is False."""
    if outcome.verdict is Verdict.VOID:
        return False
    numbers = {
        "format": FORMAT,
        "at": outcome.at,
        "version": outcome.version,
        "sessions": outcome.planted.sessions,
        "planted": outcome.planted.words + outcome.planted.secrets,
        "found": outcome.found,
        "places": len(outcome.places),
    }
    data.mkdir(parents=True, exist_ok=True)
    fresh = data / f"{FILE}.{os.getpid()}"
    fresh.write_text(json.dumps(numbers, indent=1) + "\n")
    fresh.replace(data / FILE)
    return True


def last_proof(data: Path) -> LastProof | None:
    """The last proof whose numbers lie in a data folder; None where there is none, or none that can be read."""
    try:
        numbers = json.loads((data / FILE).read_text())
        if numbers["format"] != FORMAT:
            return None
        counts = [int(numbers[name]) for name in ("sessions", "planted", "found", "places")]
        return LastProof(datetime.fromisoformat(numbers["at"]), str(numbers["version"]), *counts)
    except (OSError, ValueError, KeyError, TypeError):
        return None
