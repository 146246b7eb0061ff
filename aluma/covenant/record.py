"""The record of processing for machines: JSON-LD in the W3C Data Privacy Vocabulary (DPV 2.2).

Keeps: global.transfers

Only what runs here stands in it: a guided session, and the third parties of this very configuration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from aluma.covenant.parties import Party

MEDIA_TYPE = "application/ld+json"
CONTEXT: Mapping[str, Any] = {
    "dpv": "https://w3id.org/dpv#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Place:
    """What the record says of a place. `address` is its origin; `most_hours` is how long a session can last."""

    address: str
    controller: str
    contact: str
    law: str
    place: str
    most_hours: float
    encrypted: bool


def record(place: Place, policy_date: date, parties: Sequence[Party]) -> dict[str, Any]:
    """The record, ready for JSON."""
    return {
        "@context": dict(CONTEXT),
        "@id": f"{place.address}/privacy/record.jsonld",
        "@type": "dpv:PersonalDataProcess",
        "dct:title": "A guided session",
        "dct:modified": {"@type": "xsd:date", "@value": policy_date.isoformat()},
        "dpv:hasPolicy": {"@id": f"{place.address}/privacy"},
        "dpv:hasDataController": _controller(place),
        "dpv:hasDataSubject": _said("dpv:User", "Whoever takes part in a session, 18 or older"),
        "dpv:hasPersonalData": _said("dpv:PersonalData", "What a person chooses to write in a session, if anything"),
        "dpv:hasPurpose": _said("dpv:RequestedServiceProvision", "To show people their own words, step by step"),
        "dpv:hasProcessing": [{"@id": "dpv:Use"}, {"@id": "dpv:Erase"}],
        "dpv:hasLegalBasis": [{"@id": "dpv:Consent"}, {"@id": "dpv:Contract"}],
        "dpv:hasApplicableLaw": _said("dpv:Law", place.law),
        "dpv:hasLocation": _said("dpv:Location", place.place),
        "dpv:hasStorageCondition": [
            _said("dpv:StorageDuration", f"While the session is open, and {place.most_hours:g} hours at most"),
            _said("dpv:StorageDeletion", "Deleted when the session ends"),
        ],
        "dpv:hasTechnicalMeasure": [
            {"@id": "dpv:EncryptionInUse"},
            *([{"@id": "dpv:EncryptionInTransfer"}] if place.encrypted else []),
        ],
        "dpv:hasRight": _said("dpv:DataSubjectRight", "See the part about your rights in the policy"),
        "dpv:hasRecipientThirdParty": [_third_party(each) for each in parties],
    }


def _controller(place: Place) -> dict[str, Any]:
    contact = {"dpv:hasContact": place.contact} if place.contact else {}
    return {"@type": "dpv:DataController", "dpv:hasName": place.controller, **contact}


def _third_party(party: Party) -> dict[str, Any]:
    told = party.disclosure
    return {
        "@type": "dpv:ThirdParty",
        "dpv:hasName": told.name,
        "dpv:hasPurpose": _said("dpv:Purpose", told.purpose),
        "dpv:hasPersonalData": _said("dpv:PersonalData", told.data),
        "dpv:hasLocation": _said("dpv:Location", told.place),
        "dpv:hasLegalMeasure": _said("dpv:LegalMeasure", told.safeguard),
        "dpv:hasPolicy": {"@id": told.commitments},
    }


def _said(kind: str, words: str) -> dict[str, Any]:
    return {"@type": kind, "rdfs:label": words}
