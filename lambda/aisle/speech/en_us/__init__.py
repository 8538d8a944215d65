"""American English: a module per intent, each with the words for what can come of it."""

from __future__ import annotations

from aisle.speech.en_us import (
    anywhere,
    describe_returns,
    get_delivery_date,
    launch,
    list_open_orders,
    list_orders,
    search_products,
    track_order,
)

_MODULES = (
    anywhere,
    launch,
    # search
    search_products,
    # orders
    track_order,
    get_delivery_date,
    list_open_orders,
    list_orders,
    describe_returns,
    # purchase
)

WORDS = {outcome: words for module in _MODULES for outcome, words in module.WORDS.items()}
