"""Mails that came back: whose they were, and whether the address is gone (RFC 3464) or only something else was wrong.

Keeps: letters.deleted

Nothing but the handle is taken from a returned mail, which names an address in many places, and nothing of it is kept.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple

from aluma.mail.replies import Reply
from aluma.newsletter.handle import from_text
from aluma.newsletter.ledger import Verdict
from aluma.newsletter.schedule import FOLDER
from aluma.newsletter.verdicts import verdict

COUNTED = "returned"  # a file with one byte for each mail that came back for another reason than its address
_OWN = re.compile(r"\+([a-z2-7]{26})@", re.IGNORECASE)
_LEAVE = re.compile(r"/letters/leave/([a-z2-7]{26})", re.IGNORECASE)
_STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")


class Returned(NamedTuple):
    """Whose mail came back, where that can be told, and what it means: ERASED, REFUSED, or None for nothing at all."""

    handle: bytes | None
    means: Verdict | None


def returned(message: bytes, recipient: str = "") -> Returned:
    """What a returned mail says. `recipient` is the envelope's, which has the handle where bounces have their own."""
    read = email.message_from_bytes(message)
    handle = next((each for each in map(from_text, _handles(read, recipient)) if each), None)
    return Returned(handle, _meaning(read))


def count(data: Path) -> None:
    """Note that a mail came back for another reason than its address: the mailing that is on its way counts it."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / COUNTED).open("ab") as file:
        file.write(b".")


def counted(data: Path) -> int:
    """How many were noted so far."""
    try:
        return (data / FOLDER / COUNTED).stat().st_size
    except FileNotFoundError:
        return 0


def _handles(read: Message, recipient: str) -> Iterator[str]:
    """The handle in the address that it came back to, or in the letter that it brings back."""
    named = [recipient, *(str(read.get(name, "")) for name in ("Delivered-To", "X-Original-To", "To"))]
    yield from (found[1].lower() for each in named if (found := _OWN.search(each)))
    for part in read.walk():
        inside = (
            part.as_string() if part.get_content_type() == "text/rfc822-headers" else part.get("List-Unsubscribe", "")
        )
        yield from (each.lower() for each in _LEAVE.findall(str(inside)))


def _meaning(read: Message) -> Verdict | None:
    """A report of failure by its status; a complaint (RFC 5965) is counted; a delay means nothing."""
    for part in read.walk():
        if part.get_content_type() == "message/feedback-report":
            return Verdict.REFUSED
        if part.get_content_type() != "message/delivery-status":
            continue
        for group in part.walk():
            status = _STATUS.match(str(group.get("Status", "")))
            if status and str(group.get("Action", "")).strip().lower() == "failed":
                return verdict(Reply(550, status[1])) if status[1].startswith("5") else None
    return None
