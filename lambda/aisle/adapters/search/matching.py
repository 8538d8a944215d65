"""Which products have what is asked for: all of it, or enough of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aisle.adapters.search.postings import Postings
from aisle.adapters.search.schema import FULL_STRENGTH
from aisle.adapters.search.units import Unit

_MOST_OF_ONE_WORD = 4_000

Admitted = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores run from 0 to 1: the share of what was asked for, weighed by how strongly it
    stands for the product. `coverage` is the share alone."""

    ordinal: int
    score: float
    coverage: float = 1.0


def having_all(units: Sequence[Unit], admitted: Admitted | None) -> list[Scored]:
    """The products that every unit stands for."""
    if not units or not all(len(unit.postings) for unit in units):
        return []
    whole = sum(unit.weight for unit in units) * FULL_STRENGTH
    first, *rest = sorted(units, key=lambda unit: len(unit.postings))
    found = [(at, strength * first.weight) for at, strength in first.postings.items()]
    if admitted:
        found = [pair for pair in found if admitted(pair[0])]
    for unit in rest:
        found = _also_in(found, unit.postings, unit.weight)
    return [Scored(at, score / whole) for at, score in found]


def _also_in(
    found: list[tuple[int, float]], postings: Postings, weight: float
) -> list[tuple[int, float]]:
    strengths = postings.strengths([at for at, _ in found])
    return [
        (at, score + strength * weight)
        for (at, score), strength in zip(found, strengths, strict=True)
        if strength
    ]


def having_some(units: Sequence[Unit], least: float, admitted: Admitted | None) -> list[Scored]:
    """The products with at least the share `least` of what was asked for. Of a word that a
    great many products have, only the most popular are looked at."""
    whole = sum(unit.weight for unit in units)
    scores: dict[int, float] = {}
    covered: dict[int, float] = {}
    left = whole
    for unit in sorted(units, key=lambda unit: -unit.weight):
        may_begin = left >= least * whole
        left -= unit.weight
        _add(unit, scores, covered, may_begin)
    return [
        Scored(at, score / whole / FULL_STRENGTH, covered[at] / whole)
        for at, score in scores.items()
        if covered[at] >= least * whole and (admitted is None or admitted(at))
    ]


def _add(unit: Unit, scores: dict[int, float], covered: dict[int, float], may_begin: bool) -> None:
    pairs = unit.postings.items(_MOST_OF_ONE_WORD)
    if not may_begin:
        known = list(scores)
        pairs = zip(known, unit.postings.strengths(known), strict=True)
    for at, strength in pairs:
        if strength:
            scores[at] = scores.get(at, 0.0) + unit.weight * strength
            covered[at] = covered.get(at, 0.0) + unit.weight
