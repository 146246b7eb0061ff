"""Looks after the book while the portal runs: old keys are destroyed in time, and the key store's backup is made anew.

Keeps: letters.deleted, retention.email
"""

from __future__ import annotations

import asyncio
import sqlite3

from aluma.newsletter.room import Room
from aluma.newsletter.spare import Spare

EVERY = 60.0  # seconds


async def tend(room: Room, spare: Spare | None) -> None:
    """Go on until cancelled. What fails is told to the loop's handler of errors, and tried again."""
    while True:
        try:
            await look(room, spare)
        except (OSError, sqlite3.Error) as error:
            asyncio.get_running_loop().call_exception_handler({"message": "", "exception": error})
        await asyncio.sleep(EVERY)


async def look(room: Room, spare: Spare | None) -> None:
    """Once. Raises OSError or sqlite3.Error."""
    await room.tend()
    if spare is not None and spare.is_due():
        await asyncio.to_thread(spare.renew, room.book.keys.database)
