"""Answers that the server itself gives, where no request can be handed on: error pages made ready as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from aluma.web.face import Face
from aluma.web.guard.headers import common_headers

# Malformed; too slow; too large a head; closing (RFC 9110, section 15).
STATUSES = (400, 408, 431, 503)


def raw_answers(face: Face, *, tls: bool) -> Mapping[int, bytes]:
    """For each status above a whole HTTP/1.1 answer, but for its date. It closes the connection."""
    return {status: _answer(face, status, tls) for status in STATUSES}


def _answer(face: Face, status: int, tls: bool) -> bytes:
    page = face.error_page(status)
    length = (b"content-length", str(len(page.body)).encode())
    lines = [b": ".join(pair) for pair in (*page.headers, length, (b"connection", b"close"), *common_headers(tls))]
    return b"\r\n".join((f"HTTP/1.1 {status} {HTTPStatus(status).phrase}".encode(), *lines, b"", page.body))
