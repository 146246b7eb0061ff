"""Third parties: disclosed in full before the start, shown on the page, and as many as a running portal talks to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from aluma.covenant.covenant import CovenantRefused
from aluma.covenant.parties import Disclosure, Undisclosed, is_here, parties, read
from tests.covenant.place import DISCLOSED, OPEN, disclosures, get, portal

FULL = msgspec.toml.decode(DISCLOSED, type=Disclosure)


def test_by_default_there_is_nobody() -> None:
    assert parties({}, "", {}) == ()
    assert "Nobody." in get("/privacy").text


def test_what_is_on_this_machine_is_no_third_party() -> None:
    assert parties({"sessions": "/run/redis.sock", "database": "127.0.0.1", "proxy": "::1"}, "own", {}) == ()


@pytest.mark.parametrize("role", ["proxy", "sessions", "database", "relay"])
def test_a_host_beyond_this_machine_needs_a_disclosure(role: str) -> None:
    with pytest.raises(Undisclosed, match=rf"{role} \(10.0.0.9\) is beyond this machine"):
        parties({role: "10.0.0.9"}, "own", {})
    assert parties({role: "10.0.0.9"}, "own", {role: FULL})[0].disclosure is FULL


def test_a_machine_that_is_someone_else_s_needs_a_disclosure() -> None:
    with pytest.raises(Undisclosed, match=r"hosting \(A Company\)"):
        parties({}, "A Company", {})
    assert parties({}, "A Company", {"hosting": FULL})[0].role == "hosting"


@pytest.mark.parametrize("field", Disclosure.__struct_fields__)
def test_a_disclosure_is_whole_or_refused(field: str) -> None:
    with pytest.raises(Undisclosed, match=f"proxy lacks {field}"):
        parties({"proxy": "10.0.0.9"}, "own", {"proxy": msgspec.structs.replace(FULL, **{field: " "})})


def test_commitments_are_a_link() -> None:
    with pytest.raises(Undisclosed, match="begins with https"):
        parties({"proxy": "10.0.0.9"}, "own", {"proxy": msgspec.structs.replace(FULL, commitments="trust us")})


def test_a_machine_beyond_this_one_can_be_the_operator_s_own() -> None:
    assert parties({"proxy": "10.0.0.9"}, "own", {"proxy": Disclosure(name="own")}) == ()


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(Undisclosed) as refused:
        parties({"proxy": "10.0.0.9", "relay": "mail.example"}, "A Company", {"cookies": FULL})
    assert len(refused.value.faults) == 4


@pytest.mark.parametrize(
    ("content", "said"), [("[proxy", "form"), ("proxy = 3", "form"), ('[proxy]\ncolour = "x"', "form"), (None, "read")]
)
def test_a_file_of_disclosures_that_is_not_right_is_refused(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "disclosures.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(Undisclosed, match=said):
        read(path)


@pytest.mark.parametrize(
    "settings",
    [{"proxy": ("10.0.0.9",)}, {"proxy": ("127.0.0.1", "10.0.0.0/8")}, {"hosting": "A Company"}],
)
def test_a_portal_with_an_undisclosed_third_party_does_not_start(settings: dict[str, Any]) -> None:
    with pytest.raises(CovenantRefused, match="disclosures"):
        portal(**OPEN | settings)


def test_the_page_shows_the_whole_disclosure(tmp_path: Path) -> None:
    listed = disclosures(tmp_path, hosting=DISCLOSED)
    page = get("/privacy", **OPEN | {"hosting": "A Company", "disclosures": listed}).text
    assert "Nobody." not in page
    assert all(getattr(FULL, name) in page for name in Disclosure.__struct_fields__)


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("::1", True), ("[::1]", True), ("/run/x", True), ("localhost", True), ("10.0.0.1", False),
     ("mail.example", False), ("127.0.0.1.example", False)],
)  # fmt: skip
def test_here_is_this_machine_alone(host: str, here: bool) -> None:
    assert is_here(host) is here
