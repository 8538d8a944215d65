"""DescribeReturnsIntent: "how do I return something"."""

from __future__ import annotations

from aisle.services.order_answers import ReturnsDescribed
from aisle.speech.en_us.asides import then_back
from aisle.speech.saying import Listener, Saying


def returns_described(described: ReturnsDescribed, listener: Listener) -> Saying:
    return then_back(listener, described.returns, open_question=described.open_question)


WORDS = {ReturnsDescribed: returns_described}
