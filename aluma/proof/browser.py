"""The visitor's side: a session in a real Chromium, and then its profile is searched. Needs Playwright, an extra.

Keeps: session.not-kept
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from aluma.proof.disk import Disk
from aluma.proof.looked import Looked
from aluma.proof.visitor import Party

if TYPE_CHECKING:
    from playwright.sync_api import Page

TITLES = {
    "browser": "A visitor's browser, after a session in it and a normal exit",
    "browser, killed": "A visitor's browser that was killed while they were typing",
}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_MISSING = "Playwright is not installed. It comes with the extra: pip install 'aluma-portal[browser]'."
_MILLISECONDS = 15_000
_TURNS = 3


def search(disk: Disk, party: Party, folder: Path) -> Iterator[Looked]:
    """Both ways to leave a browser, each in a profile of its own below `folder`."""
    for name, title in TITLES.items():
        profile = folder / name.replace(", ", "-")
        profile.mkdir(parents=True)
        try:
            _session(party, profile, name)
        except ImportError:
            yield Looked(name, title, unsearched=_MISSING)
            continue
        except Unfinished as reason:
            yield Looked(name, title, unsearched=str(reason))
            continue
        yield disk.folder(name, title, [profile])


class Unfinished(Exception):
    """The session in the browser could not be walked to its end. The message is a sentence."""


def _session(party: Party, profile: Path, name: str) -> None:
    from playwright.sync_api import Error, sync_playwright

    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to run as root with it
    try:
        with sync_playwright() as playwright:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=path, args=sandbox, ignore_https_errors=True
            )
            page = context.pages[0]
            page.set_default_timeout(_MILLISECONDS)
            _walk(page, party, name)
            if name == "browser":
                leave = page.locator(f'form[action$="{party.customs.end}"] button')
                leave.first.click()
                leave.first.wait_for(state="detached")  # the last page has no such button
                context.close()
            else:
                _type(page, party, name)
                page.wait_for_timeout(1500)  # long enough for whatever writes from time to time
                _kill(profile)
    except Error as error:
        if name == "browser" or not _is_over(profile):
            said = error.message.splitlines()[0]
            raise Unfinished(f"The session in the browser stopped: {said[:120]}") from None


def _walk(page: Page, party: Party, name: str) -> None:
    customs = party.customs
    page.goto(party.door.url)
    page.locator(f'main a[href*="{customs.practices}"]').first.click()
    for field, _ in customs.agreement:
        page.locator(f'input[name="{field}"]').check()
    page.locator('main form[method="post"] button').first.click()
    for _ in range(_TURNS):
        _type(page, party, name)
        values = [f'main button[name="{customs.way}"][value^="{value}"]' for value in customs.ways]
        # The first way that the page offers, as the plain visitor takes it.
        way = next(each for each in values if page.locator(each).count() and page.locator(each).first.is_visible())
        page.locator(way).first.click()
        page.wait_for_timeout(400)


def _type(page: Page, party: Party, name: str) -> None:
    fields = page.locator("main textarea:visible:not([readonly])")
    for number in range(fields.count()):
        word = party.canaries.new(f"session in {name}, field {number}")
        fields.nth(number).press_sequentially(word.typed)


def _kill(profile: Path) -> None:
    for pid in _processes(profile):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _is_over(profile: Path) -> bool:
    return not _processes(profile)


def _processes(profile: Path) -> list[int]:
    """The processes of the browser with this profile, which no other has."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and f"--user-data-dir={profile}" in (entry / "cmdline").read_text():
                found.append(int(entry.name))
    return found
