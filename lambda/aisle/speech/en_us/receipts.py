"""The cards of a purchase: all of what was too long to say."""

from __future__ import annotations

from aisle.domain.orders import Order
from aisle.domain.purchase import Quote
from aisle.speech.en_us.formats import money
from aisle.speech.saying import Card, Listener


def quote_card(quote: Quote, listener: Listener) -> Card:
    return Card("Your order, not placed yet", _account(quote, listener))


def order_card(order: Order, listener: Listener) -> Card:
    cancel = (
        "To cancel, ask me to cancel your order before it is packed. "
        "After that, return it for a refund."
    )
    return Card(f"Order {order.number}", f"{_account(order, listener)}\n{cancel}")


def _account(bought: Quote | Order, listener: Listener) -> str:
    """Plain text, a line each."""
    lines = [
        f"{line.quantity} × {line.name}, {money(line.unit_price)} each" for line in bought.lines
    ]
    delivery = money(bought.delivery) if bought.delivery.minor else "free"
    return "\n".join(
        [
            *lines,
            f"Delivery: {delivery}",
            f"Tax: {money(bought.tax)}",
            f"Total: {money(bought.total)}",
            *_destination(bought),
            f"Sold by {listener.seller}",
        ]
    )


def _destination(bought: Quote | Order) -> list[str]:
    """With the date in full: a card is read on another day than it was sent."""
    to = [f"To {bought.ship_to}"] if bought.ship_to else []
    due = bought.expected_on
    return [*to, *([f"Expected {due:%A, %B} {due.day}"] if due else [])]
