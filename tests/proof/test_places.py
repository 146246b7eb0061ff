"""Every place is searched for real: a portal that keeps words is caught there, and one that forgets is not accused."""

from __future__ import annotations

import time
from contextlib import ExitStack

import pytest

from aluma.proof import memory
from aluma.proof.held import Held
from aluma.proof.looked import Control, Looked
from aluma.proof.memory import take
from aluma.proof.process import MemoryUnreadable, pieces
from aluma.proof.writes import watch
from tests.proof.conftest import Visited


def in_memory(there: Visited) -> Looked:
    with Held(there.party, "now") as held:
        return memory.search(there.hunt, "memory", there.portal.pids, held)


def in_an_image(there: Visited) -> Looked:
    with ExitStack() as images, Held(there.party, "now") as held:
        snapshot = take(there.portal.pids, time.monotonic(), images)
        assert snapshot.delay < 1
        return memory.search_images(there.hunt, snapshot, held)


def in_data(there: Visited) -> Looked:
    return there.disk.folder("data", "data", [there.portal.data])


def in_the_log(there: Visited) -> Looked:
    return there.disk.folder("log", "log", [there.portal.log])


def in_open_files(there: Visited) -> Looked:
    return there.disk.open_files(there.portal.pids)


def in_writes(there: Visited) -> Looked:
    assert there.portal.door.connect
    port = there.portal.door.connect[1]
    drive = lambda: there.crowd.visit(range(100, 104), after=("end",))  # noqa: E731  # one line, used once
    return watch(there.hunt, there.party.canaries, there.portal.pids, port, drive)


PLACES = (in_memory, in_an_image, in_data, in_the_log, in_open_files, in_writes)


@pytest.mark.parametrize("look", PLACES)
def test_a_portal_that_keeps_words_is_caught(leaky: Visited, look: object) -> None:
    assert callable(look)
    looked = look(leaky)
    assert looked.traces
    assert looked.control is Control.CAUGHT


@pytest.mark.parametrize("look", PLACES)
def test_a_portal_that_forgets_is_not_accused(clean: Visited, look: object) -> None:
    assert callable(look)
    looked = look(clean)
    assert looked.traces == ()
    assert looked.valid
    assert looked.control is Control.CAUGHT


def test_a_trace_tells_whose_it_is_and_where_and_never_what(leaky: Visited) -> None:
    trace = in_data(leaky).traces[0]
    assert trace.whose.startswith(("session", "held"))
    assert trace.place == str(leaky.portal.data / "turns")
    assert not any(each.word in repr(trace) for each in leaky.party.canaries)


def test_tokens_and_keys_are_looked_for_as_well(leaky: Visited) -> None:
    assert {"token"} <= {trace.whose.partition(", ")[2] for trace in in_memory(leaky).traces}
    assert len(leaky.party.secrets) % 2 == 0


def test_a_held_post_that_is_not_found_is_missed(clean: Visited) -> None:
    with Held(clean.party, "and gone") as held:
        pass
    assert memory.search(clean.hunt, "memory", clean.portal.pids, held).control is Control.MISSED


def test_memory_that_may_not_be_read_says_so() -> None:
    with pytest.raises(MemoryUnreadable, match="cannot be read"):
        list(pieces(2**22 + 1))
