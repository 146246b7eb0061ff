"""How a promise stands at this place: kept, in words only, not built yet, not kept here, or not promised.

Keeps: session.not-kept, retention.session
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from aluma.covenant.policy import Policy
from aluma.covenant.ring import Ring

# A trial may lack the memory guarantee and still start; visitors are told at these two clauses and on every page.
MAY_LACK = frozenset({"session.not-kept", "retention.session"})


class Standing(StrEnum):
    """What becomes of a promise here."""

    KEPT = "kept"
    WORDS = "words only"
    NOT_BUILT = "not built yet"
    NOT_HERE = "not kept here"
    NOT_PROMISED = "not promised"


def standing(id_: str, policy: Policy, ring: Ring, unkept: Mapping[str, str]) -> Standing:
    """The standing of a clause id. `unkept` says by id what keeps this place from keeping a promise."""
    if id_ not in policy.clauses:
        return Standing.NOT_PROMISED
    if id_ in unkept:
        return Standing.NOT_HERE
    if id_ in ring.not_built:
        return Standing.NOT_BUILT
    return Standing.KEPT if ring.rows[id_].keeper else Standing.WORDS


def refusals(policy: Policy, ring: Ring, unkept: Mapping[str, str]) -> list[str]:
    """Why a portal with this policy may not start: sentences for whoever runs it."""
    unknown = [f"{each} is no promise that this portal knows" for each in policy.clauses if each not in ring.rows]
    broken = [
        f"the policy promises {each}, and that can't be kept here: {why}"
        for each, why in unkept.items()
        if each in policy.clauses and each not in MAY_LACK
    ]
    return unknown + broken
