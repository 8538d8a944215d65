"""DescribeSellerIntent: "who sells this"."""

from __future__ import annotations

from aisle.services.asides import SellerDescribed
from aisle.speech.en_us.asides import then_back
from aisle.speech.markup import phrase
from aisle.speech.saying import Listener, Saying


def seller_described(described: SellerDescribed, listener: Listener) -> Saying:
    return then_back(
        listener,
        phrase("Everything here is sold by {seller}.", seller=listener.seller),
        open_question=described.open_question,
    )


WORDS = {SellerDescribed: seller_described}
