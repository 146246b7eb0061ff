"""A pytest plugin for any project: `pytest_plugins = ["aluma.proof.plugin"]`, then the fixture `trace_hunt`.

def test_nothing_stays(trace_hunt, server):
    trace_hunt.before(server.pid)
    send_form(server, trace_hunt.word())
    assert not trace_hunt.in_memory(server.pid)
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from aluma.proof import files, process
from aluma.proof.running import unmet
from aluma.proof.secret import Secret
from aluma.proof.trace import Piece, Trace


class TraceHunt:
    """Makes words and finds what is left of them. Prove that it can: look while a word must still be there, too."""

    def __init__(self) -> None:
        self._canaries, self._secrets, self._hunt = unmet([])

    def before(self, *pids: int) -> None:
        """Draw a marker of which nothing stands in these processes yet, by chance. Call it before the first `word`."""
        self._canaries, self._secrets, self._hunt = unmet([each for pid in pids for each in process.family(pid)])

    def word(self, whose: str = "") -> str:
        """A word that stands nowhere else. They take turns in four varieties of script."""
        return self._canaries.new(whose or f"word {len(self._canaries) + 1}").word

    def secret(self, raw: bytes, whose: str = "") -> None:
        """Look for these random bytes too: a token or a key of at least 12 bytes, in any form."""
        self._secrets.add(Secret(raw, whose or f"secret {len(self._secrets) + 1}"))

    def in_memory(self, pid: int) -> tuple[Trace, ...]:
        """What is left in a process and all that descend from it. Raises MemoryUnreadable."""
        return tuple(trace for each in process.family(pid) for trace in self._of(process.pieces(each)))

    def below(self, folder: Path) -> tuple[Trace, ...]:
        """What is left in the files below a folder."""
        return tuple(trace for path in files.below(folder) for trace in self._of(files.pieces(path)))

    def in_bytes(self, data: bytes) -> tuple[Trace, ...]:
        """What is left in these bytes."""
        return self._of([Piece("bytes", 0, data)])

    def _of(self, pieces: Iterable[Piece]) -> tuple[Trace, ...]:
        return self._hunt.search(pieces).traces


@pytest.fixture
def trace_hunt() -> TraceHunt:
    """A hunt of this test's own, with a marker that no other has."""
    return TraceHunt()
