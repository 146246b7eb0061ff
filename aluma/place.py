"""Settings -> what this place promises: its covenant in a language, and what the privacy pages are made from.

Keeps: legal.law, global.transfers, contact.reachable, third.disclosed
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Mapping

from aluma.covenant import parties
from aluma.covenant.covenant import Covenant, CovenantRefused, covenant
from aluma.covenant.parties import Undisclosed
from aluma.covenant.record import Place
from aluma.covenant.results import AT_RELEASE, for_package
from aluma.covenant.source import SourceFaulty
from aluma.covenant.standing import MAY_LACK
from aluma.covenant.tree import PACKAGE
from aluma.covenant.versions import PolicyMissing
from aluma.language import Language
from aluma.proof.last import last_proof
from aluma.settings import Settings
from aluma.settings.addresses import host_and_port
from aluma.web.promises import Promises

OWNER = "Aluma Portal"  # whom the first policy names; an operator's own name stands before it


def covenant_of(settings: Settings, language: Language | None = None, missing: tuple[str, ...] = ()) -> Covenant:
    """The covenant of this place. `missing` says what the memory guarantee lacks. Raises CovenantRefused."""
    try:
        return covenant(
            _words(settings, language),
            folder=settings.policy,
            language=language.code if language else "en",
            record=for_package(AT_RELEASE, PACKAGE),
            parties=parties.parties(_hosts(settings), settings.hosting, parties.read(settings.disclosures)),
            unkept=dict.fromkeys(MAY_LACK, " ".join(missing)) if missing else {},
        )
    except Undisclosed as undisclosed:
        raise CovenantRefused(undisclosed.faults) from None
    except PolicyMissing as absent:
        raise CovenantRefused([str(absent)]) from None
    except SourceFaulty as faulty:
        raise CovenantRefused([f"policy, line {fault.line}: {fault.words}" for fault in faulty.faults]) from None


def promises_of(
    settings: Settings, language: Language, missing: tuple[str, ...], clock: Callable[[], float] = time.time
) -> Promises:
    """What the privacy pages of a language show. Raises CovenantRefused."""
    place = Place(
        address=settings.address,
        controller=settings.operator or OWNER,
        contact=settings.contact,
        law=settings.law,
        place=settings.place,
        most_hours=settings.absolute_hours,
        encrypted=settings.address.startswith("https:"),
    )
    return Promises(
        covenant_of(settings, language, missing),
        place,
        today=lambda: datetime.datetime.fromtimestamp(clock(), datetime.UTC).date(),
        last_proof=lambda: last_proof(settings.data),
        behind_proxy=bool(settings.proxy),
    )


def _words(settings: Settings, language: Language | None) -> Mapping[str, str]:
    """What fills the placeholders. Only a portal that nobody else can reach may lack a contact address."""
    gettext = language.gettext if language else str
    return {
        "name": settings.operator or OWNER,
        "contact": settings.contact or gettext("the address that whoever runs this place has yet to set"),
        "law": settings.law,
        "place": settings.place,
        "safeguard": settings.safeguard,
    }


def _hosts(settings: Settings) -> Mapping[str, str]:
    """The other machines in use, by role; one of several proxies that is beyond this machine stands for all."""
    beyond = [each for each in settings.proxy if not parties.is_here(each.partition("/")[0])]
    relay = host_and_port(settings.relay)
    hosts = {"proxy": beyond[0] if beyond else "", "relay": relay[0] if relay else ""}
    return {role: host for role, host in hosts.items() if host}
