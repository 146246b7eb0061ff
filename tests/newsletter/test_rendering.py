"""The letter as it is on the wire: readable by others, patched and not rendered anew, and fetching nothing."""

from __future__ import annotations

import email
import email.policy
import re
import shutil
import subprocess
from email.message import EmailMessage

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from aluma.mail.mailbox import NoMailbox
from aluma.newsletter.letter import LetterFaulty, read
from tests.newsletter.mailing import SOURCE, rendered

ONE, OTHER = "a" * 26, "b" * 26
TO = "someone@post.example"


def seen(message: bytes) -> EmailMessage:
    found = email.message_from_bytes(message, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


def bodies(message: bytes) -> tuple[str, str]:
    text, html = (seen(message).get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    return text.get_content(), html.get_content()


def test_it_is_one_source_in_two_forms() -> None:
    text, html = bodies(rendered().message(ONE, TO))
    assert "There is a new practice. It is called *Clear a space*." in text
    assert ">Clear a space</em>" in html
    assert not seen(rendered().message(ONE, TO)).defects


def test_each_has_a_link_to_leave_of_its_own() -> None:
    message = rendered().message(ONE, TO)
    link = f"https://aluma.example/letters/leave/{ONE}"
    assert all(link in each for each in bodies(message))
    head = seen(message)
    assert head["List-Unsubscribe"] == f"<{link}>, <mailto:person@aluma.example?subject=unsubscribe%20{ONE}>"
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"  # RFC 8058, 3.1


def test_nothing_differs_but_address_handle_and_number() -> None:
    one, other = (rendered().message(handle, TO) for handle in (ONE, OTHER))
    assert one != other
    number = re.compile(rb"Message-ID: <\w+@")
    assert number.sub(b"", one) == number.sub(b"", other.replace(OTHER.encode(), ONE.encode()))


def test_its_number_is_the_same_each_time_and_differs_from_every_other() -> None:
    assert rendered().message(ONE, TO) == rendered().message(ONE, TO)
    assert seen(rendered().message(ONE, TO))["Message-ID"] != seen(rendered().message(OTHER, TO))["Message-ID"]


def test_it_fetches_nothing_and_follows_nobody() -> None:
    _, html = bodies(rendered().message(ONE, TO))
    assert not re.search(r"<(img|link|script|iframe|object|svg|video|audio|form)\b|url\(|@import|\bsrc=", html)
    assert set(re.findall(r'href="([^"]+)"', html)) == {
        "https://aluma.example/privacy",
        f"https://aluma.example/letters/leave/{ONE}",
    }


def test_a_picture_or_a_script_in_the_source_comes_out_as_words() -> None:
    _, html = bodies(
        rendered(SOURCE + "\n![x](https://a.example/x.png) <img src=x> <script>1</script>").message(ONE, TO)
    )
    assert "<img" not in html
    assert "<script" not in html


def test_no_line_is_long_and_all_is_ascii() -> None:
    message = rendered(SOURCE + "ü" * 500 + "\n\n" + "x" * 2_000 + "\n.\n..two\n").message(ONE, TO)
    assert message.isascii()
    assert max(map(len, message.partition(b"\r\n\r\n")[2].split(b"\r\n"))) <= 76
    assert "\n.\n..two" in bodies(message)[0].replace("\r", "")


def test_what_is_no_address_gets_none() -> None:
    with pytest.raises(NoMailbox):
        rendered().parcel(b"", ONE, "a@b.example>\r\nDATA")


@pytest.fixture(scope="module")
def relay() -> tuple[bytes, bytes]:
    """A relay's key, and its record in the DNS."""
    key = rsa.generate_private_key(65537, 2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private, b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])


def holds(signed: bytes, record: bytes) -> bool:
    return bool(dkim.verify(signed, dnsfunc=lambda name, timeout=5: record))


def test_it_holds_under_a_signature_made_at_the_relay(relay: tuple[bytes, bytes]) -> None:
    message = rendered().message(ONE, TO)
    signed = dkim.sign(message, b"s", b"aluma.example", relay[0]) + message
    assert holds(signed, relay[1])
    assert not holds(signed.replace(b"new practice", b"old practice"), relay[1])


def test_one_click_is_as_rfc_8058_wants_it(relay: tuple[bytes, bytes]) -> None:
    """Sections 3.1 and 4: one HTTPS link, which nobody could guess, one more header word for word, and both are signed.

    That a POST there is enough, and a GET is not, stands in tests/web/test_letters.py.
    """
    message = rendered().message(ONE, TO)
    head = seen(message)
    links = re.findall(r"<(https?:[^>]+)>", head["List-Unsubscribe"])
    assert links == [f"https://aluma.example/letters/leave/{ONE}"]
    assert len(ONE) * 5 >= 128  # bits of chance
    assert head.get_all("List-Unsubscribe-Post") == ["List-Unsubscribe=One-Click"]
    signer = dkim.DKIM(message)
    both = [*signer.default_sign_headers(), b"list-unsubscribe-post"]  # docs/letters.md tells the relay's operator
    signed = signer.sign(b"s", b"aluma.example", relay[0], include_headers=both) + message
    assert holds(signed, relay[1])
    assert not holds(signed.replace(b"/letters/leave/" + ONE.encode(), b"/letters/leave/" + OTHER.encode()), relay[1])
    assert not holds(signed.replace(b"=One-Click", b"=Two-Click"), relay[1])


@pytest.mark.skipif(not shutil.which("spamassassin"), reason="SpamAssassin is not here")
def test_spamassassin_finds_little_to_dislike() -> None:
    done = subprocess.run(
        ["spamassassin", "-L", "-t"], input=rendered().message(ONE, TO), capture_output=True, check=False, timeout=120
    )
    score = re.search(rb"score=(-?[\d.]+)", done.stdout)
    assert score is not None
    assert float(score[1]) < 1.0, done.stdout[-2000:].decode()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Hello", "begins with ---"),
        ("---\ntitle: x\n---\n", "says nothing"),
        ("---\ntitle: x\nlanguage: English\n---\nHi", "should be a code"),
        ("---\ntitle: x\ncampaign: y\n---\nHi", "A letter has no “campaign”"),
        (f"---\ntitle: {'x' * 121}\n---\nHi", "longer than 120"),
    ],
)
def test_what_is_no_letter_yet_is_told(source: str, said: str) -> None:
    with pytest.raises(LetterFaulty) as faulty:
        read(source, "autumn")
    assert said in str(faulty.value)
