"""The covenant of one place in one language: its policy, the ring around it, and how each promise stands here.

Keeps: legal.law, global.transfers, contact.reachable
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aluma.covenant import ring, versions
from aluma.covenant.parties import Party
from aluma.covenant.policy import Clause, Policy, fill
from aluma.covenant.results import Record, Verdict
from aluma.covenant.ring import Ring, Row
from aluma.covenant.standing import Standing, refusals, standing
from aluma.covenant.versions import OURS, Versions


class CovenantRefused(Exception):
    """A policy that this place can't promise; `faults` are sentences for whoever runs it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Promise:
    """A clause with its row in the ring, and how it stands here.

    `clause` is None where the policy here does not make this promise. `words` are the verbatim piece of it, `html` all
    of it; both are made once, at the start. `why_not` says what keeps this place from keeping it.
    """

    id: str
    row: Row
    clause: Clause | None
    standing: Standing
    verdict: Verdict
    words: str
    html: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Covenant:
    """All that the privacy pages show: the promises of the policy in its order, then those that it does not make."""

    versions: Versions
    ring: Ring
    promises: Mapping[str, Promise]
    parties: tuple[Party, ...] = ()

    @property
    def policy(self) -> Policy:
        """The version in force."""
        return self.versions.current


def covenant(
    words: Mapping[str, str],
    *,
    folder: Path | None = None,
    language: str = "en",
    record: Record | None = None,
    parties: tuple[Party, ...] = (),
    unkept: Mapping[str, str] | None = None,
) -> Covenant:
    """The covenant of a place. Raises CovenantRefused, SourceFaulty or PolicyMissing.

    `words` fill the placeholders, `folder` holds an operator's own policy, and `unkept` says by id why a promise is not
    kept here.
    """
    found = versions.read(folder or OURS, language)
    table = ring.read()
    lacking = dict(unkept or {})
    for clause in found.current.clauses.values():
        empty = [name for name, value in words.items() if not value.strip() and "{" + name + "}" in clause.markdown]
        if empty:
            lacking[clause.id] = f"the setting {empty[0]} is empty"
    faults = refusals(found.current, table, lacking)
    if faults:
        raise CovenantRefused(faults)
    filled = replace(found, all=tuple(each.filled(words) for each in found.all))
    making = _Making(filled.current, table, record or Record(), words, lacking)
    ids = [*filled.current.clauses, *(each for each in table.rows if each not in filled.current.clauses)]
    return Covenant(filled, table, {id_: making.promise(id_) for id_ in ids}, parties)


@dataclass(frozen=True, slots=True)
class _Making:
    """What a promise is made from."""

    policy: Policy
    ring: Ring
    record: Record
    words: Mapping[str, str]
    unkept: Mapping[str, str]

    def promise(self, id_: str) -> Promise:
        row = self.ring.rows[id_]
        clause = self.policy.clauses.get(id_)
        return Promise(
            id_,
            row,
            clause,
            standing(id_, self.policy, self.ring, self.unkept),
            self.record.verdict(row.proofs) if row.proofs else Verdict(""),
            self._said(row, clause),
            clause.html if clause else "",
            self.unkept.get(id_, ""),
        )

    def _said(self, row: Row, clause: Clause | None) -> str:
        """The verbatim piece of our own text, or all of an operator's own clause where it says it otherwise."""
        ours = fill(row.promise, self.words).replace("\\", "")
        return ours if clause is None or ours in clause.text else clause.text
