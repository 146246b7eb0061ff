"""A page for blind reading: replies beside what was written, in mixed order, without their source, to be coded by hand.

    python -m eval.blind FILE [FILE …] > page.html

Each file holds JSON lines {"text": …, "reply": …} of one source, such as the guide, an older state of it, or a person.
The page names no source; the key that tells which row was whose goes to standard error. Two readers or more each code
every row by themselves: garbled, wrong meaning, thin, simple, complex. They meet only after both are done.
"""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path

from aluma.guide.listen.frames import mixed

CODES = ("garbled", "wrong meaning", "thin", "simple", "complex")
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Blind reading</title>
<style>body{font:18px/1.5 serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
fieldset{border:0;padding:0;margin:0 0 2rem}
blockquote{margin:.5rem 0;padding-left:1rem;border-left:2px solid}label{margin-right:1rem}</style>
<h1>Blind reading</h1>
<p>Read what was written and the answer to it. Choose what fits first, from left to right: <b>garbled</b> is no sound
sentence; <b>wrong meaning</b> says something that was not said; <b>thin</b> gives nothing back; <b>simple</b> says the
same again; <b>complex</b> adds meaning or weight that fits.</p>
<form>"""


def main(files: list[str]) -> None:
    """Writes the page to standard output and its key to standard error."""
    rows = [(file, json.loads(line)) for file in files for line in Path(file).read_text("utf-8").splitlines()]
    order = sorted(range(len(rows)), key=lambda number: mixed(len(rows), number))
    print(HEAD)
    for number, at in enumerate(order, start=1):
        source, row = rows[at]
        print(_row(number, row["text"], row["reply"]))
        print(f"{number}\t{source}", file=sys.stderr)
    print("</form></html>")


def _row(number: int, text: str, reply: str) -> str:
    codes = "".join(f'<label><input type="radio" name="r{number}" value="{code}"> {code}</label>' for code in CODES)
    return (
        f"<fieldset><legend>{number}</legend><p>{escape(text)}</p>"
        f"<blockquote>{escape(reply)}</blockquote>{codes}</fieldset>"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
