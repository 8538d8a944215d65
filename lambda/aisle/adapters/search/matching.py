"""Which products have what is asked for: all of it, or enough of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations, compress

from aisle.adapters.search.schema import FULL_STRENGTH
from aisle.adapters.search.units import Kind, Unit

Admitted = Callable[[int], bool]

_MOST_OF_ONE_WORD = 1_000
_NEARLY = 0.9
_OF_HEAD = 1.5
# What is given up when nothing has all of it: the size first, the brand last.
_GIVEN_UP = (
    frozenset[Kind](),
    frozenset({Kind.SIZE}),
    frozenset({Kind.SIZE, Kind.COLOR}),
    frozenset({Kind.SIZE, Kind.COLOR, Kind.BRAND}),
)


@dataclass(frozen=True, slots=True)
class Scored:
    """Products by ordinal, each with the share of what was asked for, weighed by how strongly
    it stands for the product: 0 to 1."""

    ordinals: Sequence[int]
    scores: Sequence[float]

    def __len__(self) -> int:
        return len(self.ordinals)

    def of_at_least(self, least: float) -> Scored:
        return self.only([score >= least for score in self.scores])

    def only(self, kept: Sequence[int]) -> Scored:
        """Those of which `kept` is not 0."""
        return Scored(list(compress(self.ordinals, kept)), list(compress(self.scores, kept)))


def having_all(
    units: Sequence[Unit],
    admitted: Admitted | None,
    whole: float | None = None,
    most: int | None = None,
) -> Scored:
    """The products that every unit stands for, at most the `most` most popular of them.
    `whole` is the weight of all that was asked for, where the units are only a part of it."""
    if not units or not all(len(unit.postings) for unit in units):
        return Scored((), ())
    first, *rest = sorted(units, key=lambda unit: len(unit.postings))
    ordinals = first.postings.all()
    for unit in rest:
        ordinals = unit.postings.among(ordinals)
    if admitted:
        ordinals = list(filter(admitted, ordinals))
    return _scored(units, ordinals[:most], whole or weight_of(units))


def _scored(units: Sequence[Unit], ordinals: Sequence[int], whole: float) -> Scored:
    totals = [0.0] * len(ordinals)
    for unit in units:
        factor = unit.weight / whole / FULL_STRENGTH
        strengths = unit.postings.strengths(ordinals)
        totals = [total + factor * one for total, one in zip(totals, strengths, strict=True)]
    return Scored(ordinals, totals)


def weight_of(units: Sequence[Unit]) -> float:
    return sum(unit.weight for unit in units)


def without_facets(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """All units, then what is left after each giving up; a word is never given up."""
    last = len(units) + 1
    for kinds in _GIVEN_UP:
        kept = [unit for unit in units if unit.kind not in kinds]
        if 0 < len(kept) < last:
            yield kept
            last = len(kept)


def with_one_word_less(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """The units without those that nothing has; then without one more, the least telling
    first."""
    alive = [unit for unit in units if len(unit.postings)]
    less = combinations(alive, max(0, len(alive) - 1))
    yield from [alive, *sorted(map(list, less), key=weight_of, reverse=True)]


def having_most(units: Sequence[Unit], admitted: Admitted | None, least: float) -> Scored:
    """The products with nearly the largest share of what was asked for, where that is `least`
    or more. Of a word that a great many products have, only the most popular are looked at."""
    covered: dict[int, float] = {}
    for unit in units:
        for ordinal in unit.postings.all()[:_MOST_OF_ONE_WORD]:
            covered[ordinal] = covered.get(ordinal, 0.0) + unit.weight
    if admitted:
        covered = {ordinal: share for ordinal, share in covered.items() if admitted(ordinal)}
    whole = weight_of(units)
    enough = max(least * whole, _NEARLY * max(covered.values(), default=0.0))
    best = sorted(ordinal for ordinal, share in covered.items() if share >= enough)
    return _scored(units, best, whole)


def having_some(units: Sequence[Unit], admitted: Admitted | None, most: int) -> list[int]:
    """The `most` products with the largest share of what was asked for, however small."""
    covered: defaultdict[int, float] = defaultdict(float)
    for unit in units:
        for ordinal in unit.postings.all()[:_MOST_OF_ONE_WORD]:
            covered[ordinal] += unit.weight
    allowed = filter(admitted, covered) if admitted else covered
    return nlargest(most, allowed, key=lambda ordinal: (covered[ordinal], -ordinal))


def surely(units: Sequence[Unit], ordinal: int) -> float:
    """How surely a product is what was said: the share of the words that it has, one that is
    only like a word counting less, and the last, which says what the thing is, more. A brand,
    color or size speaks for a product that has it, and against none."""
    qualities = [unit.postings.quality(ordinal) for unit in units]
    pairs = [
        (unit, quality)
        for unit, quality in zip(units, qualities, strict=True)
        if quality or unit.kind in (Kind.CATEGORY, Kind.WORD)
    ]
    head = next((unit for unit in units if unit.kind is Kind.CATEGORY), units[-1])
    asked = [unit.weight * (_OF_HEAD if unit is head else 1) for unit, _ in pairs]
    has = sum(weight * quality for weight, (_, quality) in zip(asked, pairs, strict=True))
    return has / (sum(asked) or 1.0)
