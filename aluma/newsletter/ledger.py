"""How far a mailing has come, on disk: whatever ends the program, the next one knows who has been settled.

Everyone up to a place in the book is settled, but for the few whose mail the relay put off. Beyond it, each mail of the
batch in flight is one record in a file of its own, written before the next reply is read; a write that has returned
outlives the process. The file's number is the standing's, so the old one means nothing once a new standing is in place.
It has its full length from the start, so that a full disk is found before a mail is handed over, and not after.

After a power cut, the records of the batch in flight may be lost: then those in it get the letter a second time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from aluma.newsletter.handle import BYTES
from aluma.newsletter.whole import put

STANDING = "standing.json"
RECORD = BYTES + 1  # bytes of a record; zeros until there is one
ROOM = 1_000  # records: as many mails as a batch may have
PUT_OFF = (60.0, 300.0, 900.0, 3600.0, *[4 * 3600.0] * 24)  # seconds until each next try, four days in all


class Verdict(IntEnum):
    """What became of a mail."""

    SENT = 1
    LATER = 2
    REFUSED = 3
    ERASED = 4
    GONE = 5


_VERDICTS = frozenset(Verdict)


class PutOff(msgspec.Struct, frozen=True):
    """One whose mail the relay put off: handle in hexadecimal digits, tries so far, and when to try again."""

    handle: str
    tries: int
    due: float


class Record(NamedTuple):
    """What became of one mail of the batch in flight."""

    handle: bytes
    verdict: Verdict


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a mailing stands. `after` is the last slot whose batch is settled, `paused` the reason it stopped itself.

    `turn` counts how often it was told to go on; a pause holds for the turn in which it came.
    """

    number: int = 0
    after: int = -1
    total: int = 0
    sent: int = 0
    refused: int = 0
    erased: int = 0
    gone: int = 0
    put_off: tuple[PutOff, ...] = ()
    paused: str = ""
    turn: int = 0
    began: float = 0.0
    ended: float = 0.0


class Ledger:
    """The ledger in a folder, opened by the one process that mails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.standing = standing(folder)
        self.settled = noted(folder, self.standing)
        for old in folder.glob("acks-*"):
            if old != self._path:
                old.unlink()
        self._file = self._opened()

    @property
    def _path(self) -> Path:
        return _path(self._folder, self.standing)

    def _opened(self) -> int:
        """The file of the batch, at the place of its next record. Raises OSError where there is no room for it."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.posix_fallocate(file, 0, ROOM * RECORD)
            made = [at for at, _ in _records(self._path.read_bytes())]
            os.lseek(file, made[-1] + RECORD if made else 0, os.SEEK_SET)
        except OSError:
            os.close(file)
            raise
        return file

    def note(self, handle: bytes, verdict: Verdict) -> None:
        """Write down what became of a mail, before anything else is done. Raises OSError."""
        os.write(self._file, handle + bytes((verdict,)))
        self.settled[handle] = verdict

    def mark(self, **changed: object) -> None:
        """Change these fields of the standing. The batch in flight stays as it is: who is settled in it stays so."""
        self._stand(msgspec.structs.replace(self.standing, **changed))

    def advance(self, now: float, **changed: object) -> None:
        """Take a batch that is settled into the standing, with these fields changed, and begin the next one."""
        stood = self.standing
        self._stand(msgspec.structs.replace(taken_in(stood, self.settled, now), number=stood.number + 1, **changed))
        old, self._file = self._file, self._opened()
        os.close(old)
        _path(self._folder, stood).unlink(missing_ok=True)
        self.settled = {}

    def _stand(self, standing: Standing) -> None:
        put(self._folder / STANDING, msgspec.json.encode(standing))
        self.standing = standing

    def close(self) -> None:
        """Close its file."""
        os.close(self._file)


COUNTED = {"sent": Verdict.SENT, "refused": Verdict.REFUSED, "erased": Verdict.ERASED, "gone": Verdict.GONE}


def standing(folder: Path) -> Standing:
    """The standing in a folder; that of a mailing which has not begun where there is none."""
    try:
        return msgspec.json.decode((folder / STANDING).read_bytes(), type=Standing)
    except FileNotFoundError:
        return Standing()


def taken_in(stood: Standing, settled: Mapping[bytes, Verdict], now: float) -> Standing:
    """A standing with what became of these mails counted in it."""
    became = Counter(settled.values())
    became[Verdict.REFUSED] += len(_over(stood, settled))
    counted = {name: getattr(stood, name) + became[each] for name, each in COUNTED.items()}
    return msgspec.structs.replace(stood, put_off=_still_put_off(stood, settled, now), **counted)


def so_far(folder: Path) -> Standing:
    """Where a mailing stands at this moment, the batch in flight counted in."""
    stood = standing(folder)
    return taken_in(stood, noted(folder, stood), 0.0)


def noted(folder: Path, stood: Standing) -> dict[bytes, Verdict]:
    """What became of each mail of the batch in flight."""
    try:
        data = _path(folder, stood).read_bytes()
    except FileNotFoundError:
        return {}
    return dict(record for _, record in _records(data))


def _records(data: bytes) -> Iterator[tuple[int, Record]]:
    """Where each record begins, and the record. One that was left without its last byte was never made."""
    for at in range(0, len(data) - RECORD + 1, RECORD):
        if data[at + BYTES] in _VERDICTS:
            yield at, Record(data[at : at + BYTES], Verdict(data[at + BYTES]))


def _path(folder: Path, stood: Standing) -> Path:
    return folder / f"acks-{stood.number}"


def _over(stood: Standing, settled: Mapping[bytes, Verdict]) -> list[str]:
    """Who was put off for the last time."""
    tried = {each.handle: each.tries for each in stood.put_off}
    later = [handle.hex() for handle, verdict in settled.items() if verdict is Verdict.LATER]
    return [handle for handle in later if tried.get(handle, 0) >= len(PUT_OFF)]


def _still_put_off(stood: Standing, settled: Mapping[bytes, Verdict], now: float) -> tuple[PutOff, ...]:
    tried = {each.handle: each for each in stood.put_off}
    over = set(_over(stood, settled))
    for handle, verdict in settled.items():
        before = tried.pop(handle.hex(), None)
        tries = before.tries if before else 0
        if verdict is Verdict.LATER and handle.hex() not in over:
            tried[handle.hex()] = PutOff(handle.hex(), tries + 1, now + PUT_OFF[tries])
    return tuple(tried.values())
