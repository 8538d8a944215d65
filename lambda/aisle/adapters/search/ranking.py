"""The best of the products that match: what they are, how they are called, how they sell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.matching import Scored
from aisle.adapters.search.schema import FULL_STRENGTH, HEAD
from aisle.adapters.search.units import Unit
from aisle.domain.phrase.stems import stems
from aisle.domain.phrase.words import singular
from aisle.domain.query import ProductQuery

_LOOKED_AT = 64
_HEAD, _ORDER, _PRECISION, _POPULARITY = 0.4, 0.2, 0.4, 0.03


@dataclass(frozen=True, slots=True)
class Ranked:
    """`head` is how much the product is the thing asked for: 0 for what only belongs to it."""

    ordinal: int
    sku: str
    score: float
    head: int
    coverage: float


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a phrase in their order, and those that they may have been."""

    words: Sequence[str]
    meanings: frozenset[str]

    @classmethod
    def of(cls, query: ProductQuery, units: Iterable[Unit]) -> Said:
        words = stems(query.phrase)
        return cls(words, frozenset(words).union(*(unit.meanings for unit in units)))

    def likeness(self, name: Sequence[str]) -> float:
        """How much of the name was said, and how much of that in its order."""
        if not name:
            return 0.0
        pairs = set(pairwise(self.words))
        in_order = sum(pair in pairs for pair in pairwise(name))
        share = sum(word in self.meanings for word in name) / len(name)
        return _ORDER * in_order / max(1, len(name) - 1) + _PRECISION * share


def ranked(
    query: ProductQuery, units: Sequence[Unit], scored: Sequence[Scored], file: IndexFile
) -> list[Ranked]:
    """The best first, among equals the more popular, then the order of the catalogue."""
    heads = _heads(query, [one.ordinal for one in scored], file)
    popular = file.popularities
    rough = [
        (one.score + _HEAD * head / FULL_STRENGTH + _POPULARITY * popular[one.ordinal] / 255,
         -one.ordinal, head, one.coverage)
        for one, head in zip(scored, heads, strict=True)
    ]  # fmt: skip
    best = nlargest(_LOOKED_AT, rough)
    names = file.names(-ordinal for _, ordinal, *_ in best)
    said = Said.of(query, units)
    found = [
        Ranked(-at, names[-at][0], score + said.likeness(names[-at][1]), head, coverage)
        for score, at, head, coverage in best
    ]
    return sorted(found, key=lambda one: (-one.score, one.ordinal))


def _heads(query: ProductQuery, ordinals: Sequence[int], file: IndexFile) -> list[int]:
    """How much each product is the thing that is asked for."""
    asked = stems(query.category or "")[-1:] or [singular(term) for term in query.terms[-1:]]
    known = file.words(HEAD + word for word in asked)
    for word in known.values():
        return file.postings(word.id).strengths(ordinals)
    return [0] * len(ordinals)
