"""American English: a module per intent, each with the words for what can come of it."""

from __future__ import annotations

from aisle.speech.en_us import (
    anywhere,
    buy_product,
    buy_usual,
    cancel_order,
    change_quantity,
    check_stock,
    choose_option,
    describe_product,
    describe_returns,
    find_cheaper,
    find_cheapest,
    get_delivery_date,
    get_price,
    launch,
    list_open_orders,
    list_orders,
    next_previous,
    pick_cheapest,
    quotes,
    refine_search,
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
    find_cheapest,
    find_cheaper,
    pick_cheapest,
    refine_search,
    next_previous,
    choose_option,
    describe_product,
    check_stock,
    get_price,
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
