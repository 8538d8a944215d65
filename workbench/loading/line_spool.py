"""Order lines on disk until all of a file is read: the lines of one order may stand anywhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from workbench.loading.rows import Origin


class SpooledLine(NamedTuple):
    """A line of an order, a charge, or (with a quantity above zero) what is taken back of one.
    `price` is in minor units; `placed_at` is UTC in ISO 8601, which sorts by time."""

    number: str
    customer_id: str
    placed_at: str
    is_charge: bool
    sku: str
    name: str
    quantity: int
    price: int
    shipped: int
    file: str
    line: int

    @property
    def origin(self) -> Origin:
        return Origin(self.file, self.line)


class OrderedLine(NamedTuple):
    """A spooled line, with how many of it were cancelled and when the last of them was."""

    line: SpooledLine
    cancelled: int
    cancelled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one order number, and the fields of its first row."""

    number: str
    heading: dict[str, Any]
    lines: list[OrderedLine]
    spoiled: bool


_COLUMNS = ", ".join(SpooledLine._fields)
_PLACES = ", ".join("?" * len(SpooledLine._fields))
_INSERT = f"({_COLUMNS}) VALUES ({_PLACES})"
_MATCH = """
    SELECT id, quantity - cancelled FROM order_line
    WHERE customer_id = ?1 AND sku = ?2 AND price = ?3 AND is_charge = ?4
      AND placed_at <= ?5 AND quantity - cancelled >= ?6
    ORDER BY quantity - cancelled = ?6 DESC, placed_at DESC, id DESC LIMIT 1
"""


class LineSpool:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        columns = f"id INTEGER PRIMARY KEY, {_COLUMNS}"
        database.execute(
            f"CREATE TABLE order_line ({columns}, cancelled INTEGER DEFAULT 0, cancelled_at TEXT)"
        )
        database.execute(f"CREATE TABLE cancellation ({columns})")
        database.execute("CREATE TABLE heading (number TEXT PRIMARY KEY, owner TEXT, fields TEXT)")
        database.execute("CREATE TABLE spoiled (number TEXT PRIMARY KEY)")

    def add(self, line: SpooledLine) -> None:
        self._database.execute(f"INSERT INTO order_line {_INSERT}", line)

    def add_cancellation(self, line: SpooledLine) -> None:
        self._database.execute(f"INSERT INTO cancellation {_INSERT}", line)

    def open_order(self, number: str, owner: str, fields: dict[str, Any]) -> str:
        """Notes the first row of an order. The owner of the order that has this number."""
        self._database.execute(
            "INSERT OR IGNORE INTO heading VALUES (?, ?, ?)",
            (number, owner, json.dumps(fields, default=str)),
        )
        found = self._database.execute("SELECT owner FROM heading WHERE number = ?", (number,))
        return str(found.fetchone()[0])

    def spoil(self, number: str) -> None:
        """A row of this order could not be read, so the order is not known as a whole."""
        self._database.execute("INSERT OR IGNORE INTO spoiled VALUES (?)", (number,))

    def cancellations(self) -> Iterator[SpooledLine]:
        """In the order of time."""
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM cancellation ORDER BY placed_at, id"  # noqa: S608
        )
        return map(SpooledLine._make, rows)

    def prepare_matching(self) -> None:
        self._database.execute(
            "CREATE INDEX bought ON order_line (customer_id, sku, price, is_charge, placed_at)"
        )

    def cancel(self, taken: SpooledLine) -> int | None:
        """Marks the newest earlier line of the customer with this product at this price, best
        one of the very quantity. What is left of it; None where there is no such line."""
        keys = (taken.customer_id, taken.sku, taken.price, taken.is_charge, taken.placed_at)
        found = self._database.execute(_MATCH, (*keys, taken.quantity)).fetchone()
        if found is None:
            return None
        self._database.execute(
            "UPDATE order_line SET cancelled = cancelled + ?, cancelled_at = ? WHERE id = ?",
            (taken.quantity, taken.placed_at, found[0]),
        )
        return int(found[1]) - taken.quantity

    def groups(self) -> Iterator[Group]:
        """Every order number once, its lines as they came."""
        rows = self._database.execute(
            f"SELECT {_COLUMNS}, cancelled, cancelled_at FROM order_line ORDER BY number, id"  # noqa: S608
        )
        for number, lines in groupby(map(_ordered_line, rows), lambda found: found.line.number):
            yield Group(number, self._heading(number), list(lines), self._is_spoiled(number))

    def _heading(self, number: str) -> dict[str, Any]:
        found = self._database.execute("SELECT fields FROM heading WHERE number = ?", (number,))
        heading: dict[str, Any] = json.loads(found.fetchone()[0])
        return heading

    def _is_spoiled(self, number: str) -> bool:
        found = self._database.execute("SELECT 1 FROM spoiled WHERE number = ?", (number,))
        return found.fetchone() is not None


def _ordered_line(row: tuple[Any, ...]) -> OrderedLine:
    *line, cancelled, at = row
    return OrderedLine(
        SpooledLine._make(line), cancelled, datetime.fromisoformat(at) if at else None
    )
