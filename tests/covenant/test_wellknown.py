"""What other programs look for is in the form that they look for."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

from aluma.covenant.wellknown import gpc, security_txt

TODAY = date(2026, 11, 24)
# RFC 9116, section 4, as far as this file uses it: one `name: value` a line, LF at its end.
LINE = re.compile(r"^(Contact: mailto:\S+@\S+|Expires: \S+|Preferred-Languages: [a-z-]+(, [a-z-]+)*"
                  r"|(Canonical|Policy): https://\S+)$")  # fmt: skip


def fields(address: str = "https://aluma.example", today: date = TODAY) -> dict[str, str]:
    text = security_txt("ask@aluma.example", address, today, ("en", "pt"))
    assert text.endswith("\n")
    assert all(LINE.match(line) for line in text.splitlines()), text
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_security_txt_has_what_rfc_9116_asks_for() -> None:
    found = fields()
    assert found["Contact"] == "mailto:ask@aluma.example"
    assert found["Canonical"] == "https://aluma.example/.well-known/security.txt"
    assert found["Preferred-Languages"] == "en, pt"


def test_it_never_goes_out_of_date_and_never_promises_more_than_a_year() -> None:
    for today in (TODAY, date(2027, 2, 28), date(2040, 12, 31)):
        expires = datetime.fromisoformat(fields(today=today)["Expires"])
        asked = datetime.combine(today, datetime.max.time(), UTC)
        assert timedelta(days=30) < expires - asked < timedelta(days=365)


def test_an_address_without_https_is_left_out_since_the_rfc_forbids_it() -> None:
    assert set(fields("http://127.0.0.1:8000")) == {"Contact", "Expires", "Preferred-Languages"}


def test_global_privacy_control_is_supported() -> None:
    found = json.loads(gpc(date(2025, 7, 27)))
    assert found == {"gpc": True, "version": 1, "lastUpdate": "2025-07-27"}
