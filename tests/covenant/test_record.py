"""The record of processing is JSON-LD that another program reads, in terms that the vocabulary has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef

from tests.covenant.place import DISCLOSED, OPEN, disclosures, get

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the parser's own
DPV = "https://w3id.org/dpv#"
TERMS = (Path(__file__).parent / "dpv-terms.txt").read_text().splitlines()
CLASSES = {line.split()[1] for line in TERMS if line.startswith("class ")}
PROPERTIES = {line.split()[1] for line in TERMS if line.startswith("property ")}


@pytest.fixture(params=["default", "disclosed"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Graph:
    settings = {"hosting": "A Company", "disclosures": disclosures(tmp_path, hosting=DISCLOSED)}
    page = get("/privacy/record.jsonld", **(OPEN | settings if request.param == "disclosed" else {}))
    assert page.headers["content-type"] == "application/ld+json"
    return Graph().parse(data=page.body, format="json-ld")


def names(terms: object) -> set[str]:
    return {str(each).removeprefix(DPV) for each in terms if str(each).startswith(DPV)}  # type: ignore[attr-defined]


def test_every_term_is_one_of_the_vocabulary(graph: Graph) -> None:
    assert names(graph.predicates()) <= PROPERTIES
    assert names(graph.objects()) <= CLASSES


def test_nothing_in_it_was_lost_on_the_way(graph: Graph) -> None:
    assert all(not str(each).startswith("dpv:") for triple in graph for each in triple)
    assert len(graph) > 25


@pytest.mark.parametrize(
    "name",
    ["hasDataController", "hasDataSubject", "hasPersonalData", "hasPurpose", "hasProcessing", "hasLegalBasis",
     "hasStorageCondition", "hasTechnicalMeasure", "hasRight", "hasLocation", "hasApplicableLaw", "hasPolicy"],
)  # fmt: skip
def test_what_a_record_of_processing_needs_is_there(graph: Graph, name: str) -> None:
    (process,) = graph.subjects(RDF.type, URIRef(DPV + "PersonalDataProcess"))
    assert list(graph.objects(process, URIRef(DPV + name)))


def test_third_parties_are_those_of_the_configuration(tmp_path: Path) -> None:
    assert "dpv:ThirdParty" not in get("/privacy/record.jsonld").body.decode()
    given = OPEN | {"hosting": "A Company", "disclosures": disclosures(tmp_path, hosting=DISCLOSED)}
    (party,) = json.loads(get("/privacy/record.jsonld", **given).body)["dpv:hasRecipientThirdParty"]
    assert (party["dpv:hasName"], party["dpv:hasPolicy"]) == ("A Company", {"@id": "https://company.example/privacy"})


def test_with_https_the_way_is_encrypted_and_without_it_does_not_say_so() -> None:
    assert "dpv:EncryptionInTransfer" in get("/privacy/record.jsonld", **OPEN).body.decode()
    assert "dpv:EncryptionInTransfer" not in json.dumps(json.loads(get("/privacy/record.jsonld").body))
