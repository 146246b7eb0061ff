"""The launcher starts the interpreter again, once, and leaves nothing of it to children.

Keeps: session.not-kept
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from aluma.traceless.launcher import MARK, OURS, Way, arrived, best, environment

SCRIPT = """
import json, os, sys
before = os.getpid()
from aluma.traceless.launcher import relaunched
way = relaunched()
left = [name for name in ("LD_PRELOAD", "GLIBC_TUNABLES", "LD_BIND_NOW", "PYTHONMALLOC") if name in os.environ]
print(json.dumps([way, os.getpid(), sys.argv[1:], left, sorted(map(int, os.listdir("/proc/self/fd")))]))
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    there = tmp_path / "a console script"
    there.write_text(f"#!{sys.executable}\n{SCRIPT}")
    there.chmod(0o755)
    return there


def test_it_keeps_the_process_id_and_the_arguments(script: Path) -> None:
    with subprocess.Popen([script, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as started:
        said = started.communicate(timeout=30)[0]
        assert f'{started.pid}, ["serve", "--port", "0"]' in said


def test_nothing_of_it_is_left_for_children(script: Path) -> None:
    said = subprocess.run([script], capture_output=True, text=True, timeout=30, check=True).stdout
    assert "[], [0, 1, 2, 3]]" in said  # no variable of ours, no file but the list itself


def test_python_flags_are_kept(script: Path) -> None:
    run = subprocess.run([sys.executable, "-P", "-X", "utf8", script], capture_output=True, text=True, timeout=30)
    assert run.returncode == 0, run.stderr


def test_the_wrapper_loads_from_a_path_with_a_space_and_a_colon(library: Path) -> None:
    made = environment({}, library)
    file = int(made[MARK].partition(":")[2])
    code = "import ctypes; ctypes.CDLL(None).aluma_wipes_freed_memory"
    assert " " in str(library)
    assert ":" in str(library)
    run = subprocess.run([sys.executable, "-c", code], env=made, pass_fds=[file], capture_output=True, text=True)
    os.close(file)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_plain_path_is_named_as_it_is(library: Path) -> None:
    plain = Path(tempfile.mkdtemp(prefix="plain-")) / "_wipe.so"
    shutil.copy(library, plain)
    try:
        assert environment({}, plain)["LD_PRELOAD"] == str(plain)
        assert environment({}, plain)[MARK] == Way.WRAPPER
    finally:
        shutil.rmtree(plain.parent)


def test_a_library_that_does_not_load_gives_way_to_the_fallback(tmp_path: Path) -> None:
    broken = tmp_path / "_wipe.so"
    broken.write_bytes(b"not a library")
    assert best(broken) is Way.PERTURB
    assert best(tmp_path / "missing.so") is Way.PERTURB


def test_a_library_of_someone_else_gives_way_too(library: Path) -> None:
    other = Path(next(line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libc" in line))
    assert best(other) is Way.PERTURB
    assert best(library) is Way.WRAPPER


def test_without_glibc_nothing_is_pretended(monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
    monkeypatch.setattr("platform.libc_ver", lambda: ("", ""))  # what Python says on musl
    assert environment({"HOME": "/"}, library) == {"HOME": "/", MARK: Way.NONE}


def test_another_preload_gives_way(library: Path) -> None:
    made = environment({"LD_PRELOAD": "/usr/lib/libjemalloc.so.2", "HOME": "/"}, library.with_name("not there"))
    assert "LD_PRELOAD" not in made
    assert made["HOME"] == "/"


def test_an_environment_is_recognised_once(library: Path) -> None:
    made = environment({"HOME": "/"}, library)
    assert arrived(made) is Way.WRAPPER
    assert made == {"HOME": "/"}
    assert arrived(made) is None


def test_our_variables_are_all_ours(library: Path) -> None:
    for there in (library, library.with_name("not there")):
        made = environment({}, there)
        assert set(made) <= set(OURS)
        arrived(made)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace shows the exec calls")
def test_there_is_one_second_start_and_no_third(script: Path, tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    subprocess.run(
        ["strace", "-f", "-e", "trace=execve", "-o", calls, script], check=True, capture_output=True, timeout=60
    )
    ours = [line for line in calls.read_text().splitlines() if sys.executable in line and " = 0" in line]
    assert len(ours) == 1
