"""The covenant of one place in one language: its policy, the ring around it, and how each promise stands here.

Keeps: legal.law, global.transfers, contact.reachable
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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
    """A clause with its row in the ring. `clause` is None where the policy here does not make this promise."""

    id: str
    row: Row
    clause: Clause | None
    standing: Standing
    verdict: Verdict
    words: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Covenant:
    """All that the privacy pages show. `words` fill the placeholders; `unkept` says by id why one is not kept here."""

    versions: Versions
    ring: Ring
    record: Record = field(default_factory=Record)
    parties: tuple[Party, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    unkept: Mapping[str, str] = field(default_factory=dict)

    @property
    def policy(self) -> Policy:
        """The version in force."""
        return self.versions.current

    def promise(self, id_: str) -> Promise:
        """A promise by its id. Raises KeyError for an id that the ring does not know."""
        row = self.ring.rows[id_]
        clause = self.policy.clauses.get(id_)
        how = standing(id_, self.policy, self.ring, self.unkept)
        verdict = self.record.verdict(row.proofs) if row.proofs else Verdict("")
        return Promise(id_, row, clause, how, verdict, self._said(row, clause), self.unkept.get(id_, ""))

    def promises(self) -> Iterator[Promise]:
        """Every promise: those of the policy in its order, then those it does not make."""
        for id_ in [*self.policy.clauses, *(each for each in self.ring.rows if each not in self.policy.clauses)]:
            yield self.promise(id_)

    def _said(self, row: Row, clause: Clause | None) -> str:
        """The verbatim piece of our own text, or all of an operator's own clause where it says it otherwise."""
        ours = fill(row.promise, self.words).replace("\\", "")
        return ours if clause is None or ours in clause.text else clause.text


def covenant(
    words: Mapping[str, str],
    *,
    folder: Path | None = None,
    language: str = "en",
    record: Record | None = None,
    parties: tuple[Party, ...] = (),
    unkept: Mapping[str, str] | None = None,
) -> Covenant:
    """The covenant of a place. `folder` holds an operator's own policy. Raises CovenantRefused, SourceFaulty."""
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
    return Covenant(filled, table, record or Record(), parties, words, lacking)
