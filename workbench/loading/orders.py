"""An order's items: the order, its number's reservation, its customer's profile if asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import texts
from aisle.adapters.dynamodb.items import order_item, profile_item
from aisle.domain.customers import Customer
from aisle.domain.orders import Order
from workbench.loading.check import Check
from workbench.loading.fields import Defaults, Fields
from workbench.loading.rows import Origin
from workbench.loading.spool import SHOP, PackedItem

ORDERS = "order"
CUSTOMERS = "customer of these orders"


def keep_order(check: Check, order: Order, origin: Origin) -> None:
    """Raises BadField for a number that has come before, or an order too large for an item.

    The number is reserved, so that no order placed by voice is ever given it.
    """
    if check.dates_from:
        order = shifted(order, check.dates_from)
    reservation = texts(keys.number_reservation(order.number))
    check.keep(SHOP, origin, "number", reservation, order_item(order))
    check.tally.results[ORDERS] += 1
    if check.mapping.customers:
        _keep_customer(check, order, origin)


def shifted(order: Order, dates_from: date) -> Order:
    """The order as if that day were today where it is going, for shops that live in the past."""
    today = datetime.now(ZoneInfo(order.time_zone)).date()
    by = timedelta(days=(today - dates_from).days)
    return replace(
        order,
        placed_at=order.placed_at + by,
        history=tuple(replace(change, at=change.at + by) for change in order.history),
        expected_on=order.expected_on and order.expected_on + by,
    )


def _keep_customer(check: Check, order: Order, origin: Origin) -> None:
    fields = Fields(check.mapping.customers, Defaults(time_zone=order.time_zone))
    customer = Customer(
        customer_id=order.customer_id,
        time_zone=fields.time_zone(),
        ship_to=fields.maybe("ship_to") or order.ship_to or "your address",
        tax_basis_points=fields.whole("tax_basis_points", default=0),
    )
    profile = PackedItem.of(SHOP, profile_item(customer))
    if check.items.add(profile, origin, kept_if_there=True) is None:
        check.tally.results[CUSTOMERS] += 1
