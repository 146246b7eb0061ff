"""Every stored column has a line that says what it is, why, and until when."""

from __future__ import annotations

import pytest

from aluma.database import schema
from aluma.newsletter.subscriber import Subscriber
from aluma.rights.holdings import HOLDINGS, Unspoken, holdings, stored


def test_every_column_is_spoken_of_and_nothing_else() -> None:
    assert list(holdings(stored())) == stored()
    assert all(each.what and each.why and each.until for each in HOLDINGS.values())


def test_a_column_without_a_line_is_found() -> None:
    with pytest.raises(Unspoken, match=r"book\.slot\.opened_at"):
        holdings([*stored(), "book.slot.opened_at"])


def test_the_names_come_from_the_files_themselves() -> None:
    assert schema.FILES == ("book", "keys")
    assert schema.columns("book") == ["slot.id", "slot.handle", "slot.sealed", "pair.id", "pair.name", "pair.changes"]


def test_of_a_person_there_is_the_address_and_the_consent_and_no_more() -> None:
    assert Subscriber.__struct_fields__ == ("address", "day", "version", "language")
    assert schema.columns("book")[:3] == ["slot.id", "slot.handle", "slot.sealed"]
