"""Every page is valid HTML, by html-validate."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.test_doors import PAGES
from tests.web.test_walks import PRACTICES
from tests.web.visitor import Visitor

CHECKER = Path(sys.prefix) / "node" / "node_modules" / ".bin" / "html-validate"
# Off: matters of taste (how a void element is written, that a submit button says it is one). On: the standard itself.
RULES = {
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "rules": {
        "void-style": "off",
        "no-trailing-whitespace": "off",
        "no-implicit-button-type": "off",
        "no-inline-style": "error",
        "aria-label-misuse": ["error", {"allowAnyNamable": True}],
    },
}

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and CHECKER.exists()), reason="node and html-validate are not at hand"
)


def test_every_page_is_valid(visitor: Visitor, tmp_path: Path) -> None:
    pages = {path: visitor.get(path) for path in (*PAGES, "/nowhere")}
    pages |= {slug: visitor.get(f"/practices/{slug}") for slug in PRACTICES}
    for slug in PRACTICES:
        pages[f"{slug}-first"] = visitor.begin(slug)
        while b'class="mirror ' not in visitor.page.body:
            visitor.turn("choose:0" if "choose:0" in visitor.page.buttons else "on", words="a word", mark="3")
            pages[f"{slug}-{len(pages)}"] = visitor.page
        pages[f"{slug}-ended"] = visitor.end()
        pages[f"{slug}-gone"] = visitor.turn(words="late")
    for name, page in pages.items():
        (tmp_path / f"page{name.replace('/', '-')}.html").write_bytes(page.body)
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps({"root": True, **RULES}))
    done = subprocess.run([CHECKER, "*.html"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
