"""The pytest plugin, as a project of someone else's uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from aluma.proof.plugin import TraceHunt, trace_hunt

ROOT = Path(__file__).parents[2]
__all__ = ["trace_hunt"]

OF_SOMEONE_ELSE = """
import subprocess, sys

def test_a_word_in_another_process_is_found(trace_hunt):
    program = "import sys; word = sys.stdin.readline(); print(flush=True); sys.stdin.readline()"
    other = subprocess.Popen([sys.executable, "-c", program], stdin=-1, stdout=-1)
    trace_hunt.before(other.pid)
    word = trace_hunt.word("the one")
    assert not trace_hunt.in_memory(other.pid)
    other.stdin.write(word.encode() + b"\\n")
    other.stdin.flush()
    other.stdout.readline()
    assert {trace.whose for trace in trace_hunt.in_memory(other.pid)} == {"the one"}
    other.communicate()
"""


def test_a_project_of_someone_else_can_use_it(tmp_path: Path) -> None:
    (tmp_path / "test_theirs.py").write_text(OF_SOMEONE_ELSE)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "aluma.proof.plugin",
        "-p",
        "no:cacheprovider",
        str(tmp_path),
    ]
    done = subprocess.run(
        command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert "1 passed" in done.stdout, done.stdout


def test_words_are_found_in_files_and_bytes(trace_hunt: TraceHunt, tmp_path: Path) -> None:
    word = trace_hunt.word("mine")
    (tmp_path / "kept").write_text(f"so: {word}", encoding="utf-16")
    assert [trace.whose for trace in trace_hunt.below(tmp_path)] == ["mine"]
    assert [trace.whose for trace in trace_hunt.in_bytes(word.encode())] == ["mine"]


def test_secrets_are_found_too(trace_hunt: TraceHunt) -> None:
    trace_hunt.secret(bytes(range(100, 132)), "the key")
    assert [trace.whose for trace in trace_hunt.in_bytes(b"." + bytes(range(100, 132)))] == ["the key"]
