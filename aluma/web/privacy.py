"""The views of the policy: the page with what keeps each promise, its versions, and the same for machines.

Keeps: updates.dated, updates.notified, legal.law, global.transfers, third.disclosed
"""

from __future__ import annotations

import json
from typing import Any

from aluma import __version__
from aluma.covenant.difference import Change, difference
from aluma.covenant.evidence import evidence
from aluma.covenant.policy import Policy
from aluma.covenant.record import MEDIA_TYPE, record
from aluma.covenant.standing import Standing
from aluma.covenant.wellknown import gpc, security_txt
from aluma.web.face import Face
from aluma.web.promises import long_date
from aluma.web.reply import Reply
from aluma.web.visit import Visit

FRESH = (b"cache-control", b"no-cache")
JSON = "application/json"
TEXT = "text/plain; charset=utf-8"


async def policy(visit: Visit, face: Face) -> Reply:
    """The policy in force; under each clause how it is kept, what proves it, and how to check."""
    covenant = face.promises.covenant
    return _page(
        face,
        "privacy.html",
        title=face.gettext("How this is kept"),
        policy=covenant.policy,
        promises=covenant.promises,
        not_promised=[each for each in covenant.promises.values() if each.standing is Standing.NOT_PROMISED],
        parties=covenant.parties,
        traces=face.promises.traces(face.gettext),
        behind_proxy=face.promises.behind_proxy,
        version=__version__,
    )


async def versions(visit: Visit, face: Face) -> Reply:
    """Every version with its date, and the way to the difference between any two."""
    title = face.gettext("Versions of this policy")
    return _page(face, "privacy_versions.html", title=title, versions=face.promises.covenant.versions.all)


async def version(visit: Visit, face: Face) -> Reply:
    """The text of one version."""
    found = face.promises.covenant.versions.dated(visit.part("date"))
    if found is None:
        return face.missing_page()
    return _page(face, "privacy_version.html", title=_dated(face, found), policy=found)


async def changes(visit: Visit, face: Face) -> Reply:
    """The difference between two versions, clause by clause, the older first whichever way they are asked for."""
    held = face.promises.covenant.versions
    pair = [each for each in (held.dated(visit.part("one")), held.dated(visit.part("other"))) if each is not None]
    if len(pair) < 2:
        return face.missing_page()
    older, newer = sorted(pair, key=lambda each: each.date)
    changed = [each for each in difference(older, newer) if each.change is not Change.SAME]
    title = face.gettext("What changed")
    return _page(face, "privacy_changes.html", title=title, older=older, newer=newer, changes=changed)


async def evidence_json(visit: Visit, face: Face) -> Reply:
    """The ring for machines."""
    found = evidence(face.promises.covenant, face.promises.here())
    return _plain(json.dumps(found, ensure_ascii=False, indent=1), JSON)


async def record_jsonld(visit: Visit, face: Face) -> Reply:
    """The record of processing, in the Data Privacy Vocabulary."""
    covenant = face.promises.covenant
    made = record(face.promises.place, covenant.policy.date, covenant.parties)
    return _plain(json.dumps(made, ensure_ascii=False, indent=1), MEDIA_TYPE)


async def security(visit: Visit, face: Face) -> Reply:
    """security.txt (RFC 9116); not there on a portal without a contact address."""
    place = face.promises.place
    if not place.contact:
        return face.missing_page()
    languages = tuple(each.code for each in face.languages) or (face.language.code,)
    return _plain(security_txt(place.contact, place.address, face.promises.today(), languages), TEXT)


async def privacy_control(visit: Visit, face: Face) -> Reply:
    """The Global Privacy Control support resource."""
    return _plain(gpc(face.promises.covenant.policy.date), JSON)


def _page(face: Face, template: str, **context: Any) -> Reply:
    return face.page(template, long_date=lambda day: long_date(day, face.gettext), **context)


def _plain(text: str, media_type: str) -> Reply:
    return Reply(text.encode(), 200, ((b"content-type", media_type.encode()), FRESH))


def _dated(face: Face, policy: Policy) -> str:
    return face.gettext("The policy of %(day)s") % {"day": long_date(policy.date, face.gettext)}
