"""An aside: it is answered, and what was asked before stays open, a purchase too."""

from __future__ import annotations

from collections.abc import Callable

from aisle.services.asides import DeliveryDescribed
from aisle.services.outcome import Outcome
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.purchasing import own_quote
from aisle.skill.session import Question
from aisle.skill.turn import Turn


def aside(turn: Turn, told: Callable[[str | None], Outcome]) -> Answer:
    """`told` makes the outcome of the open question, None where nothing was asked."""
    session = turn.session
    if session.open_question:
        return Answer(told(session.open_question), session)
    return Answer(told(None), session.on(question=Question("anything_else")))


def delivery(turn: Turn, shop: Shop) -> Answer:
    """Of the order that is being asked about, in its own zone; else of any order."""
    terms, asked = shop.terms, turn.session.question
    quote = own_quote(turn, shop) if asked and asked.name == "place_order" else None
    answer = aside(
        turn,
        lambda question: DeliveryDescribed(
            terms.delivery_fee, terms.free_delivery_from, terms.delivery_days, quote, question
        ),
    )
    zone = quote.time_zone if quote else None
    return Answer(answer.outcome, answer.session, zone)
