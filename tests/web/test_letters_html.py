"""Every page of letters, rights and contact is valid HTML, by html-validate."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.web.post import post
from tests.web.test_html import CHECKER, RULES, pytestmark  # noqa: F401  # skipped where the checker is not at hand
from tests.web.test_letters import ONE


def test_every_page_is_valid(tmp_path: Path) -> None:
    with post(tmp_path / "portal") as letters:
        pages = [letters.visitor.get(path) for path in ("/letters", "/rights", "/contact")]
        pages += [letters.join(ONE), letters.visitor.get(letters.link()), letters.press(letters.link())]
        pages += [
            letters.press(letters.link()),
            letters.send("/rights", email=ONE),
            letters.visitor.get(letters.link()),
        ]
        held = letters.press(letters.link())
        pages += [held, letters.visitor.post("/rights/erase", held.forms["/rights/erase"] | {"do": "delete"})]
        way = f"/letters/leave/{'a' * 26}"
        pages += [letters.visitor.get(way), letters.visitor.post(way, {}), letters.join("nobody")]
        pages += [letters.send("/contact", words="Hello."), letters.send("/contact", words="", email="nobody")]
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, page in enumerate(pages):
        (folder / f"{number}.html").write_bytes(page.body)
    (folder / ".htmlvalidate.json").write_text(json.dumps({"root": True, **RULES}))
    done = subprocess.run([CHECKER, "*.html"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
