"""The port SearchIndex over an index file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path

from aisle.adapters.search.file import IndexFile
from aisle.adapters.search.ladder import Ladder
from aisle.adapters.search.naming import named_among
from aisle.adapters.search.substitutes import substitutes
from aisle.adapters.search.understanding import understood
from aisle.domain.query import Match, ProductQuery

_MUCH_BETTER = 1.75


class SqliteSearchIndex:
    """Searches the file at `path`, which `workbench.search_index.build` wrote. The file is
    opened at the first use. Raises IndexUnusable where it is missing, damaged or of another
    version."""

    def __init__(self, path: str | PathLike[str]) -> None:
        self._file = IndexFile(Path(path))
        self._ladder = Ladder(self._file)

    def understand(self, phrase: str) -> ProductQuery:
        """Any text whatever. A price said in two groups is taken as people mean it: "nineteen
        ninety nine" as $19.99, unless $1,999 finds what was asked for and $19.99 does not, or
        all of it costs more than $19.99 anyway."""
        query, other = understood(phrase, self._file)
        if other is None:
            return query
        second = replace(query, minimum_price=other.minimum, maximum_price=other.maximum)
        first_best, second_best = self._best(query), self._best(second)
        if second_best > _MUCH_BETTER * first_best:
            return second
        return second if second_best and not self._parts(query, first_best) else query

    def _parts(self, query: ProductQuery, best: float) -> bool:
        """Whether the price leaves out anything that is as good as what it lets in: a least
        price below all that there is would not have been said."""
        if query.minimum_price is None or query.maximum_price is not None:
            return True
        below = replace(query, minimum_price=None, maximum_price=query.minimum_price - 1)
        return self._best(below) * _MUCH_BETTER >= best

    def _best(self, query: ProductQuery) -> float:
        return max((match.score for match in self._ladder.climb(query, 1)), default=0.0)

    def search(self, query: ProductQuery, limit: int = 30) -> tuple[Match, ...]:
        return tuple(self._ladder.climb(query, limit))

    def among(self, phrase: str, skus: Sequence[str]) -> tuple[str, ...]:
        return named_among(self.understand(phrase), skus, self._file, self._ladder)

    def similar(self, sku: str, limit: int = 3) -> tuple[str, ...]:
        return substitutes(sku, limit, self._file)
