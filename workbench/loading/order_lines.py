"""Rows that are one order line each: spooled, matched with what cancels them, put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workbench.loading.check import Check
from workbench.loading.fields import Fields
from workbench.loading.line_spool import LineSpool, SpooledLine
from workbench.loading.rows import BadField, Origin, Row

NO_CUSTOMER = "line without a customer, left out"
CANCELS_LINE = "cancellation of a whole line"
CANCELS_PART = "cancellation of part of a line"
CANCELS_CHARGE = "cancellation of a charge"
NO_MATCH = "cancellation without a match"
CREDIT = "charge or credit on a cancellation, of no order"

# What is told of the order as a whole, taken from its first row.
_HEADING = (
    "number customer_id channel currency status status_at delivery tax total time_zone "
    "expected_on pickup_store ship_to"
).split()


@dataclass(slots=True)
class OrderLines:
    """Takes the rows of a file one by one. `_owners` saves asking again for the owner of the
    order of the row before."""

    check: Check
    spool: LineSpool
    _last: tuple[str, str] = field(default=("", ""))

    def take(self, row: Row) -> None:
        values: dict[str, Any] = {}
        try:
            values = self.check.mapping.translated(row.values)
            self._sort(row.origin, values)
        except BadField as problem:
            self.check.bad(row, problem)
            if number := str(values.get("number") or "").strip():
                self.spool.spoil(number)

    def match_cancellations(self) -> None:
        """Once all rows are taken: a cancellation may stand before what it cancels."""
        self.spool.prepare_matching()
        for taken in self.spool.cancellations():
            self.check.tally.kinds[self._cancelled(taken)] += 1

    def _sort(self, origin: Origin, values: dict[str, Any]) -> None:
        fields = Fields(values, self.check.defaults)
        if fields.maybe("customer_id") is None:
            self.check.tally.kinds[NO_CUSTOMER] += 1
            return
        number = fields.identifier("number")
        prefix = self.check.mapping.cancellations.get("number_prefix")
        if prefix and number.startswith(prefix):
            self.spool.add_cancellation(self._line(origin, fields, number, takes_back=True))
        else:
            line = self._line(origin, fields, number)
            self._open(line, fields.currency(), values)
            self.spool.add(line)

    def _line(
        self, origin: Origin, fields: Fields, number: str, takes_back: bool = False
    ) -> SpooledLine:
        sku = fields.identifier("sku")
        is_charge = sku in self.check.mapping.charges
        price = fields.amount("unit_price", fields.currency()).minor
        if price < 0 and not is_charge:
            raise BadField("unit_price", "less than zero", price)
        return SpooledLine(
            number=number,
            customer_id=fields.identifier("customer_id"),
            placed_at=_sortable(fields.moment("placed_at")),
            is_charge=is_charge,
            sku=sku,
            name=self.check.mapping.charges.get(sku) or fields.text("name"),
            quantity=_quantity(fields, takes_back, is_charge),
            price=price,
            shipped=fields.whole("shipped_quantity", default=0),
            file=origin.file,
            line=origin.line,
        )

    def _open(self, line: SpooledLine, currency: str, values: dict[str, Any]) -> None:
        """Raises BadField where the number is of another customer's order, or currency."""
        owner = f"{line.customer_id} {currency}"
        if (line.number, owner) == self._last:
            return
        heading = {name: values[name] for name in _HEADING if values.get(name) is not None}
        first = self.spool.open_order(line.number, owner, heading)
        if first != owner:
            raise BadField("number", "is an order of another customer or currency too", line.number)
        self._last = (line.number, owner)

    def _cancelled(self, taken: SpooledLine) -> str:
        left = self.spool.cancel(taken)
        if left is None:
            return CREDIT if taken.is_charge else NO_MATCH
        if taken.is_charge:
            return CANCELS_CHARGE
        return CANCELS_PART if left else CANCELS_LINE


def _quantity(fields: Fields, takes_back: bool, is_charge: bool) -> int:
    """A cancellation's quantity is written with or without its minus."""
    if not takes_back and not is_charge:
        return fields.whole("quantity", least=1)
    quantity = fields.whole("quantity", least=-(10**9))
    if quantity == 0:
        raise BadField("quantity", "zero", quantity)
    return abs(quantity) if takes_back else quantity


def _sortable(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
