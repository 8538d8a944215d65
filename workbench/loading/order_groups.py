"""The lines of one order number as an order, with what was cancelled of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from aisle.domain.money import Money
from aisle.domain.orders import (
    NEXT_STATUSES,
    Charge,
    Order,
    OrderLine,
    OrderStatus,
    StatusChange,
)
from workbench.loading.casing import title_case
from workbench.loading.check import BAD, Check
from workbench.loading.fields import Fields
from workbench.loading.line_spool import Group, LineSpool, OrderedLine
from workbench.loading.order_rows import assembled
from workbench.loading.orders import keep_order
from workbench.loading.rows import BadField, Refusal
from workbench.loading.statuses import status_of, usual_history
from workbench.spoken_names import spoken_name

ORDER_LINE = "order line"
FREE_LINE = "order line at a price of zero"
CHARGE = "charge of an order"
ONLY_CHARGES = "charge that came without a product"
OF_A_BAD_ORDER = "line of an order with a bad row"
CANCELLED = "CANCELLED"  # the code of the charge that takes a cancelled part off the total


def check_groups(check: Check, spool: LineSpool) -> None:
    """Every line is counted here that is neither refused nor a cancellation."""
    for group in spool.groups():
        products = [found for found in group.lines if not found.line.is_charge]
        if group.spoiled:
            check.tally.kinds[OF_A_BAD_ORDER] += len(group.lines)
        elif not products:
            check.tally.kinds[ONLY_CHARGES] += len(group.lines)
        else:
            _check_group(check, group, products)


def _check_group(check: Check, group: Group, products: list[OrderedLine]) -> None:
    origin = group.lines[0].line.origin
    kinds = check.tally.kinds
    try:
        keep_order(check, _GroupedOrder(check, group, products).order(), origin)
    except BadField as problem:
        check.refuse(Refusal.of(origin, problem))
        kinds[BAD] += 1
        kinds[OF_A_BAD_ORDER] += len(group.lines) - 1
        return
    free = sum(found.line.price == 0 for found in products)
    kinds[FREE_LINE] += free
    kinds[ORDER_LINE] += len(products) - free
    kinds[CHARGE] += len(group.lines) - len(products)


@dataclass(slots=True)
class _GroupedOrder:
    check: Check
    group: Group
    products: list[OrderedLine]

    def order(self) -> Order:
        fields = Fields(self._heading, self.check.defaults)
        currency = fields.currency()
        placed_at = min(datetime.fromisoformat(f.line.placed_at) for f in self.group.lines)
        charges = [_charge(f, currency) for f in self.group.lines if f.line.is_charge]
        charges += [_taken_off(f, currency) for f in self.group.lines if self._is_part(f)]
        history = self._history(fields, placed_at)
        return assembled(
            fields, placed_at, _merged(self.products, currency), tuple(charges), history
        )

    @property
    def _heading(self) -> dict[str, Any]:
        """Without the total where parts were cancelled: the file's is from before."""
        parts = any(map(self._is_part, self.group.lines))
        return {k: v for k, v in self.group.heading.items() if not (parts and k == "total")}

    def _is_part(self, found: OrderedLine) -> bool:
        """A whole order that was cancelled says so by its status; its total stays."""
        return found.cancelled > 0 and not self._all_cancelled

    @property
    def _all_cancelled(self) -> bool:
        return all(found.cancelled == found.line.quantity for found in self.products)

    def _history(self, fields: Fields, placed_at: datetime) -> tuple[StatusChange, ...]:
        days = timedelta(days=self.check.mapping.orders.get("delivered_after_days", 0))
        at = fields.maybe_moment("status_at") or placed_at + days
        history = usual_history(status_of(fields), placed_at, at)
        return self._ended(history) if self._all_cancelled else history

    def _ended(self, history: tuple[StatusChange, ...]) -> tuple[StatusChange, ...]:
        """Cancelled before the delivery, returned after it."""
        at = max(found.cancelled_at for found in self.products if found.cancelled_at)
        until_then = tuple(change for change in history if change.at <= at)
        for end in (OrderStatus.RETURNED, OrderStatus.CANCELLED):
            if end in NEXT_STATUSES[until_then[-1].status]:
                return (*until_then, StatusChange(end, at))
        return history


def _merged(products: list[OrderedLine], currency: str) -> tuple[OrderLine, ...]:
    """One line for what was written in several at one price: an order line is one product."""
    merged: dict[tuple[str, int], OrderLine] = {}
    for found in products:
        line = found.line
        before = merged.get((line.sku, line.price))
        merged[line.sku, line.price] = OrderLine(
            line.sku,
            before.name if before else _spoken(line.name),
            line.quantity + (before.quantity if before else 0),
            Money(line.price, currency),
            line.shipped + (before.shipped_quantity if before else 0),
        )
    return tuple(merged.values())


def _charge(found: OrderedLine, currency: str) -> Charge:
    line = found.line
    return Charge(line.sku, line.name, Money(line.price * line.quantity, currency))


def _taken_off(found: OrderedLine, currency: str) -> Charge:
    amount = Money(-found.line.price * found.cancelled, currency)
    if found.line.is_charge:
        return Charge(found.line.sku, f"{found.line.name} refunded", amount)
    return Charge(CANCELLED, f"{found.cancelled} {_spoken(found.line.name)} cancelled", amount)


@lru_cache(maxsize=8192)
def _spoken(name: str) -> str:
    return spoken_name(title_case(name))
