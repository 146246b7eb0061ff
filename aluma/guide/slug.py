"""The file name of a practice, which becomes its address: small letters from a to z, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata

# Other letters would be written in two ways by two systems, and in a third by an address bar.
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
_APART = re.compile(r"[^a-z0-9]+")


def is_slug(name: str) -> bool:
    """Whether a practice may be called so."""
    return _SLUG.match(name) is not None


def slugged(name: str) -> str:
    """The nearest name that a practice may have; "" where no letter of it is left."""
    plain = unicodedata.normalize("NFKD", name).lower()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _APART.sub("-", letters).strip("-")
