"""The wrapper overwrites what free and realloc give back, and changes nothing else about them.

Keeps: session.not-kept
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path

import pytest

WORDS = b"a quiet word of sixteen or more "
Blocks = tuple[ctypes.CDLL, Callable[[int], int]]


@pytest.fixture(scope="session")
def wrapper(library: Path) -> ctypes.CDLL:
    loaded = ctypes.CDLL(str(library))
    for name in ("realloc", "reallocarray"):
        getattr(loaded, name).restype = ctypes.c_void_p
    loaded.free.argtypes = (ctypes.c_void_p,)
    loaded.realloc.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
    loaded.reallocarray.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t)
    return loaded


def filled(size: int) -> int:
    """A block of the C heap, full of words."""
    malloc = ctypes.CDLL(None).malloc
    malloc.restype, malloc.argtypes = ctypes.c_void_p, (ctypes.c_size_t,)
    block = int(malloc(size))
    ctypes.memmove(block, (WORDS * (size // len(WORDS) + 1))[:size], size)
    return block


class Look:
    """Reads a block that is already freed, without an allocation in between that might take its place."""

    def __init__(self, size: int) -> None:
        self._seen = ctypes.create_string_buffer(size)

    def at(self, block: int) -> bytes:
        ctypes.memmove(self._seen, block, len(self._seen))
        return self._seen.raw


@pytest.mark.parametrize("size", [24, 40, 100, 1_000, 60_000])
def test_a_freed_block_holds_no_word(wrapper: ctypes.CDLL, size: int) -> None:
    block, look = filled(size), Look(size)
    assert WORDS[:8] in look.at(block)
    wrapper.free(block)
    assert WORDS[:8] not in look.at(block)


@pytest.mark.parametrize("size", [100, 1_000, 60_000])
def test_a_block_that_moves_leaves_nothing_behind(wrapper: ctypes.CDLL, size: int) -> None:
    block, look = filled(size), Look(size)
    larger = wrapper.realloc(block, size * 4)
    assert larger != block
    assert WORDS[:8] not in look.at(block)
    assert look.at(larger) == (WORDS * size)[:size]


@pytest.mark.parametrize("size", [1_000, 60_000, 600_000])
def test_a_block_that_shrinks_gives_back_no_word(wrapper: ctypes.CDLL, size: int) -> None:
    block, tail = filled(size), Look(size - 128)
    same = wrapper.realloc(block, 100)
    if same == block and size < 128 * 1024:  # a larger one had a mapping of its own, whose tail is gone
        assert WORDS[:8] not in tail.at(block + 128)
    assert Look(100).at(same) == (WORDS * 4)[:100]


@pytest.mark.parametrize("size", [100, 600_000])
def test_a_block_grows_to_any_size_unharmed(wrapper: ctypes.CDLL, size: int) -> None:
    larger = wrapper.realloc(filled(size), size * 9)
    assert Look(size).at(larger) == (WORDS * size)[:size]
    wrapper.free(larger)


def test_nothing_is_freed_as_nothing(wrapper: ctypes.CDLL) -> None:
    wrapper.free(None)
    fresh = wrapper.realloc(None, 64)
    assert fresh
    assert wrapper.realloc(fresh, 0) is None


def test_a_product_too_large_is_refused_and_the_block_stays(wrapper: ctypes.CDLL) -> None:
    block = filled(64)
    assert wrapper.reallocarray(block, 1 << 40, 1 << 40) is None
    assert wrapper.realloc(block, 1 << 60) is None
    assert Look(64).at(block) == (WORDS * 2)[:64]
