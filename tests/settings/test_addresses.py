"""Addresses as settings give them."""

from __future__ import annotations

import pytest

from aluma.settings.addresses import is_address, is_loopback, is_near, origin, scheme_and_host


@pytest.mark.parametrize(
    ("scheme", "host", "port", "written"),
    [
        ("http", "127.0.0.1", 8000, "http://127.0.0.1:8000"),
        ("http", "127.0.0.1", 80, "http://127.0.0.1"),
        ("https", "::1", 8443, "https://[::1]:8443"),
        ("https", "aluma.example", 443, "https://aluma.example"),
    ],
)
def test_an_origin_is_written_as_browsers_write_it(scheme: str, host: str, port: int, written: str) -> None:
    assert origin(scheme, host, port) == written
    assert scheme_and_host(written) == (scheme, host)


@pytest.mark.parametrize(
    "text",
    [
        "aluma.example",
        "https://aluma.example/here",
        "ftp://a",
        "https://Aluma.example",
        "https://a:443",
        "https://a?b",
        "",
    ],
)
def test_what_is_no_origin_is_none(text: str) -> None:
    assert scheme_and_host(text) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_loopback_is_this_machine(host: str) -> None:
    assert is_loopback(host)
    assert is_address(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "aluma.example", "127.0.0.1.example"])
def test_anything_else_is_not(host: str) -> None:
    assert not is_loopback(host)


def test_a_private_network_is_near() -> None:
    assert is_near("127.0.0.1")
    assert is_near("10.0.0.0/8")
    assert not is_near("8.8.8.8")
    assert not is_near("somewhere")
