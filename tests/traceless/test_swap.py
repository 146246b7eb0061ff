"""What keeps memory from a disk is told apart from what does not; the kernel's lists are given by hand.

Keeps: session.not-kept, security.hosting
"""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.traceless.swap import WHAT_TO_DO, Places, keep_from_swap
from tests.traceless.start import python

HEAD = "Filename\tType\tSize\tUsed\tPriority\n"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A machine that swaps to a plain partition, for a process that may not lock its memory."""
    monkeypatch.setattr("resource.getrlimit", lambda kind: (8 << 20, 8 << 20))
    (tmp_path / "swaps").write_text(f"{HEAD}/dev/sda2 partition 1048572 0 -2\n")
    (tmp_path / "status").write_text("CapEff:\t0000000000000000\n")
    (tmp_path / "group").write_text("0::/system.slice/aluma.service\n")
    (tmp_path / "groups" / "system.slice" / "aluma.service").mkdir(parents=True)
    names = ("swaps", "blocks", "status", "group", "groups")
    return Places(**{name: tmp_path / name for name in names})


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_plain_partition_is_no_guarantee_and_the_sentence_says_what_to_do(places: Places) -> None:
    assert keep_from_swap(places) == ("swap", False, WHAT_TO_DO)


def test_no_swap_at_all_is_one(places: Places) -> None:
    places.swaps.write_text(HEAD)
    assert keep_from_swap(places).holds


def test_a_list_that_is_not_there_tells_nothing(places: Places) -> None:
    places.swaps.unlink()
    assert not keep_from_swap(places).holds


@pytest.mark.parametrize(("uuid", "holds"), [("CRYPT-PLAIN-swap", True), ("LVM-swap", False)])
def test_a_mapped_device_is_one_when_it_is_encrypted(places: Places, uuid: str, holds: bool) -> None:
    places.swaps.write_text(f"{HEAD}/dev/dm-1 partition 1048572 0 -2\n")
    put(places.blocks / "dm-1" / "dm" / "uuid", f"{uuid}\n")
    assert keep_from_swap(places).holds is holds


@pytest.mark.parametrize(("behind", "holds"), [("none\n", True), ("/dev/sda3\n", False)])
def test_compressed_memory_is_one_without_a_disk_behind_it(places: Places, behind: str, holds: bool) -> None:
    places.swaps.write_text(f"{HEAD}/dev/zram0 partition 1048572 0 100\n")
    put(places.blocks / "zram0" / "backing_dev", behind)
    assert keep_from_swap(places).holds is holds


def test_one_plain_device_among_good_ones_is_enough_to_fail(places: Places) -> None:
    places.swaps.write_text(f"{HEAD}/dev/zram0 partition 1 0 100\n/swapfile file 1 0 -2\n")
    assert not keep_from_swap(places).holds


@pytest.mark.parametrize("group", ["system.slice/aluma.service", "system.slice", "."])
def test_a_control_group_that_may_not_swap_is_one(places: Places, group: str) -> None:
    put(places.groups / group / "memory.swap.max", "0\n")
    assert keep_from_swap(places).holds


def test_a_control_group_with_any_swap_is_none(places: Places) -> None:
    put(places.groups / "system.slice" / "memory.swap.max", "max\n")
    assert not keep_from_swap(places).holds


def test_pages_are_locked_where_that_is_allowed() -> None:
    locked = "print(json.dumps([made, [l for l in open('/proc/self/status') if l.startswith('VmLck')][0].split()[1]]))"
    made, kilobytes = python(f"import json\nfrom aluma.traceless.swap import *\nmade = keep_from_swap()\n{locked}")
    if "locked" not in made[2]:
        pytest.skip("this user may not lock memory")
    assert int(kilobytes) > 1000
