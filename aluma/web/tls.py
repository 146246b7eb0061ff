"""TLS at the portal's own door: version 1.3 alone, nothing that two visits share, and a certificate that renews itself.

Keeps: security.encrypted, harvest.no-tracking

Mozilla's "modern" profile. A session ticket is a value that ties two visits of a browser together, so none is given;
in version 1.3 there is no other way to resume.
"""

from __future__ import annotations

import ssl
from pathlib import Path

CONFIGURATION = Path(__file__).with_name("openssl.cnf")
GROUPS = "X25519:P-256:P-384"
HYBRID = "X25519MLKEM768"  # against computers to come; OpenSSL has it from 3.5 on, and refuses a name it does not know


def openssl_environment() -> dict[str, str]:
    """What must be in the environment before OpenSSL starts, so that it offers the groups of the profile alone."""
    groups = f"{HYBRID}:{GROUPS}" if ssl.OPENSSL_VERSION_INFO >= (3, 5) else GROUPS
    return {"OPENSSL_CONF": str(CONFIGURATION), "OPENSSL_GROUPS": groups}


class CertificateRefused(Exception):
    """A certificate and key that can't be used. Its text says why, in OpenSSL's words about the two files."""


class Certificate:
    """The certificate in two PEM files, and the context that serves it. Raises CertificateRefused."""

    def __init__(self, chain: Path, key: Path) -> None:
        self._chain = chain
        self._key = key
        self._seen = self._stamp()
        self.context = _context()
        self._load()

    def renew(self) -> bool:
        """Whether the files have changed and the new certificate is in use, for connections that begin from now on.

        Raises CertificateRefused, once for each change, when it can't be used; the one before then stays.
        """
        stamp = self._stamp()
        if stamp == self._seen:
            return False
        self._seen = stamp
        self._load()
        return True

    def _load(self) -> None:
        try:
            # Tried aside first: a key that does not fit would leave the live context half new.
            for context in (_context(), self.context):
                context.load_cert_chain(self._chain, self._key, _no_password)
        except (OSError, ValueError) as error:
            raise CertificateRefused(str(error)) from None

    def _stamp(self) -> tuple[tuple[int, int, int], ...]:
        return tuple(map(_file_stamp, (self._chain, self._key)))


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.num_tickets = 0
    context.options |= ssl.OP_NO_TICKET
    context.set_alpn_protocols(["http/1.1"])
    return context


def _file_stamp(path: Path) -> tuple[int, int, int]:
    """What changes when a file is replaced or written; nothing, while it is away."""
    try:
        seen = path.stat()
    except OSError:
        return (0, 0, 0)
    return (seen.st_ino, seen.st_mtime_ns, seen.st_size)


def _no_password() -> str:
    """Instead of asking at a terminal that nobody sits at."""
    return ""
