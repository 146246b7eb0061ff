"""What other programs look for at well-known addresses: security.txt and the Global Privacy Control.

Keeps: contact.reachable, harvest.no-sale
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta

FRESH = timedelta(days=180)  # RFC 9116, 2.5.5 recommends less than a year


def security_txt(contact: str, address: str, today: date, languages: tuple[str, ...]) -> str:
    """RFC 9116: whom to tell of a weakness. `contact` is a mail address; `address` the portal's origin.

    Expires is counted from the day it is asked for, so that nothing here goes out of date while the portal runs.
    """
    expires = datetime.combine(today + FRESH, time(0), UTC)
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {address}/.well-known/security.txt",
        f"Policy: {address}/privacy",
    ]
    return "".join(line + "\n" for line in lines if address.startswith("https://") or address not in line)


def gpc(since: date) -> str:
    """The Global Privacy Control support resource: this portal sells and shares nothing, asked or not."""
    return json.dumps({"gpc": True, "version": 1, "lastUpdate": since.isoformat()}) + "\n"
