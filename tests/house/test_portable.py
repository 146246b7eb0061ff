"""Nothing in the project leans on the machine it was made on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.code import ROOT

FOLDERS = ("aluma", "tests", "bench", "bin", "docs", ".ci")
KINDS = {".py", ".md", ".toml", ".txt", ".sh", ".html", ".css", ".js", ".c", ""}
# A path below a home, or below a folder that only one machine has, in quotation marks or after white space.
OWN = re.compile(r"(?:^|[\s\"'=(])/(?:home|root|work|Users)/\w")


def files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (each for each in (ROOT / folder).rglob("*") if each.is_file() and each.suffix in KINDS)
    yield from (each for each in ROOT.glob("*.*") if each.is_file() and each.suffix in KINDS)


def own(texts: Iterable[tuple[str, str]]) -> list[str]:
    return [name for name, text in texts if OWN.search(text)]


def test_no_path_of_one_machine_is_written_down() -> None:
    assert not own((each.relative_to(ROOT).as_posix(), each.read_text("utf-8", "replace")) for each in files())


def test_such_a_path_is_found() -> None:
    assert own([("planted", 'PATH = "/' + 'home/someone/aluma"')])
    assert not own([("planted", "GET /work HTTP/1.1")])
