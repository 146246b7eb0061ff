"""The privacy page says of each promise how it stands here, and says the same to machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aluma import __version__
from aluma.covenant import ring
from aluma.covenant.covenant import CovenantRefused
from aluma.covenant.results import Outcome, Results
from aluma.covenant.tree import PACKAGE, digest
from aluma.covenant.versions import OURS, sources
from tests.covenant.place import a_policy, get, portal

OURS_TEXT = sources(OURS)[0].read_text("utf-8")
TABLE = ring.read()
MAY_LACK = ("session.not-kept", "retention.session")
LACKING = ("Freed memory is not wiped here.",)


def evidence(**settings: Any) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in json.loads(get("/privacy/evidence.json", **settings).body)}


def test_every_promise_is_on_the_page_and_in_the_evidence() -> None:
    page = get("/privacy")
    assert set(evidence()) == set(TABLE.rows)
    assert all(f'id="{id_}"'.encode() in page.body for id_ in TABLE.rows)


def test_the_evidence_has_the_keys_that_others_rely_on() -> None:
    assert {tuple(each) for each in evidence().values()} == {
        ("id", "promise", "keeper", "proofs", "mutant", "result", "at", "where")
    }


def test_what_is_not_built_yet_says_so() -> None:
    assert {id_ for id_, each in evidence().items() if each["result"] == "not built yet"} == TABLE.not_built
    assert get("/privacy").text.count("Not built yet.") == len(TABLE.not_built)


@pytest.mark.parametrize("id_", MAY_LACK)
def test_without_the_memory_guarantee_two_promises_are_not_kept_here(id_: str) -> None:
    assert evidence(missing=LACKING)[id_]["result"] == "not kept here"
    assert evidence()[id_]["result"] != "not kept here"
    text = get("/privacy", missing=LACKING).text
    assert text.count("Not kept here. Freed memory is not wiped here.") == len(MAY_LACK)


def test_a_clause_that_an_operator_drops_is_shown_as_not_promised(tmp_path: Path) -> None:
    head, _, rest = OURS_TEXT.partition("### A secure home [security.hosting]")
    policy = a_policy(tmp_path, head + rest[rest.index("\n## ") :], "2025-07-27")
    assert evidence(policy=policy)["security.hosting"]["result"] == "not promised"
    assert "so that the systems behind it are secure. Not promised." in get("/privacy", policy=policy).text


def test_an_operator_s_own_words_are_what_is_promised(tmp_path: Path) -> None:
    own = "We never sell, lend, trade or show your personal data."
    text = OURS_TEXT.replace("We do not sell, rent, trade or share your personal data.", own)
    assert evidence(policy=a_policy(tmp_path, text, "2025-07-27"))["harvest.no-sale"]["promise"] == own


def test_a_promise_that_nobody_knows_refuses_the_start(tmp_path: Path) -> None:
    text = OURS_TEXT + "\n### More [closing.gold]\n\nGold for everyone.\n"
    with pytest.raises(CovenantRefused, match=r"closing.gold is no promise that this portal knows"):
        portal(policy=a_policy(tmp_path, text, "2025-07-27"))


def test_a_policy_with_faults_refuses_the_start_and_names_its_lines(tmp_path: Path) -> None:
    with pytest.raises(CovenantRefused, match=r"policy, line 1: 2026-01-01.md: this stands before the first section"):
        portal(policy=a_policy(tmp_path, "Loose words.\n"))


def test_an_empty_folder_refuses_the_start(tmp_path: Path) -> None:
    with pytest.raises(CovenantRefused, match="there is no policy in"):
        portal(policy=tmp_path)


def test_the_page_says_what_it_cannot_prove() -> None:
    text = get("/privacy").text
    assert "What this page can't prove" in text
    assert "someone who wants to deceive can show these words above another program" in text


def test_a_proof_that_was_not_run_for_this_version_says_so() -> None:
    kept = [each for each in evidence().values() if each["keeper"] and each["result"] == "not run for this version"]
    assert get("/privacy").text.count("Not run for this version.") == len(kept)


def test_a_proof_that_passed_at_release_says_so_with_its_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    row = TABLE.rows["third.none"]
    outcomes = {
        row.proofs[0]: Outcome("passed", "2026-11-24T06:52Z"),
        row.proofs[1]: Outcome("passed", "2026-11-23T09:00Z"),
    }
    path = tmp_path / "results.json"
    path.write_bytes(msgspec.json.encode(Results(digest(PACKAGE), "", __version__, outcomes)))
    monkeypatch.setattr("aluma.place.AT_RELEASE", path)
    assert f"Passed at release, version {__version__}, November 23, 2026." in get("/privacy").text
    found = evidence()["third.none"]
    assert (found["result"], found["at"], found["where"]) == ("passed", "2026-11-23T09:00Z", "release")
