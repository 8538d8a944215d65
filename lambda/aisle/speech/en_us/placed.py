"""After the yes: the order, or why there is none, or that nobody knows yet."""

from __future__ import annotations

from aisle.domain.errors import OutOfStock, PaymentUnknown, PlacementUnknown, PriceChanged
from aisle.domain.orders import Order
from aisle.services.place_order import LeftUnsure, OrderPlaced, QuoteLapsed
from aisle.services.settle_payment import PaymentDeclined, PaymentPending
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
        "The confirmation is on its way by email." if placed.emailed else "",
        "To cancel it, ask me before it's packed. After that, you can return it for a refund.",
        question=_OFFER_CODE if placed.offers_code else "Anything else?",
        card=order_card(order, listener),
    )


def _arrival(order: Order, listener: Listener) -> Markup:
    if order.expected_on is None:
        return Markup("")
    return phrase(", and it should arrive {day}", day=day(order.expected_on, listener.today))


def payment_declined(_: PaymentDeclined, listener: Listener) -> Saying:
    return answered(
        listener,
        "I'm sorry, your card was declined, so nothing is ordered and nothing was charged.",
        "Please check the card on your account on the website, and then ask me again.",
        question="Anything else?",
    )


def payment_pending(pending: PaymentPending, listener: Listener) -> Saying:
    order = pending.order
    if pending.cancelling:
        return answered(
            listener,
            "I haven't heard yet whether your card was charged, so I can't cancel that order yet. "
            "Please ask me again in a few minutes.",
            question="Anything else?",
        )
    return answered(
        listener,
        phrase(
            "Your order for {total} is placed, but I haven't heard yet whether your card was "
            "charged. The number is {number}.",
            total=money(order.total),
            number=digits(order.number),
        ),
        "In a few minutes, ask me whether it went through. It can't be charged twice.",
        question="Anything else?",
        card=order_card(order, listener),
    )


def placement_unknown(_: PlacementUnknown, __: Listener) -> Saying:
    return ask(
        "I got no answer from the shop, so I can't tell yet whether your order went through. "
        "It's safe to try again: it can't be ordered twice.",
        question="Should I try again?",
    )


def payment_unknown(_: PaymentUnknown, __: Listener) -> Saying:
    """For whoever asks for a payment and does not look at the order."""
    return tell(
        "I haven't heard yet whether your card was charged. Please ask me in a few minutes."
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
    PaymentDeclined: payment_declined,
    PaymentPending: payment_pending,
    PaymentUnknown: payment_unknown,
    PriceChanged: moved_on,
    OutOfStock: moved_on,
}
