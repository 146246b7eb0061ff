"""Results count for the package that they were made from, and for no other."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from aluma.covenant.results import Outcome, Record, Results, for_package, load
from aluma.covenant.tree import digest

EARLY, LATE = "2026-11-24T06:00Z", "2026-11-24T06:30Z"
RECORD = Record({"a": Outcome("passed", LATE), "b": Outcome("passed", EARLY), "c": Outcome("failed", EARLY),
                 "d": Outcome("skipped", EARLY)})  # fmt: skip


@pytest.mark.parametrize(
    ("proofs", "result", "at"),
    [
        (("a",), "passed", LATE),
        (("a", "b"), "passed", EARLY),
        (("a", "c", "d"), "failed", EARLY),
        (("a", "d"), "skipped", EARLY),
        (("a", "never"), "not run for this version", ""),
        (("never",), "not run for this version", ""),
        ((), "not run for this version", ""),
    ],
)
def test_several_proofs_are_as_good_as_the_worst(proofs: tuple[str, ...], result: str, at: str) -> None:
    verdict = RECORD.verdict(proofs)
    assert (verdict.result, verdict.at) == (result, at)


def test_the_results_of_another_package_are_none(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "a.py").write_text("one")
    path = tmp_path / "results.json"
    path.write_bytes(msgspec.json.encode(Results(digest(package), "", "1", {"a": Outcome("passed", EARLY)})))
    assert for_package(path, package).verdict(("a",)).result == "passed"
    (package / "a.py").write_text("two")
    assert for_package(path, package).verdict(("a",)).result == "not run for this version"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"outcomes": 3}'])
def test_what_is_no_results_file_is_no_result(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "results.json"
    path.write_bytes(content)
    assert load(path) == Results()
    assert load(tmp_path / "absent.json") == Results()


def test_the_hash_changes_with_content_name_and_place(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one")
    seen = [digest(tmp_path)]
    (tmp_path / "a.py").write_text("two")
    seen.append(digest(tmp_path))
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    seen.append(digest(tmp_path))
    (tmp_path / "inner").mkdir()
    (tmp_path / "b.py").rename(tmp_path / "inner" / "b.py")
    seen.append(digest(tmp_path))
    assert len(set(seen)) == 4


def test_what_is_made_from_the_sources_does_not_change_the_hash(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("one")
    before = digest(tmp_path)
    for name in ("a.pyc", "wipe.so", "results.json"):
        (tmp_path / name).write_text("made")
    assert digest(tmp_path) == before
