"""Versions are files named by their dates; a text changed under an old date is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.covenant.source import SourceFaulty
from aluma.covenant.versions import FINGERPRINTS, PolicyMissing, changed_under_an_old_date, fingerprint, read
from tests.covenant.place import a_policy
from tests.covenant.test_source import WHOLE


def test_the_newest_is_in_force(tmp_path: Path) -> None:
    a_policy(tmp_path, WHOLE)
    a_policy(tmp_path, WHOLE.replace("2026-01-01", "2026-02-01"), "2026-02-01")
    found = read(tmp_path)
    assert [f"{each.date}" for each in found.all] == ["2026-02-01", "2026-01-01"]
    assert found.current is found.dated("2026-02-01")
    assert found.dated("2026-03-01") is None


def test_a_translation_stands_in_where_there_is_one(tmp_path: Path) -> None:
    a_policy(tmp_path, WHOLE)
    (tmp_path / "2026-01-01.de.md").write_text(WHOLE.replace("Privacy policy", "Datenschutz"), "utf-8")
    assert read(tmp_path, "de").current.title == "Datenschutz"
    assert read(tmp_path, "fr").current.title == "Privacy policy"
    assert len(read(tmp_path, "de").all) == 1


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyMissing, match="a policy is a file named by its date"):
        read(tmp_path)


def test_the_date_inside_is_that_of_the_name(tmp_path: Path) -> None:
    a_policy(tmp_path, WHOLE, "2026-01-02")
    with pytest.raises(SourceFaulty, match="the date inside is another"):
        read(tmp_path)


def test_the_faults_of_every_file_are_told_with_its_name(tmp_path: Path) -> None:
    a_policy(tmp_path, WHOLE.replace("title:", "titel:"))
    a_policy(tmp_path, "nothing", "2026-02-01")
    with pytest.raises(SourceFaulty) as refused:
        read(tmp_path)
    assert {fault.words.partition(":")[0] for fault in refused.value.faults} == {"2026-01-01.md", "2026-02-01.md"}


def test_a_changed_text_with_its_old_date_is_found(tmp_path: Path) -> None:
    a_policy(tmp_path, WHOLE)
    (tmp_path / FINGERPRINTS).write_text(f"2026-01-01 {fingerprint(WHOLE)}\n")
    assert changed_under_an_old_date(tmp_path) == []
    a_policy(tmp_path, WHOLE.replace("gone", "kept"))
    assert changed_under_an_old_date(tmp_path) == ["2026-01-01.md"]


def test_a_new_version_without_a_fingerprint_is_found(tmp_path: Path) -> None:
    a_policy(tmp_path, WHOLE)
    assert changed_under_an_old_date(tmp_path) == ["2026-01-01.md"]
