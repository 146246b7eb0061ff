"""Who else sees anything: computed from what this portal is set up to use, never written by hand.

Keeps: harvest.no-sale, third.disclosed, third.vetted, global.transfers
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from aluma.language import marked as _

HOSTING = "hosting"
OWN = "own"  # what an operator says of a machine that is theirs
ROLES: Mapping[str, str] = {
    HOSTING: _("Owns the machine this portal runs on"),
    "proxy": _("Receives what your browser sends and passes it on"),
    "sessions": _("Holds sealed sessions"),
    "database": _("Holds what is stored"),
    "relay": _("Carries our mail"),
}


class Disclosure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What visitors are told of a third party. `commitments` is a link, https, to what it commits itself to."""

    name: str = ""
    purpose: str = ""
    data: str = ""
    place: str = ""
    safeguard: str = ""
    commitments: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A third party at work here: its role, what that role does, the host it is reached at, and its disclosure."""

    role: str
    does: str
    host: str
    disclosure: Disclosure


class Undisclosed(Exception):
    """Third parties that are in use and not disclosed in full; `faults` are sentences for whoever runs the portal."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def parties(hosts: Mapping[str, str], hosting: str, disclosures: Mapping[str, Disclosure]) -> tuple[Party, ...]:
    """The third parties. `hosts` are those in use by role; `hosting` is whose machine it is, "own" or a name.

    What is on this machine is no third party, nor is a host beyond it whose disclosure has "own" as its name. Raises
    Undisclosed with every fault at once.
    """
    used = {role: host for role, host in hosts.items() if host and not is_here(host)}
    if hosting and hosting != OWN:
        used[HOSTING] = hosting
    faults = [
        f"disclosures: {role} is no role; there are {', '.join(ROLES)}" for role in disclosures if role not in ROLES
    ]
    for role, host in used.items():
        faults += _missing(role, host, disclosures.get(role))
    if faults:
        raise Undisclosed(faults)
    theirs = {role: disclosures[role] for role in ROLES if role in used and disclosures[role].name != OWN}
    return tuple(Party(role, ROLES[role], used[role], disclosure) for role, disclosure in theirs.items())


def read(path: Path | None) -> dict[str, Disclosure]:
    """The disclosures in a file, a TOML table a role. Raises Undisclosed for what is not in this form."""
    if path is None:
        return {}
    try:
        return msgspec.toml.decode(path.read_bytes(), type=dict[str, Disclosure])
    except OSError:
        raise Undisclosed([f"disclosures: {path} could not be read"]) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Undisclosed([f"disclosures: {path.name} is not in the form it should be: {error}"]) from None


def is_here(host: str) -> bool:
    """Whether a host is this machine: a path (a Unix socket), `localhost`, or a loopback address."""
    if host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _missing(role: str, host: str, disclosure: Disclosure | None) -> Iterable[str]:
    if disclosure is None:
        return [f"disclosures: {role} ({host}) is beyond this machine and needs a table of its own, [{role}]"]
    if disclosure.name == OWN:
        return []
    empty = [name for name in Disclosure.__struct_fields__ if not getattr(disclosure, name).strip()]
    if empty:
        return [f"disclosures: {role} lacks {', '.join(empty)}"]
    if not disclosure.commitments.startswith("https://"):
        return [f"disclosures: {role}.commitments should be a link that begins with https://"]
    return []
