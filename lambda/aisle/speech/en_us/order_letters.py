"""E-mails about an order: the receipt, and that it was canceled."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aisle.domain.orders import Order, OrderStatus
from aisle.services.order_letters import OrderLetter
from aisle.speech.en_us.formats import money
from aisle.speech.letters import Letter
from aisle.speech.saying import Listener

Rows = tuple[tuple[str, str], ...]
LANGUAGE = "en-US"


def receipt(told: OrderLetter, listener: Listener) -> Letter:
    """What Amazon asks of a confirmation: seller, products, delivery, total, and how to cancel
    and be refunded."""
    order, seller = told.order, listener.seller
    return Letter(
        subject=f"Your {seller} order {order.number}",
        opening=(f"Thank you for your order. {seller} has received it.",),
        rows=(
            ("Order", order.number),
            *_bought(told),
            *_amounts(order),
            *_destination(order),
            ("Sold by", seller),
        ),
        closing=(
            "To cancel, ask Alexa to open "
            f"{seller} and say: cancel my order. That works until it is packed.",
            f"To return something and be refunded: {told.returns}",
            *_why_no_names(told),
        ),
    )


def cancellation(told: OrderLetter, listener: Listener) -> Letter:
    """Says no word of a refund: when and what is paid back is the retailer's to tell."""
    order, seller = told.order, listener.seller
    return Letter(
        subject=f"Your {seller} order {order.number} is canceled",
        opening=(f"Your order {order.number} was canceled. Nothing of it will be delivered.",),
        rows=(("Order", order.number), *_bought(told), ("Total", money(order.total))),
        closing=(
            f"If it was not you who canceled it, please get in touch with {seller}.",
            *_why_no_names(told),
        ),
    )


def _bought(told: OrderLetter) -> Rows:
    lines = told.order.lines
    if not told.names_products:
        return (("Items", f"{sum(line.quantity for line in lines):,}"),)
    return tuple((f"{line.quantity} × {line.name}", money(line.amount)) for line in lines)


def _amounts(order: Order) -> Rows:
    return (
        *((charge.name.capitalize(), money(charge.amount)) for charge in order.charges),
        ("Delivery", money(order.delivery) if order.delivery.minor else "free"),
        ("Tax", money(order.tax)),
        ("Total", money(order.total)),
    )


def _destination(order: Order) -> Rows:
    to = (("Delivered to", order.ship_to),) if order.ship_to else ()
    due = order.expected_on
    return (*to, *((("Expected", f"{due:%A, %B} {due.day}, {due.year}"),) if due else ()))


def _why_no_names(told: OrderLetter) -> tuple[str, ...]:
    if told.names_products:
        return ()
    return ("What you ordered is not named here, so that a surprise stays one.",)


LETTERS: Mapping[OrderStatus, Callable[[OrderLetter, Listener], Letter]] = {
    OrderStatus.PLACED: receipt,
    OrderStatus.CANCELLED: cancellation,
}
