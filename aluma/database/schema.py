"""What a file stores, read from the steps that make it: so no column can be there that nobody speaks of.

Keeps: rights.know
"""

from __future__ import annotations

import sqlite3

from aluma.database.sqlite import HERE

FILES = tuple(sorted(folder.name for folder in HERE.iterdir() if any(folder.glob("*.sql"))))


def columns(steps: str) -> list[str]:
    """Every column of the file that the steps in this folder make, as "table.column", in their order."""
    made = sqlite3.connect(":memory:")
    try:
        for step in sorted((HERE / steps).glob("*.sql")):
            made.executescript(step.read_text("utf-8"))
        tables = made.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").fetchall()
        return [
            f"{table}.{column}"
            for (table,) in tables
            for (column,) in made.execute("SELECT name FROM pragma_table_info(?)", (table,))
        ]
    finally:
        made.close()
