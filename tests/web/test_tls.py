"""TLS 1.3 alone, nothing resumes, and a renewed certificate is taken without a restart.

Keeps: security.encrypted, harvest.no-tracking
"""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from pathlib import Path
from threading import Thread

import pytest
import trustme

from aluma.web.tls import Certificate, CertificateRefused

AUTHORITY = trustme.CA()


def issue(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """A certificate chain and its key, in the two files that the portal is told of."""
    made = AUTHORITY.issue_cert(name)
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(b"".join(each.bytes() for each in made.cert_chain_pems))
    made.private_key_pem.write_to_path(key)
    return chain, key


def client(**changes: ssl.TLSVersion) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    AUTHORITY.configure_trust(context)
    for name, value in changes.items():
        setattr(context, name, value)
    return context


def shake(server: ssl.SSLContext, context: ssl.SSLContext, session: ssl.SSLSession | None = None) -> ssl.SSLSocket:
    """A connection after its handshake and a first byte from the server, which any ticket would come before."""
    ours, theirs = socket.socketpair()

    def answer() -> None:
        try:
            with server.wrap_socket(theirs, server_side=True) as line:
                line.sendall(b"x")
                line.recv(1)
        except OSError:
            theirs.close()

    Thread(target=answer, daemon=True).start()
    line = context.wrap_socket(ours, server_hostname="localhost", session=session)
    assert line.recv(1) == b"x"
    return line


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    return Certificate(*issue(tmp_path))


def test_version_1_3_is_spoken(certificate: Certificate) -> None:
    assert shake(certificate.context, client()).version() == "TLSv1.3"


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_1])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_nothing_older_is(certificate: Certificate, version: ssl.TLSVersion) -> None:
    with pytest.raises((ssl.SSLError, OSError)):
        shake(certificate.context, client(maximum_version=version, minimum_version=version))


def test_no_ticket_is_given_and_nothing_resumes(certificate: Certificate) -> None:
    context = client()
    first = shake(certificate.context, context)
    assert first.session is None or not first.session.has_ticket
    second = shake(certificate.context, context, first.session)
    assert not second.session_reused


def test_a_server_that_gives_tickets_would_be_caught(tmp_path: Path) -> None:
    careless, context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), client()
    careless.load_cert_chain(*issue(tmp_path))
    first = shake(careless, context)
    assert shake(careless, context, first.session).session_reused


def test_openssl_itself_cannot_resume(certificate: Certificate, tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl command")
    door = socket.create_server(("127.0.0.1", 0))
    served = Thread(target=serve_twice, args=(door, certificate.context), daemon=True)
    served.start()
    address, kept = f"127.0.0.1:{door.getsockname()[1]}", tmp_path / "session"
    command = ["openssl", "s_client", "-connect", address, "-ign_eof"]
    first = subprocess.run([*command, "-sess_out", kept], input=b"", capture_output=True, timeout=20)
    assert b"New, TLSv1.3" in first.stdout
    assert not kept.exists(), "there is no session to keep"


def serve_twice(door: socket.socket, context: ssl.SSLContext) -> None:
    with context.wrap_socket(door.accept()[0], server_side=True) as line:
        line.sendall(b"x")


def test_a_changed_certificate_is_taken_for_new_connections(certificate: Certificate, tmp_path: Path) -> None:
    before = shake(certificate.context, client()).getpeercert(binary_form=True)
    assert not certificate.renew()
    issue(tmp_path)
    assert certificate.renew()
    assert shake(certificate.context, client()).getpeercert(binary_form=True) != before


def test_a_key_that_does_not_fit_leaves_the_one_before(certificate: Certificate, tmp_path: Path) -> None:
    chain = (tmp_path / "chain.pem").read_bytes()
    issue(tmp_path)
    (tmp_path / "chain.pem").write_bytes(chain)
    with pytest.raises(CertificateRefused):
        certificate.renew()
    assert not certificate.renew(), "told once"
    assert shake(certificate.context, client()).version() == "TLSv1.3"


def test_a_file_that_is_away_for_a_moment_changes_nothing(certificate: Certificate, tmp_path: Path) -> None:
    (tmp_path / "key.pem").rename(tmp_path / "away.pem")
    with pytest.raises(CertificateRefused):
        certificate.renew()
    (tmp_path / "away.pem").rename(tmp_path / "key.pem")
    assert certificate.renew()


@pytest.mark.parametrize("broken", ["chain.pem", "key.pem"])
def test_a_broken_file_is_refused_at_the_start(tmp_path: Path, broken: str) -> None:
    files = issue(tmp_path)
    (tmp_path / broken).write_text("not a certificate")
    with pytest.raises(CertificateRefused):
        Certificate(*files)
