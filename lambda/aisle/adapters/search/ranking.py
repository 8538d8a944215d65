"""The best of the products that match: what they are, how they are called, how they sell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.matching import Scored
from aisle.adapters.search.schema import FULL_STRENGTH, HEAD
from aisle.domain.phrase.stems import stems
from aisle.domain.phrase.words import singular
from aisle.domain.query import ProductQuery

_LOOKED_AT = 64
_HEAD, _ORDER, _PRECISION, _POPULARITY = 0.4, 0.15, 0.15, 0.03


@dataclass(frozen=True, slots=True)
class Ranked:
    """`is_head`: the product is what the query is about, no accessory of it."""

    ordinal: int
    sku: str
    score: float
    is_head: bool


def ranked(query: ProductQuery, scored: Sequence[Scored], file: IndexFile) -> list[Ranked]:
    """The best first, among equals the more popular, then the order of the catalogue."""
    heads = _heads(query, [one.ordinal for one in scored], file)
    popular = file.popularities
    first = {
        one.ordinal: one.score
        + _HEAD * head / FULL_STRENGTH
        + _POPULARITY * popular[one.ordinal] / 255
        for one, head in zip(scored, heads, strict=True)
    }
    best = nlargest(_LOOKED_AT, first.items(), key=lambda item: (item[1], -item[0]))
    names = file.names(ordinal for ordinal, _ in best)
    is_head = {one.ordinal for one, head in zip(scored, heads, strict=True) if head}
    said = stems(query.phrase)
    found = [
        Ranked(at, names[at][0], score + _likeness(said, names[at][1]), at in is_head)
        for at, score in best
    ]
    return sorted(found, key=lambda one: (-one.score, one.ordinal))


def _heads(query: ProductQuery, ordinals: Sequence[int], file: IndexFile) -> list[int]:
    """How much each product is the thing that is asked for."""
    asked = stems(query.category or "")[-1:] or [singular(term) for term in query.terms[-1:]]
    known = file.words(HEAD + word for word in asked)
    for word in known.values():
        return file.postings(word.id).strengths(ordinals)
    return [0] * len(ordinals)


def _likeness(said: Sequence[str], name: Sequence[str]) -> float:
    """How much of the name was said, and how much of that in its order."""
    if not name:
        return 0.0
    spoken = set(said)
    pairs = set(pairwise(said))
    in_order = sum(pair in pairs for pair in pairwise(name))
    share = sum(word in spoken for word in name) / len(name)
    return _ORDER * in_order / max(1, len(name) - 1) + _PRECISION * share
