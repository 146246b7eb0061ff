"""A portal with these settings, in this process, and its pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aluma.app import Portal, create_app
from aluma.settings import Settings
from tests.web.conftest import SHELF
from tests.web.visitor import Page, Visitor

OPEN: dict[str, Any] = {
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
    return create_app(Settings(**settings), SHELF, missing=missing, clock=lambda: now)


def get(path: str, missing: tuple[str, ...] = (), now: float = 0.0, **settings: Any) -> Page:
    host = Settings(**settings).address.partition("://")[2]
    return Visitor(portal(missing, now, **settings)).get(path, host=host)


def a_policy(folder: Path, source: str, date: str = "2026-01-01") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{date}.md").write_text(source, "utf-8")
    return folder


def disclosures(folder: Path, **tables: str) -> Path:
    path = folder / "disclosures.toml"
    path.write_text("".join(f"[{role}]{table}\n" for role, table in tables.items()), "utf-8")
    return path
