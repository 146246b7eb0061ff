"""A certificate for `localhost` as the Web PKI issues them, and the authority that signed it, made for one run."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAYS = 80  # Mozilla's "modern" profile wants certificates that live less than 90


class Files(NamedTuple):
    """PEM files: the certificate with its chain, its key, and the authority's own certificate."""

    chain: Path
    key: Path
    authority: Path


def issue(folder: Path) -> Files:
    """Write all three."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _builder("Authority of one run", "Authority of one run", root_key.public_key())
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    root = root.add_extension(_usage(key_cert_sign=True), critical=True)
    root = root.add_extension(x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()), critical=False)
    leaf = _builder("localhost", "Authority of one run", key.public_key())
    leaf = leaf.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    leaf = leaf.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    leaf = leaf.add_extension(_usage(digital_signature=True), critical=True)
    leaf = leaf.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
    signed, authority = (each.sign(root_key, hashes.SHA256()).public_bytes(Encoding.PEM) for each in (leaf, root))
    files = Files(*(folder / name for name in ("chain.pem", "key.pem", "authority.pem")))
    files.chain.write_bytes(signed + authority)
    files.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    files.authority.write_bytes(authority)
    return files


def _builder(subject: str, issuer: str, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    names = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (subject, issuer))
    made = x509.CertificateBuilder().subject_name(next(names)).issuer_name(next(names)).public_key(key)
    made = made.serial_number(x509.random_serial_number())
    return made.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=DAYS))


def _usage(**granted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign"
    )
    every = dict.fromkeys((*names.split(), "encipher_only", "decipher_only"), False)
    return x509.KeyUsage(**(every | granted))
