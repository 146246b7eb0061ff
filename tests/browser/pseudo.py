"""A pseudo-language from right to left: every string of the portal, spelt with other letters.

A string that did not go through the look-up still stands there in Latin letters, so a test sees it.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import replace

from aluma.language import language
from aluma.shelf import OURS, Shelf, load

CODE = "he-x-pseudo"
LETTERS = str.maketrans(
    {latin: chr(0x05D0 + place) for place, latin in enumerate("abcdefghijklmnopqrstuvwxyz")}
    | {latin: chr(0x05D0 + place) for place, latin in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
)
PLACEHOLDER = re.compile(r"(%\(\w+\)s|%%)")


def spelt(text: str) -> str:
    """The text with other letters; placeholders stay."""
    return "".join(part if PLACEHOLDER.fullmatch(part) else part.translate(LETTERS) for part in PLACEHOLDER.split(text))


class Pseudo(gettext.NullTranslations):
    """A catalogue that knows every string."""

    def gettext(self, message: str) -> str:
        return spelt(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return spelt(msgid1 if n == 1 else msgid2)


def shelf() -> Shelf:
    """Our shelf, with the pseudo-language beside English; its practices are ours."""
    ours = load()
    pseudo = replace(language(CODE, OURS / "none"), catalogue=Pseudo())
    return replace(ours, languages=(*ours.languages, pseudo), shelves={**ours.shelves, CODE: ours.practices("en")})
