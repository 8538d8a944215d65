"""DescribeDeliveryIntent: "how much is shipping"."""

from __future__ import annotations

from aisle.domain.purchase import Quote
from aisle.services.asides import DeliveryDescribed
from aisle.speech.en_us.asides import then_back
from aisle.speech.en_us.formats import counted, day, money
from aisle.speech.markup import Markup, phrase
from aisle.speech.saying import Listener, Saying


def delivery_described(told: DeliveryDescribed, listener: Listener) -> Saying:
    parts = _of_the_quote(told, told.quote, listener) if told.quote else _of_any_order(told)
    return then_back(listener, *parts, open_question=told.open_question)


def _of_any_order(told: DeliveryDescribed) -> tuple[Markup, Markup]:
    costs = f"costs {money(told.fee)}" if told.fee.minor else "is free"
    takes = f"takes {counted(told.days, 'day')}" if told.days else "is on the same day"
    return phrase("Delivery {costs} and {takes}.", costs=costs, takes=takes), _free_from(told)


def _of_the_quote(
    told: DeliveryDescribed, quote: Quote, listener: Listener
) -> tuple[Markup, Markup]:
    costs = f"costs {money(quote.delivery)}" if quote.delivery.minor else "is free"
    first = phrase(
        "Delivery of this order {costs}, and it should arrive at {place} {day}.",
        costs=costs,
        place=quote.ship_to,
        day=day(quote.expected_on, listener.today),
    )
    return first, _free_from(told) if quote.delivery.minor else Markup("")


def _free_from(told: DeliveryDescribed) -> Markup:
    if told.free_from is None or not told.fee.minor:
        return Markup("")
    return phrase("Orders of {amount} or more are delivered free.", amount=money(told.free_from))


WORDS = {DeliveryDescribed: delivery_described}
