"""The self-test holds where memory is wiped, and fails wherever it is not.

Keeps: session.not-kept
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from aluma.traceless.build import FLAGS, SOURCE
from aluma.traceless.launcher import MARK, Way, environment
from aluma.traceless.own_memory import new_mark, occurrences, whole
from aluma.traceless.selftest import MISSING, UNTESTED
from tests.traceless.start import PERTURB, python

TEST = """
import json
from aluma.traceless.launcher import Way
from aluma.traceless.selftest import wiped_when_freed
print(json.dumps(wiped_when_freed(Way.{way})))
"""


@pytest.mark.parametrize("way", ["WRAPPER", "PERTURB"])
def test_it_holds_in_the_environment_that_the_launcher_makes(library: Path, way: str) -> None:
    made = environment({}, library if way == "WRAPPER" else library.with_name("not there"))
    files = [int(file) for file in made[MARK].split(":")[1:]]
    assert python(TEST.format(way=way), os.environ | made, fds=files)[1]


@pytest.mark.parametrize(
    "weaker",
    [
        {},
        {"PYTHONMALLOC": "malloc"},
        {"PYTHONMALLOC": "malloc", "GLIBC_TUNABLES": "glibc.malloc.perturb=165"},
        {"GLIBC_TUNABLES": PERTURB["GLIBC_TUNABLES"]},
    ],
    ids=["nothing", "malloc alone", "with the cache of freed blocks", "with Python's own allocator"],
)
@pytest.mark.parametrize("way", Way)
def test_it_fails_under_anything_weaker_whatever_was_promised(weaker: dict[str, str], way: Way) -> None:
    name, holds, sentence = python(TEST.format(way=way.name), os.environ | weaker)
    assert (name, holds, sentence) == ("freed memory", False, MISSING)


@pytest.mark.parametrize("door", ["free", "realloc", "epoll_wait"])
def test_it_fails_when_one_door_of_the_wrapper_stands_open(door: str, tmp_path: Path) -> None:
    preload = {"LD_PRELOAD": str(_without(door, tmp_path)), "PYTHONMALLOC": "malloc"}
    assert python(TEST.format(way="WRAPPER"), os.environ | preload)[1:] == [False, MISSING]


def test_a_search_that_cannot_look_is_no_pass() -> None:
    # Root may read everything, so a user without rights stands in.
    code = """
import asyncio, codecs, json, os
from aluma.traceless import core, launcher, own_memory, selftest
for name in own_memory.ENCODINGS: codecs.lookup(name)
core.forbid_core_dumps()
os.getuid() or os.setuid(65534)
print(json.dumps(selftest.wiped_when_freed(launcher.Way.PERTURB)))
"""
    assert python(code)[1:] == [False, UNTESTED]


def test_a_mark_is_found_while_it_is_there() -> None:
    mark = new_mark()
    assert not any(occurrences(mark).values())
    held = [whole(mark), whole(mark) + "あ", whole(mark) + "🕯"]
    assert all(occurrences(mark).values())
    assert len(held) == 3


def _without(door: str, folder: Path) -> Path:
    """The wrapper with one of its functions named otherwise, so that the program reaches glibc's own."""
    source, weaker = folder / "wipe.c", folder / "weaker.so"
    source.write_text(SOURCE.read_text().replace(f" {door}(", f" not_{door}(").replace(f" *{door}(", f" *not_{door}("))
    subprocess.run(["cc", *FLAGS, "-o", weaker, source], check=True)
    return weaker
