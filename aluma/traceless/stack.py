"""An event loop that wipes the unused part of the C stack each time it comes to rest.

Keeps: session.not-kept

What is freed is wiped in the heap; a function that returns leaves its variables on the stack, and a copy of what was
typed stays there until another call happens to go as deep. The wrapper wipes it in C, where the loop waits (wipe.c).
The fallback does it from here, and so can't reach the thousand bytes that its own call takes.
"""

from __future__ import annotations

import asyncio
import ctypes
import platform
import selectors

from aluma.traceless.launcher import Way

DEPTH = 64 * 1024  # bytes below the loop that are wiped, as in wipe.c
MARGIN = 128  # bytes next to the stack pointer that are left alone, should the two calls below differ a little
CONTEXT_BYTES = 8192  # more than a ucontext_t of either machine (968 and 4560)
# Where getcontext(3) stores the stack pointer: glibc's sys/ucontext.h, REG_RSP and uc_mcontext.sp.
STACK_POINTER = {"x86_64": 160, "aarch64": 432}


def new_event_loop(way: Way) -> asyncio.AbstractEventLoop:
    """A loop for a process that was started in this way. The wrapper wipes by itself, wherever a loop waits."""
    wipes_here = way is Way.PERTURB and platform.machine() in STACK_POINTER
    return asyncio.SelectorEventLoop(WipingSelector() if wipes_here else None)


class WipingSelector(selectors.DefaultSelector):
    """A selector that wipes the stack before it waits for the next event."""

    def __init__(self) -> None:
        super().__init__()
        libc = ctypes.CDLL(None)
        self._context = ctypes.create_string_buffer(CONTEXT_BYTES)
        self._stack_pointer = ctypes.c_uint64.from_buffer(self._context, STACK_POINTER[platform.machine()])
        self._getcontext, self._memset = libc.getcontext, libc.memset
        # Both are called with the same kinds of arguments, so that both go equally deep.
        self._getcontext.argtypes = self._memset.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Wipe, then wait as any selector does."""
        self._getcontext(self._context, 0, 0)
        self._memset(self._stack_pointer.value - DEPTH, 0, DEPTH - MARGIN)
        return super().select(timeout)
