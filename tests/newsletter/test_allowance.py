"""Three mails a day to an address, counted without keeping it."""

from __future__ import annotations

import gc

import pytest

from aluma.newsletter import allowance
from aluma.newsletter.allowance import DAY, Allowance
from tests.clock import Clock
from tests.newsletter.conftest import mailbox


def test_three_a_day_for_each_address(clock: Clock) -> None:
    counted = Allowance(clock)
    assert [counted.may_send(mailbox("one")) for _ in range(4)] == [True, True, True, False]
    assert counted.may_send(mailbox("two"))
    clock.now = DAY
    assert counted.may_send(mailbox("one"))


def test_no_name_of_one_day_is_one_of_another(clock: Clock) -> None:
    counted = Allowance(clock)
    counted.may_send(mailbox("one"))
    first = set(counted._sent)
    clock.now = DAY
    counted.may_send(mailbox("one"))
    assert not first & set(counted._sent)


def test_no_address_is_kept(clock: Clock) -> None:
    counted = Allowance(clock)
    counted.may_send(mailbox("planted"))
    assert "planted" not in repr([each for each in gc.get_referents(counted) if isinstance(each, dict)]).lower()


def test_past_its_room_nobody_new_gets_one(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "MOST_ADDRESSES", 2)
    counted = Allowance(clock)
    assert [counted.may_send(mailbox(name)) for name in ("a", "b", "c", "a")] == [True, True, False, True]
