"""What readers of mail do not show of a letter, by the data of caniemail.com, is nothing that a reader would miss."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.newsletter.mailing import SOURCE, rendered

MODULES = Path(sys.prefix) / "node" / "node_modules"
SCRIPT = Path(__file__).with_name("caniemail.mjs")
EVERYTHING = f"""{SOURCE}
## A heading

> Words of someone else

1. One

---

**Strong**, and `code`.

```
More of it
```
"""
# What some reader of mail does not know, and why nothing is lost.
NOT_MISSED: Mapping[str, str] = {
    "color-scheme meta tag": "it only says that the letter has dark colours of its own",
    "<style> element": "all that it says for light colours is written into the elements too",
    "@media": "the dark colours: without them the letter stays light, or the reader makes dark ones",
    "Type selector": "as of the style element",
    "Class selector": "as of the style element",
    "<body> element": "all that stands on it stands on the element inside it, too",
    "lang attribute": "a voice then goes by the words; the mail itself says Content-Language",
    "dir attribute": "the style says the direction, too",
    "<code> element": "it looks like the rest of the text",
    "white-space": "lines of code run on",
}

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and (MODULES / "caniemail").exists()), reason="node and caniemail are not at hand"
)


def lacking(html: str) -> tuple[int, Mapping[str, list[str]]]:
    """On how many readers of mail it was looked at, and what each feature is lacking on."""
    done = subprocess.run(["node", SCRIPT, MODULES], input=html, capture_output=True, text=True, check=True, timeout=60)
    found = json.loads(done.stdout)
    return len(found["checked"]), found["lacking"]


@pytest.mark.parametrize(("source", "least"), [(SOURCE, 35), (EVERYTHING, 30)])
def test_what_is_not_shown_is_not_missed(source: str, least: int) -> None:
    clients, found = lacking(rendered(source).html)
    assert clients >= least
    assert not set(found) - set(NOT_MISSED), found


def test_the_control_what_would_be_missed_is_found() -> None:
    html = rendered().html.replace("<h1", '<div style="display: grid; position: sticky">x</div><h1')
    assert set(lacking(html)[1]) - set(NOT_MISSED) == {"display:grid", "position"}
