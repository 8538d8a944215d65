"""The best of the products that match: what they are, how they are called, how they sell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import pairwise

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.matching import Scored
from aisle.adapters.search.schema import CATEGORY, FULL_STRENGTH, HEAD, HEAD_OF_CATEGORY
from aisle.adapters.search.units import Kind, Unit
from aisle.domain.phrase.english import FILLERS
from aisle.domain.phrase.stems import key, stems
from aisle.domain.phrase.words import singular
from aisle.domain.query import ProductQuery, Sort

_LOOKED_AT = 64
_BY_HEAD, _BY_POPULARITY = 0.4 / FULL_STRENGTH, 0.03 / FULL_STRENGTH
_AS_GOOD = 0.6
_OF_NAME, _ORDER, _AS_SAID, _EXACTLY, _WORD_FOR_WORD = 0.4, 0.2, 0.2, 0.3, 0.3
_UNNAMED, _OF_CATEGORY = 0.5, 0.2


_Rough = tuple[float, int, int]
"""Score, the ordinal's negative (so that the more popular is the larger) and head."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """`head` is how much the product is the thing asked for: 0 for what only belongs to it.
    A mention is what has the words elsewhere than in what it is called and sorted under."""

    ordinal: int
    sku: str
    score: float
    head: int
    is_mention: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """`pairs` are the words of the phrase side by side; `pieces` what each piece of the query
    may have been in words, `meanings` all of those; `named` the pieces that a name would have:
    what a thing is called seldom says the category that it is sorted under."""

    pairs: frozenset[tuple[str, str]]
    pieces: Sequence[frozenset[str]]
    named: Sequence[frozenset[str]]
    meanings: frozenset[str]
    is_of_words: bool
    """No brand, category, color or size was said."""

    @classmethod
    def of(cls, query: ProductQuery, units: Sequence[Unit]) -> _Said:
        pieces = [piece for unit in units for piece in unit.pieces()]
        named = [
            piece for unit in units if unit.kind is not Kind.CATEGORY for piece in unit.pieces()
        ]
        pairs = frozenset(pairwise(stems(query.phrase)))
        is_of_words = all(unit.kind is Kind.WORD for unit in units)
        return cls(pairs, pieces, named, frozenset().union(*pieces), is_of_words)

    def likeness(self, name: Sequence[str]) -> float:
        """How much of the name was said, and how much of that in its order; a name that has
        all of the phrase side by side comes before, and what is called just so first."""
        telling = frozenset(name) - FILLERS
        if not telling or not self.pieces:
            return 0.0
        in_two = {
            word for pair in pairwise(name) if "".join(pair) in self.meanings for word in pair
        }
        of_name = len(telling & (self.meanings | in_two)) / len(telling)
        together = sum(pair in self.pairs for pair in pairwise(name))
        in_order = together / max(1, len(name) - 1)
        has_all = not any(map(telling.isdisjoint, self.pieces))
        as_said = has_all and together >= len(self.pieces) - 1 > 0
        exactly = has_all and of_name == 1
        word_for_word = exactly and in_order == 1
        certain = _AS_SAID * as_said + _EXACTLY * exactly + _WORD_FOR_WORD * word_for_word
        return _OF_NAME * of_name + _ORDER * in_order + certain

    def unnamed(self, name: Sequence[str]) -> float:
        """The share of what was said that the name has not."""
        has = {*name, *map("".join, pairwise(name))}
        return sum(map(has.isdisjoint, self.named)) / (len(self.named) or 1)


def ranked(
    query: ProductQuery, units: Sequence[Unit], scored: Scored, file: IndexFile
) -> list[Ranked]:
    """The best first, among equals the more popular, then the order of the catalogue. In an
    order of price: by that, of those that are as good as the best."""
    popular = file.popularities
    strengths = heads(query, scored.ordinals, file)
    bonus = [_by_head(query, head) for head in range(FULL_STRENGTH + 1)]
    rough = [
        (score + bonus[head] + _BY_POPULARITY * popular[at], -at, head)
        for at, score, head in zip(scored.ordinals, scored.scores, strengths, strict=True)
    ]
    if query.sort is not Sort.RELEVANCE:
        return _in_this_order(_by_price(query, rough, file.prices), file)
    best = _as_called(nlargest(_LOOKED_AT, rough), _Said.of(query, units), file)
    return sorted(best, key=lambda one: (-one.score, one.ordinal))


def _by_head(query: ProductQuery, head: int) -> float:
    """What is of the category comes first where nothing more was said; else the words decide."""
    is_all = _is_of_it(query, head) and not query.terms
    return _BY_HEAD * head + _OF_CATEGORY * is_all


def _is_of_it(query: ProductQuery, head: int) -> bool:
    """Whether a product is of the category that was asked for by its name."""
    return query.category is not None and head == FULL_STRENGTH


def _by_price(query: ProductQuery, rough: Sequence[_Rough], prices: Sequence[int]) -> list[_Rough]:
    """Where some are of the category asked for, those. Else the best is so by its name or its
    category's: so are the others."""
    best = max(rough, key=lambda one: (_is_of_it(query, one[2]), one))
    least = best[2] if _is_of_it(query, best[2]) else min(best[2], HEAD_OF_CATEGORY)
    good = [one for one in rough if one[2] >= least and one[0] >= _AS_GOOD * best[0]]
    sign = 1 if query.sort is Sort.CHEAPEST else -1
    return nsmallest(_LOOKED_AT, good, key=lambda one: (sign * prices[-one[1]], -one[0]))


def _in_this_order(rough: Sequence[_Rough], file: IndexFile) -> list[Ranked]:
    names = file.names(-ordinal for _, ordinal, _ in rough)
    return [Ranked(-at, names[-at][0], score, head) for score, at, head in rough]


def _as_called(rough: Sequence[_Rough], said: _Said, file: IndexFile) -> list[Ranked]:
    """With what the names say for them and against them."""
    names = file.names(-ordinal for _, ordinal, _ in rough)
    found = []
    for score, ordinal, head in rough:
        sku, name = names[-ordinal]
        unnamed = said.unnamed(name)
        score = (score + said.likeness(name)) * (1 - _UNNAMED * unnamed)
        is_mention = unnamed == 1 and not head and said.is_of_words
        found.append(Ranked(-ordinal, sku, score, head, is_mention))
    return found


def heads(query: ProductQuery, ordinals: Sequence[int], file: IndexFile) -> Sequence[int]:
    """How much each product is the thing that is asked for: wholly, if it is of the category
    that was asked for."""
    asked = stems(query.category or "")[-1:] or [singular(term) for term in query.terms[-1:]]
    by_word = _strengths([HEAD + word for word in asked], ordinals, file)
    if query.category is None:
        return by_word
    of_it = _strengths([CATEGORY + key(query.category)], ordinals, file)
    return [one or min(head, HEAD_OF_CATEGORY) for one, head in zip(of_it, by_word, strict=True)]


def _strengths(texts: Sequence[str], ordinals: Sequence[int], file: IndexFile) -> Sequence[int]:
    """Of the one entry, for each of the ordinals; 0 where the index has no such entry."""
    for entry in file.words(texts).values():
        return file.postings(entry.id).strengths(ordinals)
    return [0] * len(ordinals)
