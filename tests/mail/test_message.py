"""Messages as another reader, the standard library's, understands them."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aluma.mail.mailbox import NoMailbox, mailbox
from aluma.mail.message import compose

FROM, TO = "letters@aluma.example", "someone@post.example"
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=300)


def read(message: bytes) -> EmailMessage:
    found = email.message_from_bytes(message, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


# That reader puts a space between two encoded words of a name, against RFC 2047, 6.2: so names are of one here.
@given(subject=TEXTS, text=TEXTS, name=TEXTS.map(lambda text: text[:10]))
@settings(deadline=None)
def test_what_was_said_is_read(subject: str, text: str, name: str) -> None:
    found = read(compose(FROM, TO, subject, text, language="en", name=name))
    assert found["Subject"].split() == subject.split()
    assert found.get_content().rstrip("\r\n") == text
    assert found["From"].addresses[0].display_name.split() == name.split()
    assert found["From"].addresses[0].addr_spec == FROM


@given(subject=TEXTS, text=TEXTS)
@settings(deadline=None)
def test_no_line_is_too_long_and_all_is_ascii(subject: str, text: str) -> None:
    message = compose(FROM, TO, subject, text, language="en")
    assert message.isascii()
    assert b"\n" not in message.replace(b"\r\n", b"")
    body = message.partition(b"\r\n\r\n")[2]
    assert max(map(len, body.split(b"\r\n"))) <= 76


def test_a_subject_is_one_header_only() -> None:
    found = read(compose(FROM, TO, "Hello\r\nBcc: another@post.example\u2028X: y", "Text", language="en"))
    assert found["Bcc"] is None
    assert found["Subject"] == "Hello  Bcc: another@post.example X: y"


def test_a_program_says_that_it_is_one() -> None:
    found = read(compose(FROM, TO, "A word", "Text", language="de", headers={"Reply-To": "person@aluma.example"}))
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Reply-To"] == "person@aluma.example"
    assert found["Content-Language"] == "de"
    assert found.defects == []


@pytest.mark.parametrize("address", ["", "a", "@b.example", "a@", "a b@c.example", "a@b.example\n", "<a@b.example>"])
def test_what_is_no_address_goes_nowhere(address: str) -> None:
    with pytest.raises(NoMailbox):
        mailbox(address)
