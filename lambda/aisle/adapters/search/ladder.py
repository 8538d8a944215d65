"""The rungs of a search, from what was said to what is near it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.letters import share
from aisle.adapters.search.matching import (
    Admitted,
    Scored,
    having_all,
    having_most,
    having_some,
    surely,
    weight_of,
    with_one_word_less,
    without_facets,
)
from aisle.adapters.search.ranking import Ranked, heads, ranked
from aisle.adapters.search.schema import BRAND, HEAD_OF_CATEGORY
from aisle.adapters.search.units import Kind, Unit, Units
from aisle.domain.phrase.stems import key
from aisle.domain.query import Match, ProductQuery, Sort

_LEAST, _LEAST_OF_ONE_WORD, _LEAST_OF_THE_KIND = 0.55, 0.7, 0.45
_LEAST_SCORE = 0.25
_WORTH_SAYING = 0.4
_MOST_RANKED = 1_000
_MOST_BY_LETTERS, _LEAST_OF_LETTERS = 64, 0.4


@dataclass(frozen=True, slots=True)
class Rung:
    """The products that matched, and what was looked for."""

    scored: Scored
    units: Sequence[Unit]
    exact: bool = False


class Ladder:
    def __init__(self, file: IndexFile) -> None:
        self._file = file
        self._units = Units(file)

    def climb(self, query: ProductQuery, limit: int) -> list[Match]:
        """The matches of the first rung that holds any; none where no rung does."""
        rung = self.rung(query, self.admitted(query))
        found = self.ranked(query, rung) if rung else []
        if not found:
            return self._by_letters(query, limit)
        branded = self._of_the_brand(query, found)
        exact = bool(rung and rung.exact and branded)
        said = self._worth_saying(query, branded or found)
        return [
            Match(one.sku, round(one.score, 6), exact and not one.is_mention)
            for one in said[:limit]
        ]

    def ranked(self, query: ProductQuery, rung: Rung) -> list[Ranked]:
        """The best first, of those that are surely enough what was said: more surely where a
        single word is all there is to go by, less where it is at least the kind of thing asked
        for."""
        found = ranked(query, rung.units, rung.scored, self._file)
        if rung.exact:
            return found
        least = _LEAST_OF_ONE_WORD if len(rung.units) == 1 else _LEAST
        return [
            one
            for one in found
            if not one.is_mention
            and surely(rung.units, one.ordinal)
            >= (_LEAST_OF_THE_KIND if one.head >= HEAD_OF_CATEGORY else least)
        ]

    def _by_letters(self, query: ProductQuery, limit: int) -> list[Match]:
        """Where no word was heard well enough beside those that were: what has some of them,
        and most letters of the others."""
        units = self._units.of(query)
        unsure = [unit.text for unit in units if not unit.literal or not len(unit.postings)]
        if not 0 < len(unsure) < len(units):
            return []
        wider = self._units.widened(units)
        names = self._file.names(having_some(wider, self.admitted(query), _MOST_BY_LETTERS))
        near = [at for at, (_, name) in names.items() if share(unsure, name) >= _LEAST_OF_LETTERS]
        shares = {at: share(query.terms, names[at][1]) for at in near}
        best = sorted(near, key=lambda at: (-shares[at], at))
        return [Match(names[at][0], round(shares[at], 6), exact=False) for at in best[:limit]]

    def rung(self, query: ProductQuery, admitted: Admitted | None) -> Rung | None:
        """What exists, only not for that price, is not sought in other words."""
        units = self._units.of(query)
        if not units:
            return self._everything(admitted) if _is_limited(query) else None
        most = _MOST_RANKED if query.sort is Sort.RELEVANCE else None
        whole = self._whole(query, units, admitted, most)
        if whole or (admitted and len(having_all(units, None))):
            return whole
        wider = self._units.widened(units)
        return (
            self._whole(query, wider, admitted, most)
            or self._part(units, admitted)
            or self._part(wider, admitted)
        )

    def _whole(
        self,
        query: ProductQuery,
        units: Sequence[Unit],
        admitted: Admitted | None,
        most: int | None,
    ) -> Rung | None:
        """All of it, or all but a color, a size or a brand. A brand is given up only for the
        very kind of thing that was asked for."""
        for kept in without_facets(units):
            found = having_all(kept, admitted, most=most)
            if query.brand and all(unit.kind is not Kind.BRAND for unit in kept):
                found = self._of_the_kind(query, found)
            if len(found):
                exact = len(kept) == len(units) and all(unit.literal for unit in units)
                return Rung(found, units, exact)
        return None

    def _of_the_kind(self, query: ProductQuery, found: Scored) -> Scored:
        return found.only(heads(query, found.ordinals, self._file))

    def _part(self, units: Sequence[Unit], admitted: Admitted | None) -> Rung | None:
        """With a word less, or with as much as anything has."""
        least = _LEAST_OF_THE_KIND
        whole = weight_of(units)
        for kept in with_one_word_less(units):
            if weight_of(kept) >= least * whole:
                found = having_all(kept, admitted, whole, _MOST_RANKED)
                if len(found := found.of_at_least(_LEAST_SCORE)):
                    return Rung(found, units)
        found = having_most(units, admitted, least).of_at_least(_LEAST_SCORE)
        return Rung(found, units) if len(found) else None

    def _everything(self, admitted: Admitted | None) -> Rung | None:
        """Nothing but a price or an order was said: all that cost that."""
        ordinals = list(filter(admitted, range(self._file.product_count)))
        found = Scored(ordinals, [1.0] * len(ordinals))
        return Rung(found, (), exact=True) if ordinals else None

    def admitted(self, query: ProductQuery) -> Admitted | None:
        """Whether a product's price in the index is within the limits."""
        low, high = query.minimum_price, query.maximum_price
        if low is None and high is None:
            return None
        prices = self._file.prices
        least, most = low or 0, inf if high is None else high
        return lambda ordinal: least <= prices[ordinal] <= most

    def _worth_saying(self, query: ProductQuery, found: list[Ranked]) -> list[Ranked]:
        """In an order of price all are; else those that are not far behind the best."""
        if query.sort is not Sort.RELEVANCE:
            return found
        return [one for one in found if one.score >= _WORTH_SAYING * found[0].score]

    def _of_the_brand(self, query: ProductQuery, found: list[Ranked]) -> list[Ranked]:
        """Where the best is of the brand asked for, those that are: the others only name it."""
        if not query.brand:
            return found
        entries = self._file.words([BRAND + key(query.brand)]).values()
        brand = {at for entry in entries for at in self._file.postings(entry.id).ordinals}
        return [one for one in found if one.ordinal in brand] if found[0].ordinal in brand else []


def _is_limited(query: ProductQuery) -> bool:
    return (query.minimum_price, query.maximum_price) != (None, None) or (
        query.sort is not Sort.RELEVANCE
    )
