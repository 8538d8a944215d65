"""GetDeliveryDateIntent: "when does it come"."""

from __future__ import annotations

from aisle.domain.orders import OrderStatus
from aisle.services.order_answers import DeliveryTold
from aisle.speech.en_us.order_status import changed_on, status
from aisle.speech.en_us.orders import due, name_of, sentence
from aisle.speech.en_us.track_order import order_told
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying

_SO_FAR = {
    OrderStatus.PLACED: "It hasn't shipped yet.",
    OrderStatus.PACKING: "It's being packed now.",
    OrderStatus.SHIPPED: "It shipped {day}.",
    OrderStatus.OUT_FOR_DELIVERY: "It's out for delivery.",
}


def delivery_told(told: DeliveryTold, listener: Listener) -> Saying:
    return order_told(told, _when(told, listener), listener)


def _when(told: DeliveryTold, listener: Listener) -> Markup:
    """The day first; where there is none to come, how the order stands says why."""
    order = told.order
    coming = due(order, listener)
    if not coming or order.status not in _SO_FAR:
        return status(told, listener)
    so_far = phrase(_SO_FAR[order.status], day=changed_on(order, listener))
    said = phrase("{order} {coming}. {so_far}", order=name_of(told), coming=coming, so_far=so_far)
    return sentence(said)


WORDS = {DeliveryTold: delivery_told}
