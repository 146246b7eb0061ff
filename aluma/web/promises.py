"""What the privacy pages are made from: the covenant of this place in one language, and the day it is.

Keeps: updates.notified
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aluma import __version__
from aluma.covenant.covenant import Covenant
from aluma.covenant.record import Place
from aluma.covenant.results import Verdict
from aluma.language import marked as _
from aluma.proof.last import LastProof

MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
    _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip


HUNTED = "session.not-kept"  # what `aluma prove` proves


@dataclass(frozen=True, slots=True)
class Promises:
    """`place` is what the machine-readable record says of it; `today` gives the day, in UTC.

    `last_proof` reads what the last hunt for traces on this portal found; `behind_proxy` is whether one is named.
    """

    covenant: Covenant
    place: Place
    today: Callable[[], datetime.date]
    last_proof: Callable[[], LastProof | None] = lambda: None
    behind_proxy: bool = False

    def announced(self) -> str:
        """The notice of a significant version of the policy, while it is to be shown; "" otherwise."""
        return self.covenant.policy.announces(self.today())

    def traces(self, gettext: Callable[[str], str]) -> Mapping[str, object] | None:
        """What the last hunt for traces found here, for a page; None where none was run."""
        proof = self.last_proof()
        return proof and {**proof._asdict(), "day": long_date(proof.day, gettext)}

    def here(self) -> Mapping[str, Verdict]:
        """What was run on this very portal, in this version, by the id of the promise that it proves."""
        proof = self.last_proof()
        if proof is None or proof.version != __version__:
            return {}
        return {HUNTED: Verdict("failed" if proof.found else "passed", f"{proof.at:%Y-%m-%dT%H:%MZ}")}


def long_date(day: datetime.date, gettext: Callable[[str], str]) -> str:
    """A day in words, as in "July 27, 2025"; translators order its parts."""
    parts = {"month": gettext(MONTHS[day.month - 1]), "day": day.day, "year": day.year}
    return gettext("%(month)s %(day)s, %(year)s") % parts
