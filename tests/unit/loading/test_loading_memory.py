"""Memory stays flat with the file's size: what grows is on the disk."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbench.loading.load import Load, load_files
from workbench.loading.mapping import FieldMapping, mapping_path, read_mapping

_SMALL, _LARGE = 1_000, 10_000
_ROOM = 1_000_000  # bytes: caches of names and amounts fill up; 9,000 rows held would be 5 MB


def product_lines(count: int) -> Iterator[str]:
    for n in range(count):
        yield json.dumps(
            {
                "sku": f"SKU-{n}",
                "name": f"thing {n}",
                "price": "5.00",
                "currency": "USD",
                "stock": 1,
            }
        )


def order_lines(count: int) -> Iterator[str]:
    yield "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
    for n in range(count):
        order = n // 4
        number, quantity = (f"C{order}", -3) if n % 40 == 39 else (order, 3)
        yield f"{number},{n % 500},THING,{quantity},2011-01-05 09:00,2.55,{order % 90}.0,UK"


def peak(path: Path, kind: str, lines: Iterator[str]) -> int:
    with gzip.open(path, "wt") as file:
        file.writelines(f"{line}\n" for line in lines)
    mapping = read_mapping(mapping_path("online_retail")) if kind == "orders" else FieldMapping()
    load = Load(kind, (path,), mapping, report=path.with_suffix(".report"))
    tracemalloc.start()
    try:
        tally = load_files(load, target=None).tally
        assert tally.refusals == 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("kind", "name", "lines"),
    [("products", "p.jsonl.gz", product_lines), ("orders", "o.csv.gz", order_lines)],
)
def test_ten_times_the_rows_take_hardly_more_memory(
    tmp_path: Path, kind: str, name: str, lines: Callable[[int], Iterator[str]]
) -> None:
    peak(tmp_path / name, kind, lines(1))  # what is imported late is no part of it
    small, large = (peak(tmp_path / name, kind, lines(count)) for count in (_SMALL, _LARGE))
    assert large - small < _ROOM, (small, large)
