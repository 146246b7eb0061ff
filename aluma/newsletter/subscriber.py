"""What is held of one who receives letters, and the bytes of one length that it is sealed as.

Keeps: letters.purpose, legal.basis
"""

from __future__ import annotations

import datetime

import msgspec

from aluma.newsletter.address import Address

LENGTH = 320  # bytes: the longest address, a day, a version and a language, so that no length tells anything
LONGEST_LANGUAGE = 35  # characters (RFC 5646, 4.4.1)
_READS = msgspec.msgpack.Decoder(tuple[str, int, str, str])


class Subscriber(msgspec.Struct, frozen=True):
    """A subscriber. `day` is the day of consent, `version` the date of the policy that was agreed to."""

    address: Address
    day: datetime.date
    version: str
    language: str


def to_bytes(who: Subscriber) -> bytes:
    """The record in 320 bytes."""
    fields = (who.address.reveal(), who.day.toordinal(), who.version[:10], who.language[:LONGEST_LANGUAGE])
    return msgspec.msgpack.encode(fields).ljust(LENGTH, b"\xc0")


def from_bytes(record: bytes) -> Subscriber:
    """The record read back."""
    text, day, version, language = _READS.decode(record.rstrip(b"\xc0"))
    return Subscriber(Address(text), datetime.date.fromordinal(day), version, language)
