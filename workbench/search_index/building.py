"""From products to a finished file: read once, weighed, written beside and renamed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aisle.domain.catalog import Product
from workbench.search_index.gathering import Gathered, gather
from workbench.search_index.tables import write


@dataclass(frozen=True, slots=True)
class Counts:
    """What the index holds; `size` is the file's in bytes."""

    products: int
    words: int
    brands: int
    categories: int
    size: int


def build(
    products: Iterable[Product], path: Path, progress: Callable[[int], None] | None = None
) -> Counts:
    """Writes the index of the products to `path`, at once or not at all.

    The same products give the same bytes, in whatever order they come. A SKU that comes
    twice counts once, the last of them. `progress` is told how many products have been
    read. Raises ValueError for products in more than one currency.
    """
    gathered = gather(products, progress or (lambda _: None))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(beside)) as database:
            write(database, gathered)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return _counts(gathered, path)


def _counts(gathered: Gathered, path: Path) -> Counts:
    return Counts(
        products=len(gathered.products),
        words=len(gathered.prominent),
        brands=_kinds(gathered, "brand"),
        categories=_kinds(gathered, "category"),
        size=path.stat().st_size,
    )


def _kinds(gathered: Gathered, wanted: str) -> int:
    return sum(kind == wanted for _, kind in gathered.facets)
