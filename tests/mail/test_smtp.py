"""Single mails reach a real server, encrypted where they leave this machine, and every refusal is told apart."""

from __future__ import annotations

import asyncio
import quopri
import ssl
from pathlib import Path

import pytest
import trustme

from aluma.mail.message import compose
from aluma.mail.post import Post, post
from aluma.mail.relay import RecipientRefused, RelayDown
from aluma.mail.smtp import Smtp
from tests.mail.sink import Sink, free_port, sink

FROM, TO = "letters@aluma.example", "someone@post.example"


def send(to: Post, recipient: str = TO) -> None:
    message = compose(FROM, recipient, "A word", "Hello.\n.\nA line with a dot before it.", language="en")
    asyncio.run(Smtp(to).send(message, recipient))


def here(kept: Sink) -> Post:
    return Post("127.0.0.1", kept.port, FROM, here=True)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def encrypted(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def beyond(kept: Sink, authority: trustme.CA, folder: Path, **more: str) -> Post:
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    return Post("127.0.0.1", kept.port, FROM, here=False, authority=folder / "authority.pem", **more)


def test_a_mail_arrives_as_it_was_written() -> None:
    with sink() as kept:
        send(here(kept))
    ((recipient, message),) = kept.mails
    assert recipient == TO
    assert quopri.decodestring(message).endswith(b"\r\n\r\nHello.\r\n.\r\nA line with a dot before it.\r\n")


def test_an_address_in_any_script_is_written_to() -> None:
    with sink() as kept:
        send(here(kept), "józef@bücher.example")
    ((recipient, message),) = kept.mails
    assert recipient == "józef@xn--bcher-kva.example"
    assert "\r\nTo: józef@xn--bcher-kva.example\r\n".encode() in message


def test_beyond_this_machine_it_is_encrypted(authority: trustme.CA, tmp_path: Path) -> None:
    with sink(encrypted(authority)) as kept:
        send(beyond(kept, authority, tmp_path))
    assert kept.encrypted == [True]


def test_a_relay_without_encryption_gets_nothing(authority: trustme.CA, tmp_path: Path) -> None:
    with sink() as kept, pytest.raises(RelayDown):
        send(beyond(kept, authority, tmp_path))
    assert kept.mails == []


@pytest.mark.parametrize(("known", "name"), [(False, "127.0.0.1"), (True, "another.example")])
def test_a_relay_that_is_not_whom_we_meant_gets_nothing(
    authority: trustme.CA, tmp_path: Path, known: bool, name: str
) -> None:
    with sink(encrypted(authority, name)) as kept, pytest.raises(RelayDown):
        send(beyond(kept, authority if known else trustme.CA(), tmp_path))
    assert kept.mails == []


def test_it_logs_in_where_the_relay_wants_it(authority: trustme.CA, tmp_path: Path) -> None:
    with sink(encrypted(authority), login=True) as kept:
        send(beyond(kept, authority, tmp_path, user="aluma", password="open sesame"))
        with pytest.raises(RelayDown):
            send(beyond(kept, authority, tmp_path, user="aluma", password="another"))
    assert (kept.logins, len(kept.mails)) == (["aluma"], 1)


@pytest.mark.parametrize(
    ("reply", "told"), [("550 5.1.1 Nobody of that name", RecipientRefused), ("451 4.7.1 Later, please", RelayDown)]
)
def test_for_good_and_for_now_are_told_apart(reply: str, told: type[Exception]) -> None:
    with sink(answers=lambda recipient: reply) as kept, pytest.raises(told):
        send(here(kept))


def test_a_relay_that_is_not_there_is_down() -> None:
    with pytest.raises(RelayDown) as down:
        send(Post("127.0.0.1", free_port(), FROM, here=True))
    assert down.value.__context__ is None
    assert not down.value.args


def test_what_is_no_address_is_refused() -> None:
    with sink() as kept, pytest.raises(RecipientRefused):
        asyncio.run(Smtp(here(kept)).send(b"", "a@b.example>\r\nDATA"))


def test_the_password_shows_nowhere() -> None:
    assert "sesame" not in repr(post("relay.example:587", FROM, here=False, user="aluma", password="open sesame"))
