"""A running portal and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.walker import Walker

OPEN = "Aluma is open at "
# No background traffic of Chromium's own: what a test sees on the wire is the portal's doing.
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a portal with an operator's right-to-left language answers."""
    folder = tmp_path_factory.mktemp("portal")
    environment = {**os.environ, "ALUMA_NETWORK_PLACES": "1000000"}
    command = [sys.executable, "-P", "-m", "aluma", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=folder, text=True, stdout=subprocess.PIPE, env=environment)
    assert process.stdout
    line = next((line for line in process.stdout if line.startswith(OPEN)), "")
    yield line.removeprefix(OPEN).strip()
    process.terminate()
    process.wait(10)


def chromium() -> str:
    """The path of a Chromium; bin/test brings one."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no Chromium is at hand"
    return found


def arguments() -> list[str]:
    """Chromium's sandbox does not run as root."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


# Of a module, not of the session: while it is open its event loop counts as running, so no other test could run one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    opened: list[BrowserContext] = []

    def made(**options: Any) -> BrowserContext:
        opened.append(browser.new_context(**{"reduced_motion": "reduce", **options}))
        opened[-1].set_default_timeout(10_000)
        return opened[-1]

    yield made
    for each in opened:
        each.close()


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    return context().new_page()


@pytest.fixture
def walker(page: Page, address: str) -> Walker:
    return Walker(page, address)


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    return tmp_path
