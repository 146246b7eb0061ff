"""Watches what a portal writes, by the system's own account (strace): words may go to its visitors and nowhere else.

Keeps: session.not-kept
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from aluma.proof.canary import Canaries
from aluma.proof.hunt import Hunt
from aluma.proof.image import NoImage, memory_folder
from aluma.proof.looked import Looked, looked
from aluma.proof.trace import Piece

TITLE = "Everything the portal wrote, to files and to connections"
_CALLS = "write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
_LINE = re.compile(rb'^\d+ +\w+\(\d+<(?P<to>[^"]*?)>, (?P<what>.*)$')
_VISITOR = re.compile(rb"^TCP(?:v6)?:\[\[?[0-9a-f.:]+\]?:(?P<port>\d+)->")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))")
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f"}


def watch(hunt: Hunt, canaries: Canaries, pids: Sequence[int], port: int, drive: Callable[[], None]) -> Looked:
    """What the processes wrote while `drive` ran, other than to connections that visitors made to `port`."""
    strace = shutil.which("strace")
    if strace is None:
        return Looked("writes", TITLE, note="Left out: strace is not installed here. The files themselves were read.")
    try:
        folder = tempfile.TemporaryDirectory(prefix="proof-", dir=memory_folder())
    except NoImage as reason:
        return Looked("writes", TITLE, note=f"Left out. {reason} The files themselves were read.")
    with folder as place:
        watched, control = Path(place, "watched"), Path(place, "control")
        plant = canaries.new("plant in writes")
        _attached([strace, *_options(watched), *(f"-p{pid}" for pid in pids)], drive)
        own = ["sh", "-c", f"printf %s {plant.word} > {place}/plant"]
        subprocess.run([strace, *_options(control), *own], check=False, capture_output=True)  # noqa: S603  # fixed words
        if not watched.is_file() or not watched.stat().st_size:
            return Looked("writes", TITLE, unsearched="strace could not watch the portal.")
        found = [hunt.search(_elsewhere(path, port)) for path in (watched, control) if path.is_file()]
        calls = watched.read_bytes().count(b"\n")
    note = f"{calls} writes were seen; those to visitors' own connections are what they came for, and are not counted."
    return looked("writes", TITLE, found, {plant.where}, note)


def _options(into: Path) -> list[str]:
    return ["-f", "-qq", "-yy", "-s1000000", f"-etrace={_CALLS}", "-o", str(into)]


def _attached(command: list[str], drive: Callable[[], None]) -> None:
    watcher = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # as found
    try:
        time.sleep(0.5)  # strace says nothing once it is attached
        drive()
    finally:
        watcher.send_signal(signal.SIGINT)
        watcher.wait(10)


def _elsewhere(path: Path, port: int) -> Iterator[Piece]:
    """The bytes of each write that did not go to a visitor."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            match = _LINE.match(line)
            if match is None:
                continue
            visitor = _VISITOR.match(match["to"])
            if visitor is None or int(visitor["port"]) != port:
                kind = os.fsdecode(match["to"].partition(b":")[0])
                yield Piece(f"a write to {kind}", number, _ESCAPE.sub(_plain, match["what"]))


def _plain(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes((int(match[1], 8) & 0xFF,))
    return _LETTERS.get(match[2], match[2])
