"""A mailing killed at any instant misses nobody, and repeats itself no more than it must."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from aluma.newsletter.ledger import standing
from campaigns.letters import SMALL, Killing, Mailed, counted, filled
from tests.newsletter.post import Order, Starter, starter
from tests.newsletter.taking import taking

PEOPLE, FEW, KILLS = 400, 30, 30


@pytest.fixture(scope="module")
def starts() -> Iterator[Starter]:
    with starter() as found:
        yield found


@pytest.fixture(scope="module")
def killing(starts: Starter, tmp_path_factory: pytest.TempPathFactory) -> Killing:
    book = filled(tmp_path_factory.mktemp("killed") / "book", PEOPLE)
    return Killing(starts, book, random.Random(7), PEOPLE)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("few") / "book", FEW)


def killed(killing: Killing, folder: Path, fault: str = "") -> list[Mailed]:
    """Mailings until there were thirty kills, reading all rows at once and a few at a time in turn."""
    found = list[Mailed]()
    while (done := sum(each.kills for each in found)) < KILLS:
        batch = (SMALL, 1_000)[len(found) % 2]
        found.append(killing.mailed(folder / str(len(found)), min(10, KILLS - done), batch, fault))
    return found


def test_thirty_kills_miss_nobody(killing: Killing, tmp_path: Path) -> None:
    found = killed(killing, tmp_path)
    assert all(each.holds for each in found), found


@pytest.mark.parametrize(
    ("fault", "found"), [("forgetful", "twice"), ("hasty", "missed"), ("renumbering", "renumbered")]
)
def test_the_control_a_planted_fault_is_found(killing: Killing, tmp_path: Path, fault: str, found: str) -> None:
    done = killed(killing, tmp_path, fault)
    assert not all(each.holds for each in done)
    assert sum(getattr(each, found) for each in done) > 0


def killed_before(line: int, starts: Starter, few: Path, folder: Path) -> tuple[int, Mailed]:
    """How a mailing ended that was to end itself before a line of a commit, and what became of it after the next."""
    with taking() as taken:
        starts.begin(Order(str(few), str(folder), taken.port, batch=15, line=line))
        status = starts.wait()
        starts.begin(Order(str(few), str(folder), taken.port, batch=15))
        ended = starts.wait() == 0 and bool(standing(folder).ended)
    return status, counted(taken, FEW, kills=1, in_commit=1, stalled=not ended)


def test_no_line_of_a_commit_is_a_bad_one_to_be_killed_at(starts: Starter, few: Path, tmp_path: Path) -> None:
    """From the first commit to the last one, until there is no further line to be killed at."""
    for line in range(1, 200):
        status, after = killed_before(line, starts, few, tmp_path / str(line))
        if status == 0:
            break
        assert (status, after.missed, after.twice, after.stalled) == (-signal.SIGKILL, 0, 0, False), line
    assert 30 < line < 199
