"""Session text shows `…` or refuses in every sink that a program could pour it into."""

from __future__ import annotations

import copy
import faulthandler
import io
import json
import logging
import pickle
import tempfile
import traceback
import warnings
from collections.abc import Callable

import markupsafe
import msgspec
import pytest

from aluma.text import SHOWN, SessionText

WORDS = "a quiet word"
TEXT = SessionText(WORDS)


def logged(text: SessionText) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.handle(logging.LogRecord("x", logging.ERROR, "f", 1, "said %s %r", (text, text), None))
    return stream.getvalue()


def traced(text: SessionText) -> str:
    try:
        raise ValueError(text)
    except ValueError as error:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def dumped(text: SessionText) -> str:
    """What faulthandler writes of a stack whose frames hold the text."""
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        return file.read()


def warned(text: SessionText) -> str:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn(f"{text}", stacklevel=1)
    return str(caught[0].message)


def printed(text: SessionText) -> str:
    stream = io.StringIO()
    print(text, [text], {"text": text}, file=stream)
    return stream.getvalue()


SHOWING: dict[str, Callable[[SessionText], str]] = {
    "str": str,
    "repr": repr,
    "ascii": ascii,
    "format": format,
    "f-string": lambda text: f"{text}{text!r}{text!s:>3}",
    "percent": lambda text: "%s %r" % (text, text),  # noqa: UP031  # the sink under test
    "str.format": lambda text: "{} {!r}".format(text, text),  # noqa: UP032  # the sink under test
    "in a list": lambda text: str([text]),
    "in a dict": lambda text: repr({"said": text}),
    "logging": logged,
    "traceback with locals": traced,
    "exception": lambda text: repr(ValueError(text)) + str(ValueError(text)),
    "warnings": warned,
    "print": printed,
    "json with default=str": lambda text: json.dumps({"said": text}, default=str),
}
REFUSING: dict[str, Callable[[SessionText], object]] = {
    "json": json.dumps,
    "json in a dict": lambda text: json.dumps({"said": text}),
    "msgspec json": msgspec.json.encode,
    "msgspec msgpack": msgspec.msgpack.encode,
    "join": lambda text: "".join([text]),  # type: ignore[list-item]
    "add": lambda text: "x" + text,  # type: ignore[operator]
    "slice": lambda text: text[:2],  # type: ignore[index]
    "iterate": iter,  # type: ignore[dict-item]
    "pickle": pickle.dumps,
    "markup": markupsafe.escape,
    "write": lambda text: io.StringIO().write(text),  # type: ignore[arg-type]
    "bytes": lambda text: bytes(text),  # type: ignore[call-overload]
    "encode": lambda text: text.encode(),  # type: ignore[attr-defined]
    "hash": hash,
    "set": lambda text: {text},
    "vars": vars,
}


@pytest.mark.parametrize("sink", SHOWING)
def test_a_sink_shows_nothing(sink: str) -> None:
    shown = SHOWING[sink](TEXT)
    assert "quiet" not in shown
    assert SHOWN in shown or "\\u2026" in shown


@pytest.mark.parametrize("sink", REFUSING)
def test_a_sink_is_refused(sink: str) -> None:
    with pytest.raises((TypeError, AttributeError)) as refused:
        REFUSING[sink](TEXT)
    assert "quiet" not in str(refused.value)


def test_faulthandler_tells_where_and_not_what() -> None:
    told = dumped(TEXT)
    assert "in dumped" in told
    assert "quiet" not in told


@pytest.mark.parametrize("made", [copy.copy, copy.deepcopy])
def test_a_copy_is_itself(made: Callable[[SessionText], SessionText]) -> None:
    assert made(TEXT) is TEXT


def test_opened_by_name_it_gives_the_words() -> None:
    assert TEXT.reveal() == WORDS


def test_equality_compares_words() -> None:
    assert SessionText(WORDS) == TEXT
    assert SessionText("other") != TEXT
    assert TEXT != WORDS


@pytest.mark.parametrize(("words", "blank"), [("", True), (" \n\t", True), ("x", False), ("　", True)])
def test_blank_is_white_space_alone(words: str, blank: bool) -> None:
    assert SessionText(words).is_blank() is blank
