"""What sends one finished mail: the face that the rest of the portal knows, and the two ways in which it can fail."""

from __future__ import annotations

from typing import Protocol


class RelayDown(Exception):
    """The relay can't be reached, or takes no mail now. Carries nothing of the message or of whom it is for."""


class RecipientRefused(Exception):
    """The relay refuses this recipient for good. Carries nothing of the message or of whom it is for."""


class Relay(Protocol):
    """Sends single mails."""

    async def send(self, message: bytes, recipient: str) -> None:
        """Hand over one finished message (RFC 5322). Raises RelayDown or RecipientRefused."""
