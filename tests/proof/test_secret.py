"""Tokens and keys are found in every form, at every alignment, whole and in part."""

from __future__ import annotations

import base64
import os

import pytest

from aluma.proof.secret import FRAGMENT, Secret, Secrets
from aluma.proof.trace import Piece

RAW = os.urandom(32)
TEXT = base64.urlsafe_b64encode(RAW).rstrip(b"=")
SECRETS = Secrets()
SECRETS.add(Secret(RAW, "token 1"))
for number in range(2, 50):
    SECRETS.add(Secret(os.urandom(32), f"token {number}"))

FORMS = {
    "raw": RAW,
    "text": TEXT,
    "lower case": TEXT.lower(),
    "standard base64": base64.b64encode(RAW).rstrip(b"="),
    "hex": RAW.hex().encode(),
    "UTF-16 LE": TEXT.decode().encode("utf-16-le"),
    "UTF-16 BE": TEXT.decode().encode("utf-16-be"),
    "UTF-32 LE": TEXT.decode().encode("utf-32-le"),
    "UTF-32 BE": TEXT.decode().encode("utf-32-be"),
    "base64 of the text": base64.b64encode(b"x" + TEXT + b"yy")[2:-4],
}


def found(data: bytes) -> set[str]:
    return {trace.whose for trace in SECRETS.search(Piece("here", 0, data))}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("shift", range(9))
def test_a_secret_is_found_at_any_alignment(form: str, shift: int) -> None:
    assert found(os.urandom(64 + shift) + FORMS[form] + os.urandom(50)) == {"token 1"}


@pytest.mark.parametrize("form", ["raw", "text", "hex"])
@pytest.mark.parametrize("shift", range(8))
def test_twelve_bytes_of_it_are_enough(form: str, shift: int) -> None:
    for start in range(len(FORMS[form]) - FRAGMENT + 1):
        assert found(bytes(shift) + FORMS[form][start:][:FRAGMENT] + bytes(20)) == {"token 1"}


@pytest.mark.parametrize("width", [2, 4])
@pytest.mark.parametrize("shift", range(4))
def test_twelve_wide_characters_of_it_are_enough(width: int, shift: int) -> None:
    wide = FORMS[f"UTF-{width * 8} LE"]
    for start in range(0, len(wide) - FRAGMENT * width + 1, width):
        assert found(b"\xff" * shift + wide[start:][: FRAGMENT * width] + b"\xff" * 20) == {"token 1"}


def test_random_bytes_and_text_are_no_secret() -> None:
    assert not found(os.urandom(1 << 20))
    assert not found(base64.urlsafe_b64encode(os.urandom(1 << 14)).decode().encode("utf-32-le"))
