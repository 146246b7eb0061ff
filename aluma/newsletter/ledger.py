"""How far a mailing has come, on disk: whatever ends the program, the next one knows who has been settled.

Everyone up to a place in the book is settled, but for the few whose mail the relay put off. Beyond it, each mail of the
batch in flight is one record in a file of its own, written before the next reply is read; a write that has returned
outlives the process. The file's number is the standing's, so the old one means nothing once a new standing is in place.

After a power cut, the records of the batch in flight may be lost: then those in it get the letter a second time.
"""

from __future__ import annotations

import os
from enum import IntEnum
from pathlib import Path

import msgspec

from aluma.newsletter.handle import BYTES

STANDING = "standing.json"
RECORD = BYTES + 1  # a handle and what became of its mail
PUT_OFF = (60.0, 300.0, 900.0, 3600.0, *[4 * 3600.0] * 24)  # seconds until each next try, four days in all


class Verdict(IntEnum):
    """What became of a mail."""

    SENT = 1
    LATER = 2
    REFUSED = 3
    ERASED = 4
    GONE = 5


class PutOff(msgspec.Struct, frozen=True):
    """One whose mail the relay put off: handle in hexadecimal digits, tries so far, and when to try again."""

    handle: str
    tries: int
    due: float


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
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.ftruncate(self._file, len(self.settled) * RECORD)  # a record that was cut off was never made

    @property
    def _path(self) -> Path:
        return _path(self._folder, self.standing)

    def note(self, handle: bytes, verdict: Verdict) -> None:
        """Write down what became of a mail, before anything else is done. A handle is noted once in a batch."""
        os.write(self._file, handle + bytes((verdict,)))
        self.settled[handle] = verdict

    def advance(self, now: float, **changed: object) -> None:
        """Take what was noted into the standing, with these fields changed, and begin the next batch. Synced."""
        stood = self.standing
        self.standing = msgspec.structs.replace(
            stood,
            number=stood.number + 1,
            put_off=_still_put_off(stood, self.settled, now),
            **{name: getattr(stood, name) + self._count(each) for name, each in COUNTED.items()},
            **changed,
        )
        self._write()
        old, self._file = self._file, os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        os.close(old)
        _path(self._folder, stood).unlink(missing_ok=True)
        self.settled = {}

    def close(self) -> None:
        """Close its file."""
        os.close(self._file)

    def _count(self, verdict: Verdict) -> int:
        given_up = (verdict is Verdict.REFUSED and len(_over(self.standing, self.settled))) or 0
        return sum(each is verdict for each in self.settled.values()) + given_up

    def _write(self) -> None:
        written = self._folder / f"{STANDING}.new"
        with written.open("wb") as file:
            file.write(msgspec.json.encode(self.standing))
            file.flush()
            os.fsync(file.fileno())
        written.replace(self._folder / STANDING)
        folder = os.open(self._folder, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


COUNTED = {"sent": Verdict.SENT, "refused": Verdict.REFUSED, "erased": Verdict.ERASED, "gone": Verdict.GONE}


def standing(folder: Path) -> Standing:
    """The standing in a folder; that of a mailing which has not begun where there is none."""
    try:
        return msgspec.json.decode((folder / STANDING).read_bytes(), type=Standing)
    except FileNotFoundError:
        return Standing()


def noted(folder: Path, stood: Standing) -> dict[bytes, Verdict]:
    """What became of each mail of the batch in flight."""
    try:
        data = _path(folder, stood).read_bytes()
    except FileNotFoundError:
        return {}
    whole = range(0, len(data) - RECORD + 1, RECORD)
    return {data[at : at + BYTES]: Verdict(data[at + BYTES]) for at in whole}


def _path(folder: Path, stood: Standing) -> Path:
    return folder / f"acks-{stood.number}"


def _over(stood: Standing, settled: dict[bytes, Verdict]) -> list[str]:
    """Who was put off for the last time."""
    tried = {each.handle: each.tries for each in stood.put_off}
    later = [handle.hex() for handle, verdict in settled.items() if verdict is Verdict.LATER]
    return [handle for handle in later if tried.get(handle, 0) >= len(PUT_OFF)]


def _still_put_off(stood: Standing, settled: dict[bytes, Verdict], now: float) -> tuple[PutOff, ...]:
    tried = {each.handle: each for each in stood.put_off}
    over = set(_over(stood, settled))
    for handle, verdict in settled.items():
        before = tried.pop(handle.hex(), None)
        tries = before.tries if before else 0
        if verdict is Verdict.LATER and handle.hex() not in over:
            tried[handle.hex()] = PutOff(handle.hex(), tries + 1, now + PUT_OFF[tries])
    return tuple(tried.values())
