"""Addresses as settings give them: what is an origin, and what stays on this machine."""

from __future__ import annotations

import ipaddress
import re

LOOPBACK_NAMES = ("127.0.0.1", "localhost")
DEFAULT_PORTS = {"http": 80, "https": 443}
# scheme://host[:port] and nothing after it (RFC 6454, section 6.1); one slash at the end is forgiven.
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+|\[[0-9a-f:]+\])(?::(?P<port>[0-9]{1,5}))?/?")

_SERVER = re.compile(r"(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):(?P<port>[0-9]{1,5})")


def origin(scheme: str, host: str, port: int) -> str:
    """An origin as browsers write it: the scheme's own port is left off, and IPv6 stands in brackets."""
    named = f"[{host}]" if ":" in host else host
    return f"{scheme}://{named}" if DEFAULT_PORTS[scheme] == port else f"{scheme}://{named}:{port}"


def scheme_and_host(text: str) -> tuple[str, str] | None:
    """Scheme and host of an origin in lower case; None for what is not an origin as browsers write it."""
    match = _ORIGIN.fullmatch(text)
    if match is None or match["port"] == str(DEFAULT_PORTS[match["scheme"]]):
        return None
    return match["scheme"], match["host"].strip("[]")


def host_and_port(text: str) -> tuple[str, int] | None:
    """Host and port of a server given as host:port, an IPv6 address in brackets; None for anything else."""
    match = _SERVER.fullmatch(text)
    return (match["host"].strip("[]"), int(match["port"])) if match and 0 < int(match["port"]) < 65536 else None


def is_mailbox(text: str) -> bool:
    """Whether it has the form of a mail address."""
    local, at, domain = text.rpartition("@")
    return bool(local and at and domain) and not any(each.isspace() or each in "<>," for each in text)


def is_network(text: str) -> bool:
    """Whether the text is an IP address or a network of them, as in 10.0.0.0/8."""
    try:
        ipaddress.ip_network(text)
    except ValueError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether one can listen on it: an IP address, or `localhost`."""
    return text == "localhost" or ("/" not in text and is_network(text))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it."""
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_near(network: str) -> bool:
    """Whether a network is this machine's or a private one (RFC 1918, RFC 4193), as between containers."""
    return is_network(network) and ipaddress.ip_network(network).is_private
