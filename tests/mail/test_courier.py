"""Many mails over one connection: to a real server, and to one that says in turn what a test wants it to say."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st

from aluma.mail.courier import Courier, Offers, Parcel
from aluma.mail.opening import opened
from aluma.mail.post import Post
from aluma.mail.relay import RelayDown
from aluma.mail.replies import Replies, Reply, Unreadable
from tests.mail.sink import free_port, sink

TAKEN = Reply(250)


def parcel(name: str, *, international: bool = False) -> Parcel:
    envelope = f"MAIL FROM:<a@aluma.example>\r\nRCPT TO:<{name}@post.example>\r\nDATA\r\n"
    return Parcel(
        name.encode(), bytearray(envelope.encode()), bytearray(b"Subject: x\r\n\r\nHi\r\n.\r\n"), international
    )


async def handed(port: int, parcels: Sequence[Parcel], authority: Path | None = None) -> dict[str, Reply]:
    """What became of these parcels on one connection, encrypted where there is an authority."""
    replies: dict[str, Reply] = {}
    waiting = list(parcels)
    ended = asyncio.Event()

    def settle(key: bytes, reply: Reply) -> None:
        replies[key.decode()] = reply
        if len(replies) == len(parcels):
            ended.set()

    def lost(courier: Courier) -> None:
        ended.set()

    post = Post("127.0.0.1", port, "a@aluma.example", here=authority is None, authority=authority)
    courier = await opened(post, lambda: waiting.pop(0) if waiting else None, settle, lost)
    async with asyncio.timeout(10):
        await ended.wait()
    courier.close()
    return replies


def test_every_mail_arrives_once() -> None:
    names = [f"p{number}" for number in range(30)]
    with sink() as kept:
        replies = asyncio.run(handed(kept.port, [parcel(name) for name in names]))
    assert set(replies) == set(names)
    assert [recipient for recipient, _ in kept.mails] == [f"{name}@post.example" for name in names]


def test_every_mail_arrives_encrypted_beyond_this_machine(tmp_path: Path) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    parcels = [parcel(f"p{number}") for number in range(30)]
    with sink(context) as kept:
        replies = asyncio.run(handed(kept.port, parcels, tmp_path / "authority.pem"))
    assert (len(replies), len(kept.mails), set(kept.encrypted)) == (30, 30, {True})


def test_a_refusal_stops_nobody_else() -> None:
    refusals = {
        "p1@post.example": "550 5.1.1 Nobody here",
        "p2@post.example": "451 4.7.1 Later",
        "p5@post.example": "554 No",
    }
    with sink(answers=refusals.get) as kept:
        replies = asyncio.run(handed(kept.port, [parcel(f"p{number}") for number in range(6)]))
    assert replies["p1"] == Reply(550, "5.1.1")
    assert replies["p2"] == Reply(451, "4.7.1")
    assert replies["p5"] == Reply(554)
    assert [recipient[:2] for recipient, _ in kept.mails] == ["p0", "p3", "p4"]


def test_a_text_that_is_refused_stops_nobody_else() -> None:
    with sink(after=lambda recipient: "552 5.2.2 Full" if "p1" in recipient else None) as kept:
        replies = asyncio.run(handed(kept.port, [parcel(f"p{number}") for number in range(4)]))
    assert replies["p1"] == Reply(552, "5.2.2")
    assert len(kept.mails) == 3


def test_nothing_of_anyone_is_left_in_a_parcel() -> None:
    sent = parcel("p1")
    with sink() as kept:
        asyncio.run(handed(kept.port, [sent]))
    assert not any(sent.envelope)
    assert not any(sent.text)


def test_nothing_of_a_reply_is_left_where_it_was_read() -> None:
    async def left() -> bytearray:
        courier = Courier(Offers(pipelining=True, international=True), lambda: None, lambda key, reply: None, print)
        reply = b"550 5.1.1 <someone@post.example> Nobody"
        courier.get_buffer(-1)[: len(reply)] = reply
        courier.buffer_updated(len(reply))
        return courier.get_buffer(-1)

    assert not any(asyncio.run(left()))


Spoken = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def against(spoken: Spoken, parcels: Sequence[Parcel]) -> dict[str, Reply]:
    server = await asyncio.start_server(spoken, "127.0.0.1", 0)
    async with server:
        return await handed(server.sockets[0].getsockname()[1], parcels)


def saying(offers: bytes, to_data: bytes, seen: list[bytes]) -> Spoken:
    """A relay that takes all, answers DATA with `to_data`, and writes down the commands of each piece that arrives."""

    async def spoken(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 relay.example\r\n")
        in_text = False
        while piece := await reader.read(65536):
            seen.append(piece)
            for line in piece.splitlines():
                if in_text:
                    if line == b".":
                        in_text = False
                        writer.write(b"250 2.0.0 Taken\r\n")
                elif line == b"DATA":
                    in_text = to_data.startswith(b"354")
                    writer.write(to_data)
                elif line.startswith(b"EHLO"):
                    writer.write(offers)
                else:
                    writer.write(b"550 5.1.1 No\r\n" if b"nobody" in line else b"250 2.0.0 Ok\r\n")
        writer.close()

    return spoken


PIPELINING, PLAIN = b"250-relay.example\r\n250 PIPELINING\r\n", b"250 relay.example\r\n"


def test_commands_travel_ahead_of_their_replies() -> None:
    seen: list[bytes] = []
    asyncio.run(against(saying(PIPELINING, b"354 Go on\r\n", seen), [parcel("p0"), parcel("p1")]))
    assert any(piece.count(b"\r\n") > 5 and piece.endswith(b"DATA\r\n") for piece in seen)


def test_a_relay_that_wants_one_command_at_a_time_gets_that() -> None:
    seen: list[bytes] = []
    replies = asyncio.run(
        against(saying(PLAIN, b"354 Go on\r\n", seen), [parcel("p0"), parcel("nobody"), parcel("p1")])
    )
    assert replies == {"p0": TAKEN, "nobody": Reply(550, "5.1.1"), "p1": TAKEN}
    assert all(piece.count(b"\r\n") == 1 for piece in seen if b"Subject" not in piece and piece != b".\r\n")


def test_a_relay_that_wants_a_text_after_a_refusal_gets_none() -> None:
    seen: list[bytes] = []
    replies = asyncio.run(against(saying(PIPELINING, b"354 Go on\r\n", seen), [parcel("nobody"), parcel("p1")]))
    assert replies == {"nobody": Reply(550, "5.1.1"), "p1": TAKEN}
    assert b"".join(seen).count(b"Subject") == 1


@pytest.mark.parametrize("goodbye", [b"421 4.3.2 Closing\r\n", b"what?\r\n", b"999 No\r\n"])
def test_a_relay_that_goes_away_has_taken_nothing(goodbye: bytes) -> None:
    assert asyncio.run(against(saying(PIPELINING, goodbye, []), [parcel("p0")])) == {}


def test_an_address_beyond_ascii_waits_for_a_relay_that_takes_it() -> None:
    replies = asyncio.run(
        against(saying(PIPELINING, b"354 Go on\r\n", []), [parcel("ü", international=True), parcel("p1")])
    )
    assert replies == {"ü": Reply(550, "5.6.7"), "p1": TAKEN}


def test_a_relay_that_is_not_there_is_down() -> None:
    with pytest.raises(RelayDown):
        asyncio.run(handed(free_port(), [parcel("p0")]))


@given(st.lists(st.integers(1, 40)))
@settings(deadline=None)
def test_replies_may_come_in_any_pieces(cuts: list[int]) -> None:
    data = b"250-one\r\n250-PIPELINING\r\n250 two\r\n550 5.1.1 Nobody\r\n354 Go\r\n451 4.7.1.9 x\r\n" * 3
    replies, found = Replies(), []
    for cut in cuts:
        found += replies.feed(data[:cut])
        data = data[cut:]
    found += replies.feed(data)
    assert found == [Reply(250), Reply(550, "5.1.1"), Reply(354), Reply(451)] * 3


def test_a_line_without_end_is_not_kept() -> None:
    with pytest.raises(Unreadable):
        Replies().feed(b"2" * 100_000)


def test_long_and_talkative_replies_are_read_whole() -> None:
    many = b"".join(b"354-%d words that nobody needs\r\n" % number for number in range(500)) + b"354 Go on\r\n"
    replies = asyncio.run(against(saying(PIPELINING, many, []), [parcel("p0"), parcel("nobody")]))
    assert replies == {"p0": TAKEN, "nobody": Reply(550, "5.1.1")}
