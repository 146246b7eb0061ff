"""Text that a visitor typed in a session: carried as itself, shown nowhere.

Keeps: harvest.no-input-use

The type is no `str` on purpose. A subclass of `str` leaks through json, join, slices, write and encode, because C code
reads its characters without asking; a type of its own fails at once in each of them.
"""

from __future__ import annotations

from typing import Any, NoReturn

SHOWN = "…"


class SessionText:
    """Words of a visitor. Every sink shows `…` or refuses; `reveal` alone gives the words.

    Equality compares the words. There is no hash, so that no cache and no set can be keyed by what someone typed.
    """

    __slots__ = ("_words",)
    __hash__ = None  # type: ignore[assignment]  # unhashable: see the class docstring

    def __init__(self, words: str) -> None:
        self._words = words

    def reveal(self) -> str:
        """The words themselves. The few places that call this stand in a list that a test holds."""
        return self._words

    def is_blank(self) -> bool:
        """Whether nothing but white space was typed."""
        return not self._words.strip()

    def __len__(self) -> int:
        """Length in code points."""
        return len(self._words)

    def __eq__(self, other: object) -> bool:
        return self._words == other._words if isinstance(other, SessionText) else NotImplemented

    def __str__(self) -> str:
        return SHOWN

    def __repr__(self) -> str:
        return SHOWN

    def __format__(self, spec: str) -> str:
        return SHOWN

    def __copy__(self) -> SessionText:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> SessionText:
        return self

    def __html__(self) -> NoReturn:
        raise TypeError("a template opens session text by name, with reveal()")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("session text is not pickled")
