"""CheckPurchaseIntent: "did my order go through"."""

from __future__ import annotations

from aisle.domain.orders import Order, OrderStatus
from aisle.services.check_purchase import NothingNew, WentThrough
from aisle.speech.en_us.asides import then_back
from aisle.speech.en_us.formats import money
from aisle.speech.en_us.orders import due, items, placed_on
from aisle.speech.markup import Markup, digits, phrase
from aisle.speech.saying import Listener, Saying, answered


def went_through(told: WentThrough, listener: Listener) -> Saying:
    order = told.order
    said = "{yes}order {number}, with {items}, for {total}, {came}."
    cancelled = order.status is OrderStatus.CANCELLED
    return answered(
        listener,
        phrase(
            said,
            yes="Your " if cancelled else "Yes, your ",
            number=digits(order.number),
            items=items(order.lines),
            total=money(order.total),
            came="was canceled" if cancelled else "went through",
        ),
        "" if cancelled else _arrival(order, listener),
        question="Anything else?",
    )


def _arrival(order: Order, listener: Listener) -> Markup:
    coming = due(order, listener)
    return phrase("It {coming}.", coming=coming) if coming else Markup("")


def nothing_new(nothing: NothingNew, listener: Listener) -> Saying:
    latest = nothing.latest
    return then_back(
        listener,
        "I see no new order on your account.",
        phrase(
            "The latest is the one with {items}, placed {day}.",
            items=items(latest.lines),
            day=placed_on(latest, listener),
        ),
        open_question=nothing.open_question,
    )


WORDS = {WentThrough: went_through, NothingNew: nothing_new}
