"""A portal with these settings, in this process, and its pages as a browser would get them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx2

from aluma.app import Portal, create_app
from aluma.settings import Settings
from aluma.shelf import load

OPEN = {
    "public_url": "https://aluma.example",
    "operator": "A Quiet House",
    "contact": "ask@aluma.example",
    "source": "https://aluma.example/source",
    "hosting": "own",
    "proxy": ("127.0.0.1",),
}
DISCLOSED = """
name = "A Company"
purpose = "to run the machine"
data = "nothing that it looks at"
place = "Iceland"
safeguard = "a contract"
commitments = "https://company.example/privacy"
"""


def portal(missing: tuple[str, ...] = (), now: float = 0.0, **settings: Any) -> Portal:
    return create_app(Settings(**settings), load(), missing=missing, clock=lambda: now)


def get(path: str, missing: tuple[str, ...] = (), now: float = 0.0, **settings: Any) -> httpx2.Response:
    return ask(portal(missing, now, **settings), "GET", path, Settings(**settings).address)


def ask(app: Portal, method: str, path: str, address: str = "http://127.0.0.1:8000", **sent: Any) -> httpx2.Response:
    async def asked() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=address) as client:
            return await client.request(method, path, **sent)

    return asyncio.run(asked())


def a_policy(folder: Path, source: str, date: str = "2026-01-01") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{date}.md").write_text(source, "utf-8")
    return folder


def disclosures(folder: Path, **tables: str) -> Path:
    path = folder / "disclosures.toml"
    path.write_text("".join(f"[{role}]{table}\n" for role, table in tables.items()), "utf-8")
    return path
