"""All that can happen to a session: begin, resume, keep, end.

Keeps: session.active-only, session.not-kept, retention.session

The visitor's page carries the token; the address and the key are derived from it at each turn and forgotten after it.
A place is taken at the first turn, not at the beginning: until then the page carries a stamp, the time it was begun
sealed by the portal, and the first turn is taken only while that stamp is younger than the idle limit.
"""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from aluma.seal import TOKEN_BYTES, Keys, SealBroken, derive, new_token, seal, unseal
from aluma.session.store import Put, SessionStore

FORMAT = 1  # of the sealed record; a record of another format does not open as a session
_RECORD = struct.Struct(">B8sd")  # format, digest of the practice, when it began
_STAMP = struct.Struct(">8sdd")  # digest of the practice, when it began, when this stamp was made


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds a session may idle, and seconds it may last in all."""

    idle: float
    absolute: float


class Session(NamedTuple):
    """A session for the length of one turn. `version` 0 has no place yet; `body` is the walk's bytes, then empty."""

    keys: Keys
    practice: bytes
    begun: float
    version: int = 0
    body: bytes = b""


class Over(Enum):
    """Why a token opens nothing."""

    ENDED = "ended"
    UNKNOWN = "unknown"


class Lifecycle:
    """The only way to a session. `portal_key` (32 bytes) seals stamps; it lives as long as the process."""

    def __init__(self, store: SessionStore, limits: Limits, portal_key: bytes, clock: Callable[[], float]) -> None:
        self._store = store
        self._limits = limits
        self._portal_key = portal_key
        self._clock = clock

    def begin(self, practice: bytes) -> tuple[str, Session]:
        """A new token, as text for the page, and its session without a place. `practice` is an 8-byte digest."""
        token = new_token()
        return _to_text(token), Session(derive(token), practice, self._clock())

    def stamp(self, session: Session) -> str:
        """The begin page's stamp: bound to the session's address, made now."""
        content = _STAMP.pack(session.practice, session.begun, self._clock())
        return _to_text(seal(self._portal_key, session.keys.address, content))

    def seconds_left(self, session: Session) -> int:
        """How long the page may wait from now: the idle limit, or what is left of the absolute one."""
        return max(0, int(self._deadline(session) - self._clock()))

    async def resume(self, token: str, stamp: str) -> Session | Over:
        """The session of a token: the one that is filed, or with a young stamp one that has no place yet."""
        raw = _from_text(token)
        if raw is None or len(raw) != TOKEN_BYTES:
            return Over.UNKNOWN
        keys = derive(raw)
        record = await self._store.get(keys.address)
        if record is None:
            return self._from_stamp(keys, stamp)
        return Over.ENDED if record.blob is None else self._opened(keys, record.blob, record.version)

    async def keep(self, session: Session, body: bytes) -> tuple[Put, Session]:
        """File the walk, replacing exactly the version it was made from."""
        content = _RECORD.pack(FORMAT, session.practice, session.begun) + body
        blob = seal(session.keys.key, session.keys.address, content)
        until = self._deadline(session)
        result = await self._store.put(session.keys.address, blob, replaces=session.version, until=until)
        if result is not Put.STORED:
            return result, session
        return result, Session(session.keys, session.practice, session.begun, session.version + 1, body)

    async def end(self, session: Session) -> None:
        """Delete the record at once. Its bare address outlives every stamp made so far, so nothing revives it."""
        await self._store.drop(session.keys.address, until=self._clock() + self._limits.idle)

    def _deadline(self, session: Session) -> float:
        return min(self._clock() + self._limits.idle, session.begun + self._limits.absolute)

    def _opened(self, keys: Keys, blob: bytes, version: int) -> Session | Over:
        try:
            content = unseal(keys.key, keys.address, blob)
        except SealBroken:
            return Over.UNKNOWN
        form, practice, begun = _RECORD.unpack_from(content)
        if form != FORMAT:
            return Over.ENDED
        return Session(keys, practice, begun, version, content[_RECORD.size :])

    def _from_stamp(self, keys: Keys, stamp: str) -> Session | Over:
        sealed = _from_text(stamp)
        if not sealed:
            return Over.ENDED
        try:
            practice, begun, made = _STAMP.unpack(unseal(self._portal_key, keys.address, sealed))
        except SealBroken:
            return Over.UNKNOWN
        now = self._clock()
        if now - made >= self._limits.idle or now - begun >= self._limits.absolute:
            return Over.ENDED
        return Session(keys, practice, begun)


def _to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _from_text(text: str) -> bytes | None:
    try:
        return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
