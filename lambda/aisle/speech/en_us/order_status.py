"""How an order stands, in each status: one or two sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from aisle.domain.orders import Channel, Order, OrderStatus, PaymentStatus
from aisle.services.order_answers import Mention, StatusTold
from aisle.speech.en_us.formats import day, listed, quantity_of
from aisle.speech.en_us.orders import (
    bare,
    due,
    items,
    name_of,
    placed_on,
    sentence,
    today_for,
    without_day,
)
from aisle.speech.markup import Markup, digits, phrase, sentences
from aisle.speech.saying import Listener

_LATELY = ("today", "yesterday")
_PAYMENT = {
    PaymentStatus.PENDING: "Its payment isn't confirmed yet.",
    PaymentStatus.DECLINED: "The card was declined.",
}


def status(told: StatusTold, listener: Listener) -> Markup:
    """Where the order is and, while it is open, when it comes."""
    if _bought_in_a_store(told.order):
        return _bought(told, listener)
    payment = told.order.payment
    return sentences(
        _STATUSES[told.order.status](told, listener),
        _PAYMENT.get(payment.status) if payment else None,
    )


def changed_on(order: Order, listener: Listener) -> str:
    """The day of the last change of status."""
    since = listener.day(order.history[-1].at, order.time_zone)
    return day(since, today_for(order, listener))


def _changed_at(order: Order, listener: Listener) -> str:
    """The same, to the minute while it is fresh."""
    spoken = changed_on(order, listener)
    if spoken not in _LATELY:
        return spoken
    return f"{spoken} at {_clock(order.history[-1].at.astimezone(ZoneInfo(order.time_zone)))}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def _on_its_way(clause: str) -> Callable[[StatusTold, Listener], Markup]:
    """A status with a day to come: "... and should arrive tomorrow"."""

    def told_so(told: StatusTold, listener: Listener) -> Markup:
        order = told.order
        said = phrase(clause, order=name_of(told), day=changed_on(order, listener))
        if coming := due(order, listener):
            return sentence(phrase("{said} and {coming}.", said=said, coming=coming))
        return sentence(phrase("{said}. {honest}", said=said, honest=without_day(order, listener)))

    return told_so


def _delayed(told: StatusTold, listener: Listener) -> Markup:
    since = changed_on(told.order, listener)
    since = since if since == "today" else f"since {bare(since)}"
    late = phrase("I'm sorry, {order} has been delayed {since}", order=name_of(told), since=since)
    if coming := due(told.order, listener):
        return phrase("{late}, and {coming}.", late=late, coming=coming)
    return phrase("{late}. {honest}", late=late, honest=without_day(told.order, listener))


def _partly_shipped(told: StatusTold, listener: Listener) -> Markup:
    gone, to_come = _gone_and_to_come(told)
    if not gone:
        said = phrase("Part of {order} has shipped.", order=name_of(told))
    else:
        said = phrase(
            "Part of {order} has shipped: {gone}. Still to come: {to_come}.",
            order=_short_name(told),
            gone=gone,
            to_come=to_come,
        )
    return sentences(said, _all_of_it(told.order, listener))


def _all_of_it(order: Order, listener: Listener) -> Markup:
    today = today_for(order, listener)
    if order.expected_on is None or order.expected_on < today:
        return without_day(order, listener)
    return phrase("All of it should arrive by {day}.", day=bare(day(order.expected_on, today)))


def _gone_and_to_come(told: StatusTold) -> tuple[Markup, Markup]:
    """By quantity, the products asked for first."""
    lines = sorted(told.order.lines, key=lambda line: line.sku not in told.skus)
    gone = [quantity_of(n, line.name) for line in lines if (n := line.shipped_quantity)]
    to_come = [
        quantity_of(n, line.name)
        for line in lines
        if (n := line.quantity - line.shipped_quantity) > 0
    ]
    return _few(gone), _few(to_come)


def _few(names: list[str]) -> Markup:
    return listed([*names[:2], "more"] if len(names) > 2 else names)


def _short_name(told: StatusTold) -> Markup:
    """Without what is in it, where that is about to be said."""
    if told.mention is Mention.NUMBER:
        return phrase("order {number}", number=digits(told.order.number))
    return Markup("it" if told.mention is Mention.PRONOUN else "your order")


def _ready(told: StatusTold, _: Listener) -> Markup:
    return sentence(
        phrase("{order} is ready for pickup{place}.", order=name_of(told), place=_at_store(told))
    )


def _picked_up(told: StatusTold, listener: Listener) -> Markup:
    return phrase(
        "You picked up {order}{place} {day}.",
        order=name_of(told),
        place=_at_store(told),
        day=changed_on(told.order, listener),
    )


def _at_store(told: StatusTold) -> str:
    return f" at {told.order.pickup_store}" if told.order.pickup_store else ""


def _closed(clause: str) -> Callable[[StatusTold, Listener], Markup]:
    def told_so(told: StatusTold, listener: Listener) -> Markup:
        return sentence(
            phrase(clause, order=name_of(told), moment=_changed_at(told.order, listener))
        )

    return told_so


def _bought_in_a_store(order: Order) -> bool:
    """Over the counter: nothing was ever on its way."""
    done = order.status in (OrderStatus.PICKED_UP, OrderStatus.DELIVERED)
    return done and order.channel is Channel.STORE and not order.ship_to


def _bought(told: StatusTold, listener: Listener) -> Markup:
    order = told.order
    where = _at_store(told) or " in the store"
    when = placed_on(order, listener)
    if told.mention is Mention.PRONOUN:
        return phrase("You bought it{where} {when}.", where=where, when=when)
    bought = phrase(
        "you bought {items}{where} {when}.",
        items=items(order.lines, told.skus),
        where=where,
        when=when,
    )
    if told.mention is Mention.NUMBER:
        return phrase("With order {number} {bought}", number=digits(order.number), bought=bought)
    return sentence(bought)


_STATUSES: dict[OrderStatus, Callable[[StatusTold, Listener], Markup]] = {
    OrderStatus.PLACED: _on_its_way("{order} was placed {day}"),
    OrderStatus.PACKING: _on_its_way("{order} is being packed"),
    OrderStatus.PARTLY_SHIPPED: _partly_shipped,
    OrderStatus.SHIPPED: _on_its_way("{order} shipped {day}"),
    OrderStatus.OUT_FOR_DELIVERY: _on_its_way("{order} is out for delivery"),
    OrderStatus.DELIVERED: _closed("{order} was delivered {moment}."),
    OrderStatus.READY_FOR_PICKUP: _ready,
    OrderStatus.PICKED_UP: _picked_up,
    OrderStatus.DELAYED: _delayed,
    OrderStatus.CANCELLED: _closed("{order} was canceled {moment}."),
    OrderStatus.RETURNED: _closed("{order} was returned {moment}."),
}
