"""The catalogues that the search benchmarks run on."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aisle.domain.catalog import Product
from aisle.domain.money import Money
from workbench.spoken_names import spoken_name

_ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("AISLE_SHARED_DATA", _ROOT.parent / "shared" / "data"))
BEST_BUY = SHARED / "bestbuy-products.jsonl"
QUERIES = SHARED / "bestbuy-queries.tsv"
SAMPLE_SHOP = _ROOT / "sample_shop" / "products.jsonl"
_SIGNS = re.compile("[®™©]")


def best_buy(path: Path = BEST_BUY) -> list[Product]:
    """The products of the public Best Buy file. Exits loudly where the file is absent."""
    if not path.is_file():
        raise SystemExit(
            f"{path} is not there, so nothing was measured.\n"
            "Set AISLE_SHARED_DATA to the folder that holds bestbuy-products.jsonl."
        )
    with path.open(encoding="utf-8") as lines:
        return [_product(json.loads(line)) for line in lines]


def _product(row: dict[str, Any]) -> Product:
    brand = _SIGNS.sub("", row.get("manufacturer") or "") or None
    categories: Iterator[str] = (text for text in row.get("categories") or () if text)
    return Product(
        sku=row["sku"],
        name=_SIGNS.sub("", row["name"]),
        spoken_name=spoken_name(row["name"], brand),
        price=Money(round(row["salePrice"] * 100), "USD"),
        stock=1,
        brand=brand,
        category=next(categories, None),
        description=row.get("shortDescription"),
        popularity=int(row.get("customerReviewCount") or 0),
    )


def sample_shop(path: Path = SAMPLE_SHOP) -> list[Product]:
    """The products of our own small shop."""
    if not path.is_file():
        raise SystemExit(f"{path} is not there, so nothing was measured on the sample shop.")
    with path.open(encoding="utf-8") as lines:
        return [_sample(json.loads(line)) for line in lines]


def _sample(row: dict[str, Any]) -> Product:
    """Prices are written as decimals of dollars."""
    optional = {key: row.get(key) for key in ("brand", "category", "color", "size", "description")}
    return Product(
        sku=row["sku"],
        name=row["name"],
        spoken_name=row["spoken_name"],
        price=Money(round(float(row["price"]) * 100), row["currency"]),
        stock=row["stock"],
        popularity=row.get("popularity") or 0,
        **optional,
    )
