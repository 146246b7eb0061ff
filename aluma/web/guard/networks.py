"""How many places one network may take in ten minutes.

Keeps: harvest.no-tracking

A network is counted under a keyed hash, in this process alone. Key and counts are thrown away together when the ten
minutes are over, so nothing ties a network's visits of one window to those of the next.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from collections.abc import Callable

WINDOW = 600.0  # seconds
MOST_NETWORKS = 100_000  # counted at once; past that the total of places is the only limit
UNREADABLE = b"?"  # what a proxy sends that is no address counts together, so that it is no way round the limit
IPV6_PREFIX = 56  # what one household or small office is commonly given (RFC 6177)


class Networks:
    """Counts places by network. `most` a window; `clock` in seconds."""

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self._most = most
        self._clock = clock
        self._renew()

    def may_take(self, client: str | None) -> bool:
        """Count one place for the network of `client`, an IP address; False when it has had its share."""
        network = _network(client)
        if network is None:
            return True
        if self._clock() - self._since >= WINDOW:
            self._renew()
        name = hashlib.blake2b(network, key=self._key, digest_size=16).digest()
        taken = self._taken.get(name, 0)
        if taken >= self._most:
            return False
        if taken or len(self._taken) < MOST_NETWORKS:
            self._taken[name] = taken + 1
        return True

    def _renew(self) -> None:
        self._key = secrets.token_bytes(32)
        self._taken: dict[bytes, int] = {}
        self._since = self._clock()


def _network(client: str | None) -> bytes | None:
    """An IPv4 address, or the /56 of an IPv6 one; None where there is no address, one network for all that is none."""
    if not client:
        return None
    try:
        address = ipaddress.ip_address(_bare(client))
    except ValueError:
        return UNREADABLE
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is None:
            return address.packed[: IPV6_PREFIX // 8]
        address = address.ipv4_mapped
    return address.packed


def _bare(client: str) -> str:
    """The address without the port and the brackets that some proxies send with it."""
    if client.startswith("["):
        return client[1:].partition("]")[0]
    return client.partition(":")[0] if client.count(":") == 1 else client
