"""The ring: clause id -> promise -> keeper -> proofs -> a planted violation -> how anyone can check.

`ring.toml` is the table. Keepers are dotted names and proofs are test ids, as text: the command line and the tests
resolve them, so that this floor knows nobody. What is not built yet stands in `not-built.txt`, which only shrinks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
TABLE = HERE / "ring.toml"
NOT_BUILT = HERE / "not-built.txt"


class Mutant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A planted violation: in `file`, the one piece `before` is replaced by `after`; `planted` says what that does."""

    planted: str
    file: str
    before: str
    after: str


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row. `promise` is a verbatim piece of our clause; `how`, `proof` and `check` are for visitors.

    `keeper` is a dotted name, `proofs` are test ids; `words` is why there is neither, where a clause is words only.
    """

    promise: str
    how: str = ""
    proof: str = ""
    check: str = ""
    keeper: str = ""
    proofs: tuple[str, ...] = ()
    mutant: Mutant | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """The rows by clause id, and the ids whose mechanism is not built yet."""

    rows: Mapping[str, Row]
    not_built: frozenset[str]

    @property
    def built(self) -> dict[str, Row]:
        """The rows that have a keeper."""
        return {id_: row for id_, row in self.rows.items() if row.keeper}


def read(table: Path = TABLE, not_built: Path = NOT_BUILT) -> Ring:
    """The ring from its two files."""
    rows = msgspec.toml.decode(table.read_bytes(), type=dict[str, Row])
    return Ring(rows, frozenset(unbuilt(not_built.read_text("utf-8"))))


def unbuilt(text: str) -> list[str]:
    """The ids in a list of what is not built yet; a line that begins with # is a remark."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
