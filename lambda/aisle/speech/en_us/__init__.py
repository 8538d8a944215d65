"""American English: a module per intent, each with the words for what can come of it."""

from __future__ import annotations

from aisle.speech.en_us import anywhere, launch, search_products

_MODULES = (anywhere, launch, search_products)

WORDS = {outcome: words for module in _MODULES for outcome, words in module.WORDS.items()}
