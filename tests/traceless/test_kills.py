"""Fifty portals killed at random instants under load leave nothing on disk.

Keeps: session.not-kept
"""

from __future__ import annotations

from pathlib import Path

from campaigns.kills import SIGNALS, kills


def test_nothing_is_on_disk_after_any(tmp_path: Path) -> None:
    ended = kills(50, 20_26, tmp_path)
    assert [each for each in ended if not each.holds] == []
    assert {each.by for each in ended} == set(SIGNALS)
    assert sum(each.answers for each in ended) > 50, "they were under load"
