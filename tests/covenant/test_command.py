"""`aluma covenant` says the same as the page, to whoever runs the portal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aluma.cli import main
from aluma.covenant import ring
from tests.covenant.place import get

TABLE = ring.read()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["covenant", *arguments])


def test_it_lists_every_promise() -> None:
    listed = run().output
    assert all(id_ in listed for id_ in TABLE.rows)
    assert listed.count("not built yet") == len(TABLE.not_built)


def test_for_machines_it_is_what_the_portal_serves() -> None:
    assert json.loads(run("--json").output) == json.loads(get("/privacy/evidence.json").body)


def test_a_promise_is_shown_with_file_line_proof_and_result() -> None:
    shown = run("third.none").output
    assert "aluma/web/guard/headers.py:" in shown
    assert all(f"{proof}  {proof.partition('::')[0]}:" in shown for proof in TABLE.rows["third.none"].proofs)
    assert "planted   pages may load from anywhere (aluma/web/guard/headers.py)" in shown
    assert "result    " in shown


@pytest.mark.parametrize(
    ("id_", "said"),
    [("rights.everyone", "because   This is about the will"), ("access.formats", "stands    not built")],
)
def test_a_promise_without_a_keeper_says_why(id_: str, said: str) -> None:
    assert said in run(id_).output
    assert "kept by" not in run(id_).output


def test_an_unknown_promise_is_told_in_one_sentence() -> None:
    told = run("third.nobody")
    assert (told.exit_code, told.output) == (
        2,
        "There is no promise called third.nobody. `aluma covenant` lists them.\n",
    )


def test_the_ring_is_whole() -> None:
    told = run("check")
    assert (told.exit_code, told.output.splitlines()[0].startswith("The ring is whole: ")) == (0, True)


def test_a_policy_of_one_s_own_begins_as_ours_and_can_be_served(folder: Path) -> None:
    assert run("new", "mine").exit_code == 0
    (draft,) = (folder / "mine").iterdir()
    draft.write_text(draft.read_text("utf-8").replace("We do not sell, rent", "We never sell, rent"), "utf-8")
    assert "We never sell, rent, trade or share" in get("/privacy", policy=folder / "mine").text


def test_a_folder_with_something_in_it_is_left_as_it_is(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "notes.md").write_text("mine")
    told = run("new", "mine")
    assert (told.exit_code, "was left as it was" in told.output) == (2, True)
    assert [path.name for path in (folder / "mine").iterdir()] == ["notes.md"]


def test_a_policy_that_cannot_be_promised_is_refused_in_sentences(folder: Path) -> None:
    (folder / "aluma.toml").write_text('law = ""\nhosting = "A Company"\n')
    told = run()
    assert told.exit_code == 2
    assert told.output.startswith("Aluma does not start, because its policy promises what can't be kept here:\n  - ")
    assert "Traceback" not in told.output
