"""Rows that are one whole order, lines embedded: Aisle's own JSON Lines."""

from __future__ import annotations

from datetime import datetime

from aisle.domain.money import Money, total
from aisle.domain.orders import Channel, Charge, Order, OrderLine, StatusChange
from workbench.loading.fields import Fields
from workbench.loading.rows import BadField
from workbench.loading.statuses import history_of

_CHANNEL_NAMES = ", ".join(Channel)


def order_of(fields: Fields) -> Order:
    """Raises BadField."""
    currency = fields.currency()
    placed_at = fields.moment("placed_at")
    lines = tuple(_line(fields.inside(line), currency) for line in fields.objects("lines"))
    charges = tuple(
        _charge(fields.inside(charge), currency) for charge in fields.objects("charges")
    )
    return assembled(fields, placed_at, lines, charges, history_of(fields, placed_at))


def assembled(
    fields: Fields,
    placed_at: datetime,
    lines: tuple[OrderLine, ...],
    charges: tuple[Charge, ...],
    history: tuple[StatusChange, ...],
) -> Order:
    """An order from its parts and from what `fields` tell of it as a whole. Raises BadField,
    also where the parts do not add up to the total."""
    if not lines:
        raise BadField("lines", "an order has at least one")
    currency = fields.currency()
    delivery = fields.maybe_amount("delivery", currency) or Money(0, currency)
    tax = fields.maybe_amount("tax", currency) or Money(0, currency)
    return Order(
        number=fields.identifier("number"),
        customer_id=fields.identifier("customer_id"),
        placed_at=placed_at,
        channel=_channel(fields),
        lines=lines,
        history=history,
        delivery=delivery,
        tax=tax,
        total=_checked_total(fields, lines, charges, delivery + tax),
        time_zone=fields.time_zone(),
        charges=charges,
        expected_on=fields.maybe_day("expected_on"),
        pickup_store=fields.maybe("pickup_store"),
        ship_to=fields.maybe("ship_to"),
    )


def _line(fields: Fields, currency: str) -> OrderLine:
    quantity = fields.whole("quantity", least=1)
    shipped = fields.whole("shipped_quantity", default=0)
    if shipped > quantity:
        raise BadField("shipped_quantity", "more than the quantity", shipped)
    price = fields.amount("unit_price", currency)
    if price.minor < 0:
        raise BadField("unit_price", "less than zero", fields.text("unit_price"))
    return OrderLine(fields.identifier("sku"), fields.text("name"), quantity, price, shipped)


def _charge(fields: Fields, currency: str) -> Charge:
    return Charge(fields.text("code"), fields.text("name"), fields.amount("amount", currency))


def _channel(fields: Fields) -> Channel:
    channel = fields.text("channel")
    try:
        return Channel(channel.lower().replace(" ", "_"))
    except ValueError:
        raise BadField("channel", f"not one of {_CHANNEL_NAMES}", channel) from None


def _checked_total(
    fields: Fields, lines: tuple[OrderLine, ...], charges: tuple[Charge, ...], rest: Money
) -> Money:
    amounts = [*(line.amount for line in lines), *(charge.amount for charge in charges), rest]
    computed = total(amounts, rest.currency)
    told = fields.maybe_amount("total", rest.currency)
    if told is not None and told != computed:
        found = f"{told.minor} in minor units; the parts add up to {computed.minor}"
        raise BadField("total", "not what lines, charges, delivery and tax add up to", found)
    return computed
