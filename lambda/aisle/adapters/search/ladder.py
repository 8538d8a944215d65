"""The rungs of a search, from what was said to what is near it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.matching import Admitted, Scored, having_all, having_some
from aisle.adapters.search.ranking import Ranked, ranked
from aisle.adapters.search.schema import BRAND, HEAD_OF_CATEGORY
from aisle.adapters.search.units import Kind, Unit, Units
from aisle.domain.phrase.stems import key
from aisle.domain.query import Match, ProductQuery, Sort

_LEAST_SHARE, _LEAST_SHARE_OF_THE_KIND = 0.55, 0.45
_LEAST_SCORE = 0.25
_NEAR_THE_BEST = 0.6
_WORTH_SAYING = 0.4
_NEARLY = 0.9
# What is given up when nothing has all of it: the size first, the brand last.
_GIVEN_UP = (
    frozenset[Kind](),
    frozenset({Kind.SIZE}),
    frozenset({Kind.SIZE, Kind.COLOR}),
    frozenset({Kind.SIZE, Kind.COLOR, Kind.BRAND}),
)


@dataclass(frozen=True, slots=True)
class Rung:
    """The products that matched, and what was looked for when they did."""

    scored: list[Scored]
    units: Sequence[Unit]
    exact: bool


class Ladder:
    def __init__(self, file: IndexFile) -> None:
        self._file = file
        self._units = Units(file)

    def climb(self, query: ProductQuery, limit: int) -> list[Match]:
        """The matches of the first rung that holds any; none where no rung does."""
        rung = self.rung(query, self.admitted(query))
        if rung is None:
            return []
        found = self.ranked(query, rung)
        branded = self._of_the_brand(query, found) if found else []
        found = self._arranged(query, branded or found)
        exact = rung.exact and bool(branded)
        return [Match(one.sku, round(one.score, 6), exact) for one in found[:limit]]

    def ranked(self, query: ProductQuery, rung: Rung) -> list[Ranked]:
        """The best first. Less is enough of what is at least the kind of thing asked for."""
        return [
            one
            for one in ranked(query, rung.units, rung.scored, self._file)
            if one.coverage >= _LEAST_SHARE or one.head >= HEAD_OF_CATEGORY
        ]

    def rung(self, query: ProductQuery, admitted: Admitted | None) -> Rung | None:
        units = self._units.of(query)
        if not units:
            return self._everything(admitted) if _is_limited(query) else None
        for given_up, kept in _kept(units):
            found = having_all(kept, admitted)
            if found:
                return Rung(found, units, not given_up and all(unit.literal for unit in units))
        return self._wider(units, admitted)

    def _wider(self, units: Sequence[Unit], admitted: Admitted | None) -> Rung | None:
        wider = self._units.widened(units)
        for _, kept in _kept(wider):
            found = having_all(kept, admitted)
            if found:
                return Rung(found, wider, False)
        found = _fullest(having_some(wider, _LEAST_SHARE_OF_THE_KIND, admitted))
        return Rung(found, wider, False) if found else None

    def _everything(self, admitted: Admitted | None) -> Rung | None:
        """Nothing but a price or an order was said: the most popular that cost that."""
        ordinals = range(self._file.product_count)
        found = [Scored(at, 1.0) for at in ordinals if admitted is None or admitted(at)]
        return Rung(found, (), True) if found else None

    def admitted(self, query: ProductQuery) -> Admitted | None:
        """Whether a product's price in the index is within the limits."""
        low, high = query.minimum_price, query.maximum_price
        if low is None and high is None:
            return None
        prices = self._file.prices
        least, most = low or 0, high if high is not None else max(prices, default=0)
        return lambda ordinal: least <= prices[ordinal] <= most

    def _arranged(self, query: ProductQuery, found: list[Ranked]) -> list[Ranked]:
        """In the order asked for; a price only orders what is as good as the best."""
        if query.sort is Sort.RELEVANCE:
            return [one for one in found if one.score >= _WORTH_SAYING * found[0].score]
        good = [one for one in found if _is_as_good(one, found[0])]
        sign = 1 if query.sort is Sort.CHEAPEST else -1
        return sorted(good, key=lambda one: sign * self._file.prices[one.ordinal])

    def _of_the_brand(self, query: ProductQuery, found: list[Ranked]) -> list[Ranked]:
        """Where the best is of the brand asked for, those that are: the others only name it."""
        if not query.brand:
            return found
        entries = self._file.words([BRAND + key(query.brand)]).values()
        brand = {at for entry in entries for at, _ in self._file.postings(entry.id).items()}
        return [one for one in found if one.ordinal in brand] if found[0].ordinal in brand else []


def _is_limited(query: ProductQuery) -> bool:
    return (query.minimum_price, query.maximum_price) != (None, None) or (
        query.sort is not Sort.RELEVANCE
    )


def _fullest(found: list[Scored]) -> list[Scored]:
    """Those with the most of what was asked for, or nearly that."""
    most = max((one.coverage for one in found), default=0.0)
    return [one for one in found if one.coverage >= _NEARLY * most and one.score >= _LEAST_SCORE]


def _is_as_good(one: Ranked, best: Ranked) -> bool:
    """The best is of the category asked for: so are the others. It is so by its name: they
    are too, or are of the category."""
    return one.head >= min(best.head, HEAD_OF_CATEGORY) and one.score >= _NEAR_THE_BEST * best.score


def _kept(units: Sequence[Unit]) -> Iterator[tuple[bool, list[Unit]]]:
    """The units after each giving up; the last word is never given up."""
    last = -1
    for kinds in _GIVEN_UP:
        kept = [unit for unit in units if unit.kind not in kinds]
        if kept and len(kept) != last:
            yield bool(len(kept) < len(units)), kept
        last = len(kept)
