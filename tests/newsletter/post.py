"""One mailing in a process of its own, as a kill finds it: python -m tests.newsletter.post FOLDER PORT."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.newsletter.mailing import opened, send


def main(folder: Path, port: int) -> None:
    room = opened(folder)
    asyncio.run(send(room, folder / "mailing", port))
    room.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
