"""Which products have what is asked for: all of it, or enough of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, compress, islice

from aisle.adapters.search.schema import FULL_STRENGTH
from aisle.adapters.search.units import Kind, Unit

Admitted = Callable[[int], bool]

_MOST_LOST = 2
_MOST_TRIES = 30
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
        kept = [score >= least for score in self.scores]
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


def with_fewer_words(units: Sequence[Unit], least: float) -> Iterator[list[Unit]]:
    """The units without those that nothing has, then without one more, then without two, the
    least telling first, as long as the share `least` of the weight is left."""
    alive = [unit for unit in units if len(unit.postings)]
    choices = (kept for lost in range(_MOST_LOST + 1) for kept in _without(alive, lost))
    enough = (kept for kept in choices if kept and weight_of(kept) >= least * weight_of(units))
    yield from islice(enough, _MOST_TRIES)


def _without(units: Sequence[Unit], lost: int) -> list[list[Unit]]:
    kept = [list(some) for some in combinations(units, max(0, len(units) - lost))]
    return sorted(kept, key=weight_of, reverse=True)
