"""Domain objects as DynamoDB items and back, in the typed JSON of botocore's plain client.

An item says its currency once, and amounts are minor units. Times keep milliseconds. What
is None or empty is left out; attributes that this version does not know are ignored, so an
older function can read what a newer one wrote. Beside the values an order carries
`current_status`, for conditions, and the keys of the two indexes.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from aisle.adapters.dynamodb import keys
from aisle.adapters.dynamodb.attributes import (
    Item,
    Typed,
    listed,
    maybe,
    money,
    number,
    text,
    texts,
)
from aisle.domain.catalog import Product, Store
from aisle.domain.customers import Customer
from aisle.domain.money import CurrencyMismatch, Money
from aisle.domain.orders import (
    Channel,
    Charge,
    Order,
    OrderLine,
    OrderPayment,
    OrderStatus,
    PaymentStatus,
    StatusChange,
)


def product_item(product: Product) -> Item:
    """Price, currency and stock are attributes of their own: one condition checks them all."""
    values = {
        **keys.product(product.sku),
        "sku": product.sku,
        "name": product.name,
        "spoken_name": product.spoken_name,
        "currency": product.price.currency,
        "brand": product.brand,
        "category": product.category,
        "color": product.color,
        "size": product.size,
        "description": product.description,
    }
    return {
        **texts(values),
        "price": number(product.price.minor),
        "stock": number(product.stock),
        **({"popularity": number(product.popularity)} if product.popularity else {}),
    }


def product_from(item: Typed) -> Product:
    return Product(
        sku=item["sku"]["S"],
        name=item["name"]["S"],
        spoken_name=item["spoken_name"]["S"],
        price=Money(int(item["price"]["N"]), item["currency"]["S"]),
        stock=int(item["stock"]["N"]),
        brand=maybe(item, "brand"),
        category=maybe(item, "category"),
        color=maybe(item, "color"),
        size=maybe(item, "size"),
        description=maybe(item, "description"),
        popularity=int(item["popularity"]["N"]) if "popularity" in item else 0,
    )


def store_item(store: Store) -> Item:
    fields = Store.__dataclass_fields__
    return texts({**keys.store(store.store_id), **{name: getattr(store, name) for name in fields}})


def store_from(item: Typed) -> Store:
    return Store(**{name: item[name]["S"] for name in Store.__dataclass_fields__ if name in item})


def profile_item(customer: Customer) -> Item:
    values = {
        **keys.profile(customer.customer_id),
        "customer_id": customer.customer_id,
        "time_zone": customer.time_zone,
        "ship_to": customer.ship_to,
        "email": customer.email,
    }
    return {
        **texts(values),
        "tax_basis_points": number(customer.tax_basis_points),
        **({"usual": {"L": [text(sku) for sku in customer.usual]}} if customer.usual else {}),
        **({"products_in_messages": {"BOOL": True}} if customer.products_in_messages else {}),
    }


def customer_from(item: Typed) -> Customer:
    return Customer(
        customer_id=item["customer_id"]["S"],
        time_zone=item["time_zone"]["S"],
        ship_to=item["ship_to"]["S"],
        tax_basis_points=int(item["tax_basis_points"]["N"]),
        usual=tuple(str(sku["S"]) for sku in listed(item, "usual")),
        email=maybe(item, "email"),
        products_in_messages=bool(item.get("products_in_messages", {}).get("BOOL", False)),
    )


def order_item(order: Order) -> Item:
    """Raises CurrencyMismatch for an order whose amounts are not all of one currency."""
    _check_one_currency(order)
    return {
        **texts(_order_texts(order)),
        "delivery": number(order.delivery.minor),
        "tax": number(order.tax.minor),
        "total": number(order.total.minor),
        "lines": {"L": [_line_item(line) for line in order.lines]},
        "history": {"L": [_change_item(change) for change in order.history]},
        **({"charges": {"L": [_charge_item(c) for c in order.charges]}} if order.charges else {}),
    }


def _order_texts(order: Order) -> dict[str, str | None]:
    placed_at = keys.instant(order.placed_at)
    return {
        **keys.order(order.customer_id, order.placed_at, order.number),
        keys.ORDER_NUMBER: order.number,
        keys.OPEN_SINCE: placed_at if order.is_open else None,
        "customer_id": order.customer_id,
        "placed_at": placed_at,
        "channel": order.channel,
        "current_status": order.status,
        "currency": order.total.currency,
        "time_zone": order.time_zone,
        "expected_on": order.expected_on.isoformat() if order.expected_on else None,
        "pickup_store": order.pickup_store,
        "ship_to": order.ship_to,
        "payment_status": order.payment.status if order.payment else None,
        "payment_key": order.payment.key if order.payment else None,
    }


def order_from(item: Typed) -> Order:
    currency = item["currency"]["S"]
    expected_on = maybe(item, "expected_on")
    return Order(
        number=item[keys.ORDER_NUMBER]["S"],
        customer_id=item["customer_id"]["S"],
        placed_at=datetime.fromisoformat(item["placed_at"]["S"]),
        channel=Channel(item["channel"]["S"]),
        lines=tuple(_line_from(line["M"], currency) for line in item["lines"]["L"]),
        history=tuple(_change_from(change["M"]) for change in item["history"]["L"]),
        delivery=money(item, "delivery", currency),
        tax=money(item, "tax", currency),
        total=money(item, "total", currency),
        time_zone=item["time_zone"]["S"],
        charges=tuple(_charge_from(c["M"], currency) for c in listed(item, "charges")),
        expected_on=date.fromisoformat(expected_on) if expected_on else None,
        pickup_store=maybe(item, "pickup_store"),
        ship_to=maybe(item, "ship_to"),
        payment=_payment_from(item),
    )


def _payment_from(item: Typed) -> OrderPayment | None:
    if "payment_status" not in item:
        return None
    return OrderPayment(PaymentStatus(item["payment_status"]["S"]), item["payment_key"]["S"])


def _line_item(line: OrderLine) -> dict[str, Any]:
    values = {
        "sku": text(line.sku),
        "name": text(line.name),
        "quantity": number(line.quantity),
        "unit_price": number(line.unit_price.minor),
    }
    if line.shipped_quantity:
        values["shipped_quantity"] = number(line.shipped_quantity)
    return {"M": values}


def _line_from(values: Typed, currency: str) -> OrderLine:
    shipped = values.get("shipped_quantity")
    return OrderLine(
        values["sku"]["S"],
        values["name"]["S"],
        int(values["quantity"]["N"]),
        money(values, "unit_price", currency),
        int(shipped["N"]) if shipped else 0,
    )


def _change_item(change: StatusChange) -> dict[str, Any]:
    values = {
        "status": change.status,
        "at": keys.instant(change.at),
        "request_id": change.request_id,
    }
    return {"M": texts(values)}


def _change_from(values: Typed) -> StatusChange:
    return StatusChange(
        OrderStatus(values["status"]["S"]),
        datetime.fromisoformat(values["at"]["S"]),
        maybe(values, "request_id"),
    )


def _charge_item(charge: Charge) -> dict[str, Any]:
    values = texts({"code": charge.code, "name": charge.name})
    return {"M": {**values, "amount": number(charge.amount.minor)}}


def _charge_from(values: Typed, currency: str) -> Charge:
    return Charge(values["code"]["S"], values["name"]["S"], money(values, "amount", currency))


def _check_one_currency(order: Order) -> None:
    amounts = [order.delivery, order.tax, *(charge.amount for charge in order.charges)]
    amounts += [line.unit_price for line in order.lines]
    if any(amount.currency != order.total.currency for amount in amounts):
        raise CurrencyMismatch(f"order {order.number} has several currencies")
