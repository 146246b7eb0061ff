"""What a hunt says of itself: nothing found, traces found, or void; and what the pages learn of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from aluma.proof.last import FILE, last_proof, remember
from aluma.proof.looked import Looked
from aluma.proof.outcome import Outcome, Planted, Verdict, to_json
from aluma.proof.report import to_html
from aluma.proof.trace import Trace, merged

MEMORY = Looked("memory", "The whole memory", bytes_read=1000, count=1, planted=4, caught=4)
SWAP = Looked("swap", "Swap space", note="This machine has no swap.")
TRACE = Trace("process 7, [heap]", 0x7F00, 34, "UTF-8", "session 3, turn 1, words", whole=True)
CLEAN = Outcome(
    "1.2", "2026-11-24T06:00:00+00:00", 50.0, 0.1, "3.11.7", Planted(200, 1000, 80, 1500, 400), (MEMORY, SWAP)
)


def found(place: Looked) -> Outcome:
    return replace(CLEAN, places=(place, SWAP))


def test_nothing_found_counts_when_all_that_was_planted_to_be_found_was() -> None:
    assert CLEAN.verdict is Verdict.NOTHING
    assert CLEAN.summary == (
        "nothing found: 0 traces of 200 sessions, 1500 words, 400 tokens and keys; 4 of 4 controls found; 50 s"
    )


def test_one_trace_outweighs_everything() -> None:
    assert found(replace(MEMORY, traces=(TRACE,), caught=1)).verdict is Verdict.FOUND


def test_a_control_that_was_not_found_makes_it_void() -> None:
    missed = found(replace(MEMORY, caught=3))
    assert missed.verdict is Verdict.VOID
    assert missed.reasons == ("The whole memory: of 4 planted controls 3 were found.",)


def test_memory_that_was_not_searched_makes_it_void() -> None:
    unsearched = found(replace(MEMORY, unsearched="Memory not searched. It may not be read."))
    assert unsearched.verdict is Verdict.VOID
    assert "Memory not searched" in unsearched.reasons[0]


def test_any_other_reason_makes_it_void() -> None:
    assert replace(CLEAN, void=("A proxy was not searched.",)).verdict is Verdict.VOID


def test_the_pages_learn_the_last_numbers(tmp_path: Path) -> None:
    assert remember(CLEAN, tmp_path / "data")
    last = last_proof(tmp_path / "data")
    assert last is not None
    assert (last.planted, last.found, last.sessions, last.version) == (1900, 0, 200, "1.2")
    assert last.day.isoformat() == "2026-11-24"


def test_a_void_hunt_is_not_shown_and_takes_nothing_away(tmp_path: Path) -> None:
    remember(CLEAN, tmp_path)
    assert not remember(replace(CLEAN, void=("No.",), version="2"), tmp_path)
    last = last_proof(tmp_path)
    assert last is not None
    assert last.version == "1.2"


def test_numbers_that_cannot_be_read_are_no_numbers(tmp_path: Path) -> None:
    assert last_proof(tmp_path) is None
    for written in ("", "[]", "{}", '{"format": 99}', '{"format": 1, "at": "yesterday"}'):
        (tmp_path / FILE).write_text(written)
        assert last_proof(tmp_path) is None


def test_json_has_addresses_and_counts() -> None:
    outcome = json.loads(json.dumps(to_json(found(replace(MEMORY, traces=(TRACE,))))))
    assert outcome["found"] == outcome["found_of"] == 1
    assert outcome["places"][0]["traces"][0]["address"] == "0x7f00"


def test_the_report_says_it_in_words_and_escapes_what_it_shows() -> None:
    html = to_html(found(replace(MEMORY, traces=(replace(TRACE, place="<b>heap</b>"),))), CLEAN)
    assert "<h1>Something was left</h1>" in html
    assert "<b>heap" not in html
    assert "Without" not in to_html(CLEAN)


def test_the_report_asks_for_nothing_from_outside() -> None:
    html = to_html(CLEAN)
    assert "<script" not in html
    assert not any(word in html for word in ("src=", "href=", "@import", "url(http"))


def test_traces_of_one_stretch_are_one() -> None:
    part = replace(TRACE, address=TRACE.address + 5, length=12, whole=False)
    elsewhere = replace(TRACE, address=TRACE.address + 100)
    assert merged([part, TRACE, elsewhere]) == [TRACE, elsewhere]
