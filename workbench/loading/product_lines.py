"""Products out of order lines: one a stock code, under its most usual name."""

from __future__ import annotations

import sqlite3
from itertools import groupby

from aisle.adapters.dynamodb.items import product_item
from workbench.loading.check import Check
from workbench.loading.fields import Fields
from workbench.loading.rows import BadField, Origin, Refusal, Row
from workbench.loading.simple_rows import product_of
from workbench.loading.spool import CATALOG

SOLD = "line that sells a product"
CHARGE = "charge, no product"
CANCELS = "line of a cancellation"
NO_PRICE = "line at a price of zero or less"

_NAMES = """
    SELECT sku, name, count(*), max(id) AS newest FROM sold
    GROUP BY sku, name ORDER BY sku, count(*) DESC, newest DESC
"""
_NEWEST = "SELECT price, file, line FROM sold WHERE sku = ? ORDER BY at DESC, id DESC LIMIT 1"


class ProductLines:
    def __init__(self, check: Check, database: sqlite3.Connection) -> None:
        self._check = check
        self._database = database
        database.execute(
            "CREATE TABLE sold (id INTEGER PRIMARY KEY, sku, name, at, price, file, line)"
        )

    def take(self, row: Row) -> None:
        try:
            kind = self._kind(row)
        except BadField as problem:
            self._check.bad(row, problem)
        else:
            self._check.tally.kinds[kind] += 1

    def _kind(self, row: Row) -> str:
        fields = self._check.fields(row)
        sku = fields.identifier("sku")
        if sku in self._check.mapping.charges:
            return CHARGE
        prefix = self._check.mapping.cancellations.get("number_prefix")
        if prefix and (fields.maybe("number") or "").startswith(prefix):
            return CANCELS
        if fields.amount("unit_price", fields.currency()).minor <= 0:
            return NO_PRICE
        self._database.execute(
            "INSERT INTO sold (sku, name, at, price, file, line) VALUES (?, ?, ?, ?, ?, ?)",
            (sku, fields.text("name"), self._at(fields), fields.text("unit_price"), *row.origin),
        )
        return SOLD

    def _at(self, fields: Fields) -> str:
        return fields.moment("placed_at").isoformat(timespec="microseconds")

    def check_products(self) -> None:
        """Once all rows are taken. The price is the newest, popularity the number of lines."""
        self._database.execute("CREATE INDEX sold_by_sku ON sold (sku, at)")
        rows = self._database.execute(_NAMES)
        for sku, names in groupby(rows, lambda found: found[0]):
            (_, name, times, _), *others = names
            self._keep(sku, name, times + sum(other[2] for other in others))

    def _keep(self, sku: str, name: str, popularity: int) -> None:
        price, *origin = self._database.execute(_NEWEST, (sku,)).fetchone()
        known = {"sku": sku, "name": name, "price": price, "popularity": popularity}
        fields = Fields({**self._check.mapping.constants, **known}, self._check.defaults)
        try:
            item = product_item(product_of(fields))
            self._check.keep(CATALOG, Origin(*origin), "sku", item)
        except BadField as problem:
            self._check.refuse(Refusal.of(Origin(*origin), problem))
        else:
            self._check.tally.results["product"] += 1
