"""TrackOrderIntent: "where's my order", and the questions it can lead to."""

from __future__ import annotations

from aisle.domain.orders import Channel
from aisle.services.order_answers import (
    NoOrders,
    NoSuchOrder,
    OrderNotFound,
    SeveralOrders,
    Sought,
    StatusTold,
    WhichOrder,
)
from aisle.speech.en_us.formats import bare_noun, counted, number
from aisle.speech.en_us.order_status import status
from aisle.speech.en_us.orders import ORDERED, each_by_day, told_apart
from aisle.speech.markup import Markup, digits, phrase, plain, sentences
from aisle.speech.saying import Card, Listener, Saying, answered, ask

_LATEST = "Would you like to hear about your latest order instead?"
_WHICH = "Which one do you mean?"


def status_told(told: StatusTold, listener: Listener) -> Saying:
    return order_told(told, status(told, listener), listener)


def order_told(told: StatusTold, said: Markup, listener: Listener) -> Saying:
    """What was said of the order; then the others that are open, or whether that was all."""
    card = _card(told, said)
    if told.others_open:
        return ask(said, _others(told.others_open), question=_about(told.others_open), card=card)
    return answered(listener, said, question="Anything else?", card=card)


def several_orders(several: SeveralOrders, listener: Listener) -> Saying:
    found = phrase(
        "You have {count} {described}",
        count=counted(several.count, "open order"),
        described=_described(several.sought),
    )
    choices = each_by_day(several.orders, listener, several.skus)
    if several.count == len(several.orders):
        return ask(phrase("{found}: {choices}.", found=found, choices=choices), question=_WHICH)
    newest = phrase(
        "The newest {few}: {choices}.", few=number(len(several.orders)), choices=choices
    )
    return ask(
        phrase("{found}.", found=found),
        newest,
        "For an older one, say its order number.",
        question=_WHICH,
    )


def which_order(again: WhichOrder, listener: Listener) -> Saying:
    choices = told_apart(again.options, listener)
    return ask(question=phrase("Which one: {choices}?", choices=choices))


def order_not_found(missing: OrderNotFound, _: Listener) -> Saying:
    return ask(
        phrase("I can't find order {number} on your account.", number=digits(missing.number)),
        question=_LATEST,
    )


def no_such_order(missing: NoSuchOrder, _: Listener) -> Saying:
    return ask(_not_among(missing.sought), question=_LATEST)


def no_orders(_: NoOrders, listener: Listener) -> Saying:
    return answered(
        listener,
        "There are no orders on your account yet.",
        question="What can I find for you?",
    )


def _others(count: int) -> Markup:
    return phrase("You have {more}.", more=counted(count, "more open order"))


def _about(count: int) -> str:
    return f"Would you like to hear about {'it' if count == 1 else 'those'}?"


def _described(sought: Sought) -> Markup:
    what = phrase("with {product}", product=sought.phrases[0]) if sought.phrases else ""
    where = phrase("placed {where}", where=ORDERED[sought.channel]) if sought.channel else ""
    return sentences(what, where)


def _not_among(sought: Sought) -> Markup:
    where = _any_order(sought.channel)
    if not sought.phrases:
        return phrase("I can't find {where}.", where=where)
    return phrase("I see no {what} in {where}.", what=bare_noun(sought.phrases[0]), where=where)


def _any_order(channel: Channel | None) -> str:
    if channel is None:
        return "your orders"
    done = "thing that you bought" if channel is Channel.STORE else " order that you placed"
    return f"any{done} {ORDERED[channel]}"


def _card(told: StatusTold, said: Markup) -> Card:
    lines = [f"{line.quantity} x {line.name}" for line in told.order.lines]
    return Card(f"Order {told.order.number}", "\n".join([plain(said), *lines]))


WORDS = {
    StatusTold: status_told,
    SeveralOrders: several_orders,
    WhichOrder: which_order,
    OrderNotFound: order_not_found,
    NoSuchOrder: no_such_order,
    NoOrders: no_orders,
}
