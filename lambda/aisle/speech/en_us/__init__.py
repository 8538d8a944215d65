"""American English: a module per intent, each with the words for what can come of it."""

from __future__ import annotations

from aisle.speech.en_us import (
    anywhere,
    buy_product,
    buy_usual,
    cancel_order,
    change_quantity,
    describe_returns,
    get_delivery_date,
    launch,
    list_open_orders,
    list_orders,
    quotes,
    remove_item,
    reorder_items,
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
    buy_product,
    buy_usual,
    cancel_order,
    change_quantity,
    quotes,
    remove_item,
    reorder_items,
)

WORDS = {outcome: words for module in _MODULES for outcome, words in module.WORDS.items()}
