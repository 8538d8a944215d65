"""The first half of a load: every row is read and checked, and nothing is written yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from aisle.adapters.dynamodb.attributes import Item
from workbench.capacity import item_size
from workbench.loading.fields import Defaults, Fields
from workbench.loading.mapping import FieldMapping
from workbench.loading.report import Report
from workbench.loading.rows import BadField, Origin, Refusal, Row
from workbench.loading.spool import ItemSpool, PackedItem
from workbench.loading.tally import Tally

LARGEST_ITEM = 400 * 1024  # DynamoDB's limit, in bytes
BAD = "bad row"


@dataclass(frozen=True, slots=True)
class Check:
    """What the checking of every kind of file shares."""

    mapping: FieldMapping
    defaults: Defaults
    items: ItemSpool
    tally: Tally
    report: Report
    dates_from: date | None = None

    def fields(self, row: Row) -> Fields:
        """Raises BadField where the mapping's constants cannot be filled in."""
        return Fields(self.mapping.translated(row.values), self.defaults)

    def refuse(self, refusal: Refusal) -> None:
        self.tally.refuse(refusal)
        self.report.write(refusal)

    def keep(self, table: str, origin: Origin, field: str, *items: Item) -> None:
        """Spools what is made of one row, or nothing of it. Raises BadField for an item that is
        too large, or where the first has a key that has come before."""
        packed = [PackedItem.of(table, item) for item in items]
        for one, item in zip(packed, items, strict=True):
            if one.may_exceed(LARGEST_ITEM) and item_size(item) > LARGEST_ITEM:
                raise BadField("(row)", "larger than the 400 KB that an item may have")
        for one in packed:
            earlier = self.items.add(one, origin)
            if earlier is not None:
                raise BadField(field, "has come before", f"in {earlier}")

    def readable(self, rows: Iterator[Row | Refusal]) -> Iterator[Row]:
        """The rows that could be read at all; the others are refused and counted."""
        for row in rows:
            if isinstance(row, Row):
                yield row
            else:
                self.refuse(row)
                self.tally.kinds[BAD] += 1

    def bad(self, row: Row, problem: BadField) -> None:
        self.refuse(Refusal.of(row.origin, problem))
        self.tally.kinds[BAD] += 1
