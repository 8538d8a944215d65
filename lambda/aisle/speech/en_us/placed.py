"""After the yes: the order, or why there is none, or that nobody knows yet."""

from __future__ import annotations

from aisle.domain.errors import OutOfStock, PlacementUnknown, PriceChanged
from aisle.domain.orders import Order
from aisle.services.place_order import LeftUnsure, OrderPlaced, QuoteLapsed
from aisle.speech.en_us.formats import day, money
from aisle.speech.en_us.receipts import order_card
from aisle.speech.markup import Markup, digits, phrase
from aisle.speech.saying import Listener, Saying, answered, ask, tell

_OFFER_CODE = "Would you like a four-digit voice code, so that nobody else can order here?"


def quote_lapsed(_: QuoteLapsed, __: Listener) -> Saying:
    return ask(
        "There's no order waiting for your yes, so I haven't ordered anything.",
        question="What would you like?",
    )


def moved_on(_: PriceChanged | OutOfStock, __: Listener) -> Saying:
    """For whoever places a quote and does not quote again."""
    return ask(
        "The price or the stock has just changed, so I haven't ordered anything.",
        question="What would you like to do?",
    )


def order_placed(placed: OrderPlaced, listener: Listener) -> Saying:
    order = placed.order
    return answered(
        listener,
        "I had placed that order already, so I didn't order it twice."
        if placed.again
        else phrase("Thank you, your order for {total} is placed.", total=money(order.total)),
        phrase(
            "The number is {number}{arrival}.",
            number=digits(order.number),
            arrival=_arrival(order, listener),
        ),
        "To cancel it, ask me before it's packed. After that, you can return it for a refund.",
        question=_OFFER_CODE if placed.offers_code else "Anything else?",
        card=order_card(order, listener),
    )


def _arrival(order: Order, listener: Listener) -> Markup:
    if order.expected_on is None:
        return Markup("")
    return phrase(", and it should arrive {day}", day=day(order.expected_on, listener.today))


def placement_unknown(_: PlacementUnknown, __: Listener) -> Saying:
    return ask(
        "I got no answer from the shop, so I can't tell yet whether your order went through. "
        "It's safe to try again: it can't be ordered twice.",
        question="Should I try again?",
    )


def left_unsure(_: LeftUnsure, __: Listener) -> Saying:
    return tell(
        "Okay. I can't tell yet whether your order went through. "
        "In a minute, ask me where your order is before you order again."
    )


WORDS = {
    QuoteLapsed: quote_lapsed,
    OrderPlaced: order_placed,
    PlacementUnknown: placement_unknown,
    LeftUnsure: left_unsure,
    PriceChanged: moved_on,
    OutOfStock: moved_on,
}
