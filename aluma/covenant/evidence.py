"""The ring for machines: one object a promise, the same as the page shows to people.

Keeps: closing.never-manipulate
"""

from __future__ import annotations

from typing import Any

import msgspec

from aluma.covenant.covenant import Covenant, Promise
from aluma.covenant.standing import Standing


def evidence(covenant: Covenant) -> list[dict[str, Any]]:
    """A list of `{id, promise, keeper, proofs, mutant, result, at}`.

    `result` is what came of the proofs where a promise is kept ("passed", "failed", "skipped", or "not run for this
    version"), and otherwise how it stands: "words only", "not built yet", "not kept here" or "not promised".
    """
    return [_object(each) for each in covenant.promises()]


def _object(promise: Promise) -> dict[str, Any]:
    row = promise.row
    kept = promise.standing is Standing.KEPT
    return {
        "id": promise.id,
        "promise": promise.words,
        "keeper": row.keeper or None,
        "proofs": list(row.proofs),
        "mutant": msgspec.to_builtins(row.mutant),
        "result": promise.verdict.result if kept else promise.standing.value,
        "at": (promise.verdict.at or None) if kept else None,
    }
