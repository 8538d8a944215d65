"""Which of a few products a phrase names."""

from __future__ import annotations

from collections.abc import Sequence

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.ladder import Ladder
from aisle.domain.query import ProductQuery

_AS_GOOD = 0.6


def named_among(
    query: ProductQuery, skus: Sequence[str], file: IndexFile, ladder: Ladder
) -> tuple[str, ...]:
    """The best first. A product that only mentions what another one is, is not named."""
    given = set(file.ordinals(skus).values())
    rung = ladder.rung(query, given.__contains__) if given else None
    if rung is None:
        return ()
    found = ladder.ranked(query, rung)
    least = max((one.score for one in found), default=0.0) * _AS_GOOD
    return tuple(one.sku for one in found if one.score >= least)
