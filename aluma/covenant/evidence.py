"""The ring for machines: one object a promise, the same as the page shows to people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from aluma.covenant.covenant import Covenant, Promise
from aluma.covenant.results import Verdict
from aluma.covenant.standing import Standing


def evidence(covenant: Covenant, here: Mapping[str, Verdict]) -> list[dict[str, Any]]:
    """A list of `{id, promise, keeper, proofs, mutant, result, at, where}`.

    `result` is what came of the proofs where a promise is kept ("passed", "failed", "skipped", or "not run for this
    version"), and otherwise how it stands: "words only", "not built yet", "not kept here" or "not promised". `where`
    says whether that was at "release" or "here": `here` has the verdicts of what was run on this very portal.
    """
    return [_object(each, here.get(each.id)) for each in covenant.promises.values()]


def _object(promise: Promise, here: Verdict | None) -> dict[str, Any]:
    row = promise.row
    known = {"id": promise.id, "promise": promise.words, "keeper": row.keeper or None, "proofs": list(row.proofs)}
    known["mutant"] = msgspec.to_builtins(row.mutant)
    if promise.standing is not Standing.KEPT:
        return known | {"result": promise.standing.value, "at": None, "where": None}
    verdict = here or promise.verdict
    where = ("here" if here else "release") if verdict.at else None
    return known | {"result": verdict.result, "at": verdict.at or None, "where": where}
