"""ListOrdersIntent: "what did I order last week"."""

from __future__ import annotations

from aisle.domain.orders import Channel, Order
from aisle.domain.period import Span
from aisle.services.history import Asked, NothingOrdered, OrdersListed
from aisle.services.order_answers import Mention, StatusTold
from aisle.speech.en_us.formats import calendar_date, counted, day, number
from aisle.speech.en_us.order_status import status
from aisle.speech.en_us.orders import ORDERED, items, parts, sentence
from aisle.speech.en_us.periods import period_words
from aisle.speech.markup import Markup, phrase, sentences
from aisle.speech.saying import Listener, Saying, answered, ask

_MORE = "Which one would you like to hear more about?"


def orders_listed(found: OrdersListed, listener: Listener) -> Saying:
    if len(found.orders) == 1:
        return answered(listener, _only_one(found, listener), question="Anything else?")
    told = _newest_first(found, listener) if found.asked.period is None else _all(found, listener)
    return ask(told, question=_MORE)


def nothing_ordered(nothing: NothingOrdered, listener: Listener) -> Saying:
    asked = nothing.asked
    verb = "buy" if asked.channel is Channel.STORE else "order"
    where = f" {ORDERED[asked.channel]}" if asked.channel else ""
    when = f" {period_words(asked.period, listener.today)}" if asked.period else ""
    return answered(
        listener,
        phrase("You didn't {verb} anything{where}{when}.", verb=verb, where=where, when=when),
        question="Would you like to hear about your latest order?",
    )


def _only_one(found: OrdersListed, listener: Listener) -> Markup:
    """What it was and when; where it was not bought over the counter, how it stands too."""
    (order,) = found.orders
    if order.channel is Channel.STORE and not order.ship_to:
        return status(StatusTold(order), listener)
    told = phrase(
        "{when}, you ordered {items}{where}.",
        when=_day(order, listener),
        items=items(order.lines),
        where=_where(found.asked),
    )
    stands = status(StatusTold(order, Mention.PRONOUN), listener)
    return sentences(sentence(told), stands)


def _newest_first(found: OrdersListed, listener: Listener) -> Markup:
    newest, *before = found.orders
    told = phrase(
        "{order}{where} was {day}: {items}.",
        order="Your last purchase" if found.asked.channel is Channel.STORE else "Your last order",
        where=_where(found.asked),
        day=_day(newest, listener),
        items=items(newest.lines),
    )
    earlier = parts([_one(order, found.asked, listener) for order in before])
    return sentences(told, phrase("Before that: {earlier}.", earlier=earlier))


def _all(found: OrdersListed, listener: Listener) -> Markup:
    each = parts([_one(order, found.asked, listener) for order in found.orders])
    placed = phrase(
        "{when} you {placed} {count}{where}",
        when=period_words(found.asked.period, listener.today) if found.asked.period else "",
        placed="made" if found.asked.channel is Channel.STORE else "placed",
        count=_count(found),
        where=_where(found.asked),
    )
    if found.count == len(found.orders):
        return sentence(phrase("{placed}: {each}.", placed=placed, each=each))
    few = number(len(found.orders))
    newest = phrase("{placed}. The newest {few}: {each}.", placed=placed, few=few, each=each)
    return sentences(sentence(newest), "For others, name a day or a product.")


def _count(found: OrdersListed) -> str:
    bought = found.asked.channel is Channel.STORE
    return counted(found.count, "purchase" if bought else "order")


def _one(order: Order, asked: Asked, listener: Listener) -> Markup:
    what = items(order.lines, named=1)
    if asked.period and asked.period.span is Span.DAY:
        return what
    return phrase("{day}, {what}", day=_day(order, listener, asked), what=what)


def _day(order: Order, listener: Listener, asked: Asked | None = None) -> str:
    """In the zone whose days were asked for; without the year where the period has said it."""
    placed = listener.day(order.placed_at)
    known = asked and asked.period and asked.period.span is not Span.DECADE
    if known and placed.year != listener.today.year:
        return f"on {calendar_date(placed, placed)}"
    return day(placed, listener.today)


def _where(asked: Asked) -> str:
    return f" {ORDERED[asked.channel]}" if asked.channel else ""


WORDS = {OrdersListed: orders_listed, NothingOrdered: nothing_ordered}
