"""DescribeReturnsIntent: "how do I return something"."""

from __future__ import annotations

from aisle.services.order_answers import ReturnsDescribed
from aisle.speech.markup import Markup
from aisle.speech.saying import Listener, Saying, answered, ask


def returns_described(described: ReturnsDescribed, listener: Listener) -> Saying:
    if described.open_question:
        return ask(described.returns, question=Markup(described.open_question))
    return answered(listener, described.returns, question="Anything else?")


WORDS = {ReturnsDescribed: returns_described}
