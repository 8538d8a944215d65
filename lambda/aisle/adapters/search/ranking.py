"""The best of the products that match: what they are, how they are called, how they sell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import pairwise

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.matching import Scored
from aisle.adapters.search.schema import FULL_STRENGTH, HEAD, HEAD_OF_CATEGORY
from aisle.adapters.search.units import Unit
from aisle.domain.phrase.english import FILLERS
from aisle.domain.phrase.stems import stems
from aisle.domain.phrase.words import singular
from aisle.domain.query import ProductQuery, Sort

_LOOKED_AT = 64
_BY_HEAD, _BY_POPULARITY = 0.4 / FULL_STRENGTH, 0.03 / FULL_STRENGTH
_AS_GOOD = 0.6
_OF_NAME, _ORDER, _EXACTLY, _WORD_FOR_WORD = 0.4, 0.2, 0.3, 0.3


_Rough = tuple[float, int, int]
"""Score, the ordinal's negative (so that the more popular is the larger) and head."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """`head` is how much the product is the thing asked for: 0 for what only belongs to it."""

    ordinal: int
    sku: str
    score: float
    head: int


@dataclass(frozen=True, slots=True)
class _Said:
    """`pairs` are the words of the phrase side by side; `pieces` what each piece of the query
    may have been in words, `meanings` all of those."""

    pairs: frozenset[tuple[str, str]]
    pieces: Sequence[frozenset[str]]
    meanings: frozenset[str]

    @classmethod
    def of(cls, query: ProductQuery, units: Iterable[Unit]) -> _Said:
        pieces = [piece for unit in units for piece in unit.pieces()]
        pairs = frozenset(pairwise(stems(query.phrase)))
        return cls(pairs, pieces, frozenset().union(*pieces))

    def likeness(self, name: Sequence[str]) -> float:
        """How much of the name was said, and how much of that in its order; what is called
        just so comes first."""
        telling = frozenset(name) - FILLERS
        if not telling or not self.pieces:
            return 0.0
        in_two = {
            word for pair in pairwise(name) if "".join(pair) in self.meanings for word in pair
        }
        of_name = len(telling & (self.meanings | in_two)) / len(telling)
        in_order = sum(pair in self.pairs for pair in pairwise(name)) / max(1, len(name) - 1)
        exactly = of_name == 1 and not any(map(telling.isdisjoint, self.pieces))
        word_for_word = exactly and in_order == 1
        certain = _EXACTLY * exactly + _WORD_FOR_WORD * word_for_word
        return _OF_NAME * of_name + _ORDER * in_order + certain


def ranked(
    query: ProductQuery, units: Sequence[Unit], scored: Scored, file: IndexFile
) -> list[Ranked]:
    """The best first, among equals the more popular, then the order of the catalogue. In an
    order of price: by that, of those that are as good as the best."""
    popular = file.popularities
    heads = _heads(query, scored.ordinals, file)
    rough = [
        (score + _BY_HEAD * head + _BY_POPULARITY * popular[at], -at, head)
        for at, score, head in zip(scored.ordinals, scored.scores, heads, strict=True)
    ]
    if query.sort is not Sort.RELEVANCE:
        return _named(_by_price(query, rough, file.prices), None, file)
    best = _named(nlargest(_LOOKED_AT, rough), _Said.of(query, units), file)
    return sorted(best, key=lambda one: (-one.score, one.ordinal))


def _by_price(query: ProductQuery, rough: Sequence[_Rough], prices: Sequence[int]) -> list[_Rough]:
    """The best is of the category asked for: so are the others. It is so by its name: they
    are too, or are of the category."""
    best = max(rough)
    least = min(best[2], HEAD_OF_CATEGORY)
    good = [one for one in rough if one[2] >= least and one[0] >= _AS_GOOD * best[0]]
    sign = 1 if query.sort is Sort.CHEAPEST else -1
    return nsmallest(_LOOKED_AT, good, key=lambda one: (sign * prices[-one[1]], -one[0]))


def _named(rough: Sequence[_Rough], said: _Said | None, file: IndexFile) -> list[Ranked]:
    names = file.names(-ordinal for _, ordinal, _ in rough)
    found = []
    for score, ordinal, head in rough:
        sku, name = names[-ordinal]
        found.append(Ranked(-ordinal, sku, score + (said.likeness(name) if said else 0.0), head))
    return found


def _heads(query: ProductQuery, ordinals: Sequence[int], file: IndexFile) -> Sequence[int]:
    """How much each product is the thing that is asked for."""
    asked = stems(query.category or "")[-1:] or [singular(term) for term in query.terms[-1:]]
    known = file.words(HEAD + word for word in asked)
    for word in known.values():
        return file.postings(word.id).strengths(ordinals)
    return [0] * len(ordinals)
