"""Returned mails: only one that says for good that nobody is there deletes an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from aluma.newsletter.bounces import Returned, count, counted, returned
from aluma.newsletter.handle import new_handle, to_text
from aluma.newsletter.ledger import Verdict

HANDLE = new_handle()
REPORT = """From: MAILER-DAEMON@relay.example
To: {to}
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; someone@post.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: message/rfc822

From: letters@aluma.example
List-Unsubscribe: <https://aluma.example/letters/leave/{handle}>

Hello
--b--
"""
COMPLAINT = REPORT.replace("message/delivery-status", "message/feedback-report")
OWN = f"bounces+{to_text(HANDLE)}@aluma.example"


def report(status: str, action: str = "failed", to: str = OWN, form: str = REPORT) -> Returned:
    return returned(form.format(status=status, action=action, to=to, handle=to_text(HANDLE)).encode())


@pytest.mark.parametrize("status", ["5.1.1", "5.1.2", "5.1.6", "5.1.10", "5.2.1"])
def test_nobody_there_deletes(status: str) -> None:
    assert report(status) == Returned(HANDLE, Verdict.ERASED)


@pytest.mark.parametrize("status", ["5.0.0", "5.1.3", "5.2.2", "5.7.1", "5.7.26", "5.1.100"])
def test_any_other_failure_is_counted(status: str) -> None:
    assert report(status).means is Verdict.REFUSED


@pytest.mark.parametrize(
    ("status", "action"),
    [("4.4.1", "delayed"), ("5.1.1", "delayed"), ("5.1.1", "relayed"), ("4.2.2", "failed"), ("x", "failed")],
)
def test_a_delay_means_nothing(status: str, action: str) -> None:
    assert report(status, action).means is None


def test_a_complaint_is_counted() -> None:
    assert report("5.1.1", form=COMPLAINT).means is Verdict.REFUSED


def test_the_letter_itself_tells_whose_it_was() -> None:
    assert report("5.1.1", to="letters@aluma.example").handle == HANDLE


@pytest.mark.parametrize(
    "other", [b"", b"Subject: Away until Monday\r\n\r\nHello", b"\xff\x00", b"Content-Type: multipart/report\n\n--"]
)
def test_anything_else_means_nothing(other: bytes) -> None:
    assert returned(other, OWN) == Returned(HANDLE, None)


def test_what_is_counted_is_only_a_number(tmp_path: Path) -> None:
    assert counted(tmp_path) == 0
    count(tmp_path)
    count(tmp_path)
    assert counted(tmp_path) == 2
