"""A database of the run's own on disk, so that memory stays flat however large the file."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import Item
from workbench.loading.rows import Origin

SHOP = "shop"
CATALOG = "catalog"


@dataclass(frozen=True, slots=True)
class SpooledItem:
    """`kept_if_there`: what the table already has under this key is not overwritten."""

    table: str
    item: Item
    kept_if_there: bool


@dataclass(frozen=True, slots=True)
class PackedItem:
    table: str
    key: str
    text: str

    @classmethod
    def of(cls, table: str, item: Item) -> PackedItem:
        key = "\n".join([table, item[keys.PK]["S"], item.get(keys.SK, {}).get("S", "")])
        return cls(table, key, json.dumps(item, ensure_ascii=False, separators=(",", ":")))

    def may_exceed(self, size: int) -> bool:
        """A quick look: an item is never larger than its JSON, and a character is at most
        four bytes."""
        return len(self.text) * 4 > size


class ItemSpool:
    """The checked items, each key once, in the order in which they came."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        database.execute(
            "CREATE TABLE item (key TEXT PRIMARY KEY, table_name TEXT, kept INTEGER, item TEXT,"
            " file TEXT, line INTEGER)"
        )

    def add(self, item: PackedItem, origin: Origin, kept_if_there: bool = False) -> Origin | None:
        """Where the same key came from before, in which case nothing is added; else None."""
        written = self._database.execute(
            "INSERT OR IGNORE INTO item VALUES (?, ?, ?, ?, ?, ?)",
            (item.key, item.table, kept_if_there, item.text, *origin),
        )
        if written.rowcount:
            return None
        earlier = self._database.execute("SELECT file, line FROM item WHERE key = ?", (item.key,))
        return Origin(*earlier.fetchone())

    def count(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM item").fetchone()
        return int(count)

    def items(self) -> Iterator[SpooledItem]:
        """Grouped by how and where they are written."""
        rows = self._database.execute(
            "SELECT table_name, item, kept FROM item ORDER BY kept, table_name, rowid"
        )
        for table, item, kept in rows:
            yield SpooledItem(table, json.loads(item), bool(kept))


@contextmanager
def open_database() -> Iterator[sqlite3.Connection]:
    """An empty database in a folder that goes with it. Nothing in it outlives the run, so it
    need not be safe against a crash."""
    with tempfile.TemporaryDirectory(prefix="aisle-load-") as folder:
        database = sqlite3.connect(Path(folder) / "spool.sqlite", isolation_level=None)
        try:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000"):
                database.execute(f"PRAGMA {pragma}")
            database.execute("BEGIN")
            yield database
        finally:
            database.close()
