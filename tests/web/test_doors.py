"""Who is let in, and what every answer carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aluma.app import Portal
from tests.web.visitor import FORM, Visitor

PAGES = ("/", "/practices/arrive", "/privacy", "/contact", "/help", "/accessibility", "/under-18", "/source")
BEGIN = {"practice": "arrive", "adult": "yes"}
KINDS = ["multipart/form-data; boundary=x", "application/json", "text/plain", "", FORM["content-type"] + "-too"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status == 200


@pytest.mark.parametrize(
    ("site", "origin", "status"),
    [
        ("same-origin", "", 200),
        ("cross-site", "http://127.0.0.1:8000", 403),
        ("same-site", "http://127.0.0.1:8000", 403),
        ("none", "", 403),
        ("", "http://127.0.0.1:8000", 200),
        ("", "http://localhost:8000", 200),
        ("", "null", 403),
        ("", "", 403),
        ("", "http://evil.example", 403),
        ("", "http://127.0.0.1:8001", 403),
    ],
)
def test_a_form_is_taken_from_our_own_pages_only(visitor: Visitor, site: str, origin: str, status: int) -> None:
    headers = {name: value for name, value in (("sec-fetch-site", site), ("origin", origin)) if value}
    body = b"practice=arrive&adult=yes"
    sent = visitor.send("POST", "/session", body, {"content-type": FORM["content-type"], **headers})
    assert sent.status == status


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8001", "", "127.0.0.1:8000.evil.example"])
def test_another_name_is_misdirected(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", host=host).status == 421


@pytest.mark.parametrize("hosts", [[], ["127.0.0.1:8000"] * 2, ["127.0.0.1:8000", "evil.example"]])
def test_one_name_is_said_and_no_more(visitor: Visitor, hosts: list[str]) -> None:
    assert visitor.send("GET", "/", b"", {}, hosts=hosts).status == 400


@pytest.mark.parametrize(("host", "status"), [("aluma.example:443", 200), ("aluma.example:80", 421)])
def test_the_port_of_https_may_be_said(portal: Callable[..., Portal], host: str, status: int) -> None:
    visitor = Visitor(portal(public_url="https://aluma.example", proxy=["127.0.0.1"]))
    assert visitor.get("/", host=host).status == status


def test_an_unknown_page_is_a_calm_404(visitor: Visitor) -> None:
    missing = visitor.get("/nowhere-PLANTED")
    assert missing.status == 404
    assert "PLANTED" not in missing.text


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/session"), ("GET", "/session/turn"), ("POST", "/"), ("PUT", "/")]
)
def test_the_wrong_method_is_a_calm_405(visitor: Visitor, method: str, path: str) -> None:
    wrong = visitor.send(method, path, b"", FORM)
    assert wrong.status == 405
    assert "allow" in wrong.headers


@pytest.mark.parametrize("kind", KINDS)
def test_other_kinds_of_forms_are_refused(visitor: Visitor, kind: str) -> None:
    assert visitor.post("/session", BEGIN, content_type=kind).status == 415


@pytest.mark.parametrize("body", [b"words=%ff", b"words=%ed%a0%80", b"\xff=\xfe", b"&".join([b"a=b"] * 99)])
def test_a_malformed_form_is_a_calm_400(visitor: Visitor, body: bytes) -> None:
    refused = visitor.send("POST", "/session/turn", body, FORM)
    assert refused.status == 400
    assert "could not be read" in refused.text


@pytest.mark.parametrize(("path", "most"), [("/session", 64), ("/session/turn", 256), ("/session/end", 256)])
def test_a_body_has_its_limit(visitor: Visitor, path: str, most: int) -> None:
    assert visitor.send("POST", path, b"a=" + b"b" * (most * 1024), FORM).status == 413
    assert visitor.send("POST", path, b"a=" + b"b" * (most * 1024 - 2), FORM).status != 413


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/static/x/y"])
def test_every_answer_carries_the_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "set-cookie" not in headers


def test_nothing_of_a_session_may_be_stored(visitor: Visitor) -> None:
    answers = [
        visitor.get("/practices/arrive"),
        visitor.begin(),
        visitor.turn(words="w"),
        visitor.end(),
        visitor.turn(),
    ]
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}


def test_what_the_guarantee_lacks_is_said_on_every_page(portal: Callable[..., Portal]) -> None:
    visitor = Visitor(portal(missing=("Memory is not wiped here.",)))
    answers = [visitor.get("/"), visitor.begin(), visitor.turn(words="w"), visitor.end(), visitor.get("/nowhere")]
    assert all("Memory is not wiped here." in answer.text for answer in answers)


def test_with_https_browsers_are_told_to_stay_with_it(portal: Callable[..., Portal]) -> None:
    app = portal(public_url="https://aluma.example", host="127.0.0.1", proxy=("127.0.0.1",))
    assert "strict-transport-security" in Visitor(app).get("/", host="aluma.example").headers
