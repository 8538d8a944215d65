"""ListOpenOrdersIntent: "what's still on its way"."""

from __future__ import annotations

from aisle.domain.orders import Order, OrderStatus
from aisle.services.order_answers import NothingOpen, OpenOrders
from aisle.speech.en_us.formats import counted, day, number
from aisle.speech.en_us.order_status import changed_on
from aisle.speech.en_us.orders import bare, items, parts, today_for
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying, answered, ask

_WITHOUT_DAY = {
    OrderStatus.PLACED: "not packed yet",
    OrderStatus.PACKING: "being packed",
    OrderStatus.PARTLY_SHIPPED: "partly shipped",
    OrderStatus.SHIPPED: "shipped {day}",
    OrderStatus.OUT_FOR_DELIVERY: "out for delivery",
    OrderStatus.DELAYED: "delayed, without a new date",
}


def open_orders(opened: OpenOrders, listener: Listener) -> Saying:
    count = counted(opened.count, "other open order" if opened.others else "open order")
    each = parts([_one(order, listener) for order in opened.orders])
    few = len(opened.orders)
    newest = "" if opened.count == few else f" The newest {number(few)}"
    stop = "." if newest else ""
    return ask(
        phrase(
            "You have {count}{stop}{newest}: {each}.",
            count=count,
            stop=stop,
            newest=newest,
            each=each,
        ),
        question="Which one would you like to hear more about?",
    )


def nothing_open(_: NothingOpen, listener: Listener) -> Saying:
    return answered(
        listener,
        "Nothing is on its way to you right now.",
        question="Would you like to hear about your latest order?",
    )


def _one(order: Order, listener: Listener) -> Markup:
    what = items(order.lines, named=1)
    return phrase("{what}, {state}", what=what, state=_state(order, listener))


def _state(order: Order, listener: Listener) -> Markup:
    if order.status is OrderStatus.READY_FOR_PICKUP:
        place = f" at {order.pickup_store}" if order.pickup_store else ""
        return phrase("ready for pickup{place}", place=place)
    today = today_for(order, listener)
    if order.expected_on is None:
        return phrase(_WITHOUT_DAY[order.status], day=changed_on(order, listener))
    spoken = day(order.expected_on, today)
    if order.expected_on < today:
        return phrase("overdue since {day}", day=bare(spoken))
    late = order.status is OrderStatus.DELAYED
    return phrase("{due} {day}", due="delayed, now due" if late else "due", day=spoken)


WORDS = {OpenOrders: open_orders, NothingOpen: nothing_open}
