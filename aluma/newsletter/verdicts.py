"""What a relay's reply means for a mailing: which refusals delete a row, and how many others stop it.

Keeps: letters.deleted

A blocked or misled relay refuses everyone. It must not destroy a list, so a mailing stops before it does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from types import MappingProxyType

from aluma.mail.replies import Reply
from aluma.newsletter.ledger import Verdict

# No such mailbox, no such domain, moved without forwarding, a domain that takes no mail, a mailbox closed (RFC 3463,
# RFC 7505). Every other refusal may be about the mail, the relay or the day, and not about the address.
NOBODY_THERE = frozenset({"5.1.1", "5.1.2", "5.1.6", "5.1.10", "5.2.1"})
LAST = 200  # mails
REASONS: Mapping[Verdict, tuple[float, str]] = MappingProxyType(
    {
        Verdict.REFUSED: (0.02, "refused"),
        Verdict.ERASED: (0.10, "nobody-there"),  # addresses were confirmed, so so many can't be gone at once
        Verdict.LATER: (0.50, "put-off"),
    }
)


def verdict(reply: Reply) -> Verdict:
    """What a reply makes of a mail. `ERASED` is for the caller to carry out."""
    if reply.code < 400:
        return Verdict.SENT
    if reply.code < 500:
        return Verdict.LATER
    return Verdict.ERASED if reply.status in NOBODY_THERE else Verdict.REFUSED


class Brake:
    """Counts the last mails of a mailing, and says when it has to stop."""

    def __init__(self) -> None:
        self._last: deque[Verdict] = deque(maxlen=LAST)

    def add(self, verdict: Verdict) -> None:
        """Count one."""
        self._last.append(verdict)

    def reason(self) -> str:
        """Why to stop, as a word of `REASONS`; "" to go on."""
        for kind, (share, word) in REASONS.items():
            if sum(each is kind for each in self._last) > share * LAST:
                return word
        return ""
