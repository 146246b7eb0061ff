"""Each promise has one place in the code that could break it: a table of what, and who alone may."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from aluma.web.guard.headers import HEADERS, STRICT_TRANSPORT
from tests.house.code import ROOT, Module, module, modules, texts, used

MODULES = modules()


class Law(NamedTuple):
    """Names or texts that no file may use but those `allowed` (a file, or a folder with its slash), and a breach."""

    title: str
    names: tuple[str, ...]
    allowed: tuple[str, ...]
    breach: str


LAWS = (
    Law(
        "one place opens what was typed for each thing done with it",
        (".reveal",),
        (
            "aluma/cli/guide.py",  # `guide reply` answers whoever typed
            "aluma/cli/_terminal.py",  # `practice try` shows an author their own words
            "aluma/guide/",  # the engine: what is given back, the record that is sealed, the mirror
            "aluma/newsletter/address.py",  # the bytes that find an address
            "aluma/newsletter/delivery.py",  # whom a letter goes to
            "aluma/newsletter/links.py",  # the request that is sealed into a link
            "aluma/newsletter/notes.py",  # whom a single mail goes to
            "aluma/newsletter/subscriber.py",  # the record that is sealed
            "aluma/rights/held.py",  # what a person is shown of themselves
            "aluma/web/contact.py",  # the message for whoever runs the portal
            "aluma/web/desk.py",  # words given back on a page
            "aluma/web/hearing.py",  # what was written before, for who listens for danger
            "aluma/web/keepsake.py",  # the mirror as a file
            "aluma/web/lettering.py",  # the mirror's words as they are drawn
            "aluma/web/sessions.py",  # the hint about what looks sensitive
            "aluma/web/skeletons.py",  # a step's page, with what is handed back
        ),
        "def show(words):\n    return words.reveal()",
    ),
    Law(
        "only the log writes lines",
        ("print", "logging", "logging.getLogger", "sys.stdout", "sys.stderr", "syslog", "warnings.warn"),
        (
            "aluma/log/",
            "aluma/traceless/build.py",  # what whoever builds it reads
            "aluma/web/server.py",  # takes the voice from uvicorn and asyncio
        ),
        "import logging\nlogging.getLogger(__name__).info('a visit')",
    ),
    Law(
        "nothing opens a connection outward",
        (
            "socket.create_connection",
            "asyncio.open_connection",
            "http.client",
            "urllib.request",
            "smtplib",
            "aiosmtplib",
        ),
        ("aluma/mail/", "aluma/proof/"),
        "import urllib.request\nurllib.request.urlopen('https://a.example')",
    ),
    Law(
        "the environment is read at the start alone",
        ("os.environ", "os.getenv"),
        ("aluma/cli/", "aluma/traceless/", "aluma/proof/"),
        "import os\nKEY = os.environ['KEY']",
    ),
    Law(
        "no code starts other programs",
        ("subprocess", "os.system", "os.execve", "os.fork", "multiprocessing"),
        (
            "aluma/traceless/",
            "aluma/proof/",
            "aluma/cli/_letters_preview.py",  # SpamAssassin, where it is here, reads a letter before it goes out
        ),
        "import subprocess\nsubprocess.run('mail')",
    ),
    Law(
        "no value is pickled",
        ("pickle", "marshal", "shelve"),
        (),
        "import pickle\npickle.dumps(1)",
    ),
)


def breaches(law: Law, code: Iterable[Module]) -> list[str]:
    return [each.path for each in code if not each.path.startswith(law.allowed) and _uses(law, each)]


def _uses(law: Law, code: Module) -> bool:
    return any(_is(name, wanted) for name in used(code.tree) for wanted in law.names)


def _is(name: str, wanted: str) -> bool:
    """`.reveal` is that attribute of anything; `os.environ` is it or a part of it."""
    return name.endswith(wanted) if wanted.startswith(".") else name == wanted or name.startswith(f"{wanted}.")


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.title)
def test_nobody_else_does_it(law: Law) -> None:
    assert not breaches(law, MODULES)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.title)
def test_a_breach_is_found(law: Law) -> None:
    assert breaches(law, [module(law.breach)])


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.title)
def test_no_exception_is_left_over(law: Law) -> None:
    """An exception of a part that stands must be in use; one of a part that is not built yet may wait for it."""
    for exception in law.allowed:
        there = [each for each in MODULES if each.path.startswith(exception)]
        assert not there or any(_uses(law, each) for each in there), exception


SHOWING = {
    "asking.html",
    "mark.html",
    "mirror.html",
    "parts.html",
    "step.html",
}  # a step with what is handed back, and the mirror


def test_few_templates_show_what_was_typed() -> None:
    templates = (ROOT / "aluma/web/templates").iterdir()
    assert {each.name for each in templates if ".reveal()" in each.read_text("utf-8")} == SHOWING


def headers(code: Iterable[Module]) -> list[str]:
    names = {*HEADERS, *STRICT_TRANSPORT, "set-cookie"}
    return [each.path for each in code if names & set(texts(each.tree))]


def test_one_place_sets_the_headers_of_every_answer() -> None:
    assert headers(MODULES) == ["aluma/web/guard/headers.py"]


@pytest.mark.parametrize("breach", ['H = (b"Set-Cookie", b"a=b")', 'H = {"content-security-policy": "*"}'])
def test_a_header_set_elsewhere_is_found(breach: str) -> None:
    assert headers([module(breach)])


def rows(code: Iterable[Module]) -> list[str]:
    """Who speaks SQL to the table of subscribers."""
    return [each.path for each in code if any(" slot " in f"{text} " for text in texts(each.tree))]


def test_one_place_touches_the_row_of_a_subscriber() -> None:
    assert rows(MODULES) == ["aluma/newsletter/book.py"]


def test_a_row_touched_elsewhere_is_found() -> None:
    assert rows([module('SQL = "DELETE FROM slot WHERE id = 1"')])
