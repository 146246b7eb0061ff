"""Seals bytes under keys derived from a token that only the visitor's open page holds.

Keeps: session.not-kept

HKDF-SHA256 (RFC 5869) makes two independent values of one token: an address to file a record under, and a key that
opens it. ChaCha20-Poly1305 (RFC 8439) seals, with the address bound in as associated data, so that a record moved to
another address does not open. Nonces are random: a key seals a few hundred records at most, far below the 2^32 bound.
"""

from __future__ import annotations

import os
import secrets
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

TOKEN_BYTES = 32
ADDRESS_BYTES = 16
KEY_BYTES = 32
NONCE_BYTES = 12


class Keys(NamedTuple):
    """What a token derives to: where the record lies (16 bytes) and what opens it (32 bytes)."""

    address: bytes
    key: bytes


class SealBroken(Exception):
    """The bytes do not open: another key, another address, or altered. Carries nothing of them."""


def new_token() -> bytes:
    """A fresh token: 256 bits from the system's generator."""
    return secrets.token_bytes(TOKEN_BYTES)


def derive(token: bytes) -> Keys:
    """The address and the key of a 32-byte token."""
    out = HKDF(hashes.SHA256(), ADDRESS_BYTES + KEY_BYTES, salt=None, info=b"aluma session 1").derive(token)
    return Keys(out[:ADDRESS_BYTES], out[ADDRESS_BYTES:])


def seal(key: bytes, bound: bytes, plain: bytes) -> bytes:
    """`plain` sealed under `key`, with `bound` as associated data: nonce (12 bytes), then ciphertext and tag."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, bound)


def unseal(key: bytes, bound: bytes, sealed: bytes) -> bytes:
    """What `seal` sealed. Raises SealBroken for anything else."""
    try:
        return ChaCha20Poly1305(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        raise SealBroken from None
