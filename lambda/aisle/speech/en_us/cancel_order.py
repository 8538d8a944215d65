"""CancelOrderIntent: "cancel that order"."""

from __future__ import annotations

from aisle.domain.errors import TooLateToCancel
from aisle.domain.orders import Order, OrderStatus
from aisle.services.cancel import (
    CancelAsked,
    CancellationUnknown,
    CancelRefused,
    NoneToCancel,
    NothingToCancel,
    OrderCancelled,
    OrderKept,
)
from aisle.speech.en_us.formats import bare_noun, money
from aisle.speech.en_us.orders import items, placed_from
from aisle.speech.markup import digits, phrase
from aisle.speech.saying import Card, Listener, Saying, answered, ask

_ANYTHING_ELSE = "Anything else?"
_WHEN_IT_ARRIVES = "When it arrives, you can return it for a refund."
_INSTEAD = "You can return it for a refund instead."
_REFUSED = {
    OrderStatus.PACKING: ("is being packed already", _WHEN_IT_ARRIVES),
    OrderStatus.PARTLY_SHIPPED: ("has partly shipped already", _WHEN_IT_ARRIVES),
    OrderStatus.SHIPPED: ("has shipped already", _WHEN_IT_ARRIVES),
    OrderStatus.OUT_FOR_DELIVERY: ("is out for delivery already", _WHEN_IT_ARRIVES),
    OrderStatus.DELAYED: ("has been packed already", _WHEN_IT_ARRIVES),
    OrderStatus.READY_FOR_PICKUP: (
        "is waiting at the store already",
        "You can return it there for a refund.",
    ),
    OrderStatus.DELIVERED: ("was delivered already", _INSTEAD),
    OrderStatus.PICKED_UP: ("was picked up already", _INSTEAD),
    OrderStatus.RETURNED: ("was returned already", ""),
}


def cancel_asked(asked: CancelAsked, listener: Listener) -> Saying:
    order = asked.order
    return ask(
        phrase(
            "That's order {number} {day}, with {items}, for {total}.",
            number=digits(order.number),
            day=placed_from(order, listener),
            items=items(order.lines),
            total=money(order.total),
        ),
        question="Should I cancel it?",
    )


def cancel_refused(refused: CancelRefused, listener: Listener) -> Saying:
    why, instead = _REFUSED[refused.order.status]
    return answered(
        listener,
        phrase(
            "Order {number} {why}, so I can't cancel it.",
            number=digits(refused.order.number),
            why=why,
        ),
        instead,
        question=_ANYTHING_ELSE,
    )


def order_cancelled(cancelled: OrderCancelled, listener: Listener) -> Saying:
    order = cancelled.order
    how = "was canceled already" if cancelled.again else "is canceled"
    return answered(
        listener,
        phrase("Order {number} {how}.", number=digits(order.number), how=how),
        "Anything you paid for it will be refunded.",
        question=_ANYTHING_ELSE,
        card=_card(order),
    )


def order_kept(_: OrderKept, listener: Listener) -> Saying:
    return answered(listener, "Okay, I'm leaving that order as it is.", question=_ANYTHING_ELSE)


def nothing_to_cancel(unknown: NothingToCancel, listener: Listener) -> Saying:
    return answered(
        listener,
        phrase(
            "I can't find order {number} on your account, so I haven't canceled anything.",
            number=digits(unknown.number),
        ),
        question=_ANYTHING_ELSE,
    )


def none_to_cancel(unknown: NoneToCancel, listener: Listener) -> Saying:
    return answered(
        listener,
        phrase(
            "I see no {what} in your orders, so I haven't canceled anything.",
            what=bare_noun(unknown.phrase),
        ),
        question=_ANYTHING_ELSE,
    )


def too_late(_: TooLateToCancel, listener: Listener) -> Saying:
    return answered(
        listener,
        "That order has just been packed, so I can't cancel it.",
        _WHEN_IT_ARRIVES,
        question=_ANYTHING_ELSE,
    )


def cancellation_unknown(_: CancellationUnknown, __: Listener) -> Saying:
    return ask(
        "I got no answer from the shop, so I can't tell yet whether that order was canceled. "
        "It's safe to try again.",
        question="Should I try again?",
    )


def _card(order: Order) -> Card:
    lines = [f"{line.quantity} × {line.name}" for line in order.lines]
    refund = f"Total: {money(order.total)}. Anything you paid will be refunded."
    return Card(f"Order {order.number} canceled", "\n".join([*lines, refund]))


WORDS = {
    CancelAsked: cancel_asked,
    CancelRefused: cancel_refused,
    OrderCancelled: order_cancelled,
    OrderKept: order_kept,
    NothingToCancel: nothing_to_cancel,
    NoneToCancel: none_to_cancel,
    TooLateToCancel: too_late,
    CancellationUnknown: cancellation_unknown,
}
