"""The look-up of every string a person sees: gettext's catalogues, one value a language.

Keeps: global.access
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def marked(text: str) -> str:
    """Marks a string for the translators where it stands; it is looked up when it is shown. Called `_` (gettext)."""
    return text


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its BCP 47 code, its direction ("ltr" or "rtl"), and its catalogue."""

    code: str
    direction: str
    catalogue: gettext.NullTranslations

    def gettext(self, text: str) -> str:
        """The string in this language; the English one where it has no translation."""
        return self.catalogue.gettext(text)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The string for a number."""
        return self.catalogue.ngettext(one, many, number)


def language(code: str, strings: Path) -> Language:
    """The language of that code; `strings` is its compiled catalogue (`.mo`), which English does without."""
    direction = "rtl" if code.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    if not strings.is_file():
        return Language(code, direction, gettext.NullTranslations())
    with strings.open("rb") as file:
        return Language(code, direction, gettext.GNUTranslations(file))
