"""The search index, imported and opened at the first turn that needs words matched.

Start-up is measured, and "where's my order" needs none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from aisle.domain.query import Match, ProductQuery
from aisle.ports import SearchIndex


class LaterSearchIndex:
    """See ports.SearchIndex; `path` as for SqliteSearchIndex."""

    def __init__(self, path: str) -> None:
        self._path = path

    def understand(self, phrase: str) -> ProductQuery:
        return self._index.understand(phrase)

    def search(self, query: ProductQuery, limit: int = 30) -> tuple[Match, ...]:
        return self._index.search(query, limit)

    def among(self, phrase: str, skus: Sequence[str]) -> tuple[str, ...]:
        return self._index.among(phrase, skus)

    def similar(self, sku: str, limit: int = 3) -> tuple[str, ...]:
        return self._index.similar(sku, limit)

    @cached_property
    def _index(self) -> SearchIndex:
        from aisle.adapters.search.index import SqliteSearchIndex

        return SqliteSearchIndex(self._path)
