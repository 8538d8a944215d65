"""Which of some products a phrase means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aisle.ports import SearchIndex


def skus_called(
    index: SearchIndex, phrases: Iterable[str], names: Mapping[str, str]
) -> tuple[str, ...]:
    """Those that the first phrase to name any of them names. `names` are SKU to spoken name:
    what the shop no longer sells has left the index, and is known by its old name alone."""
    for phrase in filter(None, phrases):
        called = index.among(phrase, tuple(names)) or _by_name(phrase, names)
        if called:
            return called
    return ()


def _by_name(phrase: str, names: Mapping[str, str]) -> tuple[str, ...]:
    words = _words(phrase)
    return tuple(sku for sku, name in names.items() if words and words <= _words(name))


def _words(text: str) -> set[str]:
    """Without their plural s."""
    return {word.removesuffix("s") for word in text.casefold().split()}
