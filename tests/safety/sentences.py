"""The project's own sentences for safety, as (group, sentence), and what danger sounds like as the content has it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from aluma.guide.safety.danger import Dangers, dangers
from aluma.guide.safety.weighing import weights
from eval.lists import AGES, names

ROOT = Path(__file__).parents[2]
LISTEN = ROOT / "aluma" / "content" / "en" / "listen"


def known() -> Dangers:
    content, weighed = (tomllib.loads((LISTEN / f"{name}.toml").read_text("utf-8")) for name in ("danger", "weights"))
    return dangers(content, weights(weighed))


def sentences(name: str) -> list[tuple[str, str]]:
    lines = (ROOT / "eval" / f"{name}.tsv").read_text().splitlines()
    return [(group, words) for group, _, words in (line.partition("\t") for line in lines)]


def every(kind: str, last: str = AGES[-1]) -> list[tuple[str, str]]:
    """The sentences of the lists of a kind, "danger" or "everyday", as they were written, up to the last one."""
    return [row for name in names(kind)[: AGES.index(last) + 1] for row in sentences(name)]
