"""Other products of the same kind, nearest first."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.schema import FULL_STRENGTH, HEAD
from aisle.domain.phrase.measures import measure

_WORDS, _PRICE, _SIZE, _POPULARITY = 1.0, 0.6, 0.3, 0.05


def substitutes(sku: str, limit: int, file: IndexFile) -> tuple[str, ...]:
    """Of the same category (by the words of the name where it has none), nearest in the
    words of the name, the price and the size. Empty for an unknown SKU."""
    ordinal = file.ordinals([sku]).get(sku)
    if ordinal is None:
        return ()
    name = file.names([ordinal])[ordinal][1]
    kin = _of_the_same_kind(ordinal, name, file)
    nearest = _nearest(ordinal, name, kin, file)[:limit]
    names = file.names(nearest)
    return tuple(names[at][0] for at in nearest)


def _of_the_same_kind(ordinal: int, name: Sequence[str], file: IndexFile) -> list[int]:
    category = file.categories[ordinal]
    if category:
        return [
            at for at, other in enumerate(file.categories) if other == category and at != ordinal
        ]
    heads = file.words(HEAD + word for word in name).values()
    kin = {at for head in heads for at in file.postings(head.id).ordinals}
    return sorted(kin - {ordinal})


def _nearest(ordinal: int, name: Sequence[str], kin: list[int], file: IndexFile) -> list[int]:
    words = file.words(name)
    whole = sum(word.weight for word in words.values()) or 1.0
    scores = dict.fromkeys(kin, 0.0)
    for word in words.values():
        factor = _WORDS + (_SIZE if measure(word.text) else 0.0)
        strengths = file.postings(word.id).strengths(kin)
        for at, strength in zip(kin, strengths, strict=True):
            scores[at] += factor * word.weight / whole * strength / FULL_STRENGTH
    for at in kin:
        scores[at] += _PRICE * _closeness(file.prices[ordinal], file.prices[at])
        scores[at] += _POPULARITY * file.popularities[at] / 255
    return sorted(kin, key=lambda at: (-scores[at], at))


def _closeness(first: int, second: int) -> float:
    """1 for one price, towards 0 the further they are apart."""
    return min(first, second) / max(first, second, 1)
