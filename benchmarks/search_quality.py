"""How often Aisle's search finds what was said, beside FTS5 and tantivy: known items said in
many ways, and phrases with price, brand and category. Success at 1 and at 3, in percent.

Ends with the rows in which another engine is ahead, by a single phrase even, or level below 100
percent. The exit code is then 1, else 0.

    python -m benchmarks.search_quality --help
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from aisle.domain.catalog import Product
from benchmarks.catalogues import BEST_BUY, SAMPLE_SHOP, best_buy, sample_shop
from benchmarks.search_engines import Engine, engines
from benchmarks.search_facets import FACET_ROWS, Asked, asked
from benchmarks.search_phrases import ROWS, known_items
from benchmarks.search_rows import AT, Row, Standing, verdict

_REPORTED, _TUNING = (31, 32, 33, 34, 35), (7, 8, 9, 10, 11)
_WIDTH = 132


def main() -> int:
    options = _options()
    console = Console(stderr=options.json, width=_WIDTH)
    runs = [(seed,) for seed in options.seed] if options.each_seed else [tuple(options.seed)]
    rows = []
    for seeds in runs:
        found = _rows(seeds, options, console)
        rows += found
        if not options.json:
            console.print(_table(found, seeds, options))
            console.print(verdict(found), highlight=False, soft_wrap=True)
    if options.json:
        print(json.dumps([row.plain() for row in rows], indent=2))
    if len(runs) > 1:
        console.print(f"All seeds: {verdict(rows)}", highlight=False, soft_wrap=True)
    return int(any(row.standing() is Standing.BEHIND for row in rows))


def _options() -> argparse.Namespace:
    about = (__doc__ or "").partition("\n    python")[0]
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--products", type=Path, default=BEST_BUY, help="the Best Buy products")
    parser.add_argument("--sample-shop", type=Path, default=SAMPLE_SHOP)
    parser.add_argument("--only", choices=["bestbuy", "sample"], help="one of the catalogues")
    parser.add_argument("--tuning", action="store_true", help="the half to tune on, not to report")
    parser.add_argument("--seed", type=int, action="append", help="of the phrases; repeatable")
    parser.add_argument("--each-seed", action="store_true", help="a table for each of the seeds")
    parser.add_argument("--misses", metavar="ROW", help="print what Aisle missed in a row")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    options = parser.parse_args()
    options.seed = options.seed or (_TUNING if options.tuning else _REPORTED)
    return options


def _catalogues(options: argparse.Namespace) -> Iterable[tuple[str, list[Product]]]:
    if options.only != "sample":
        yield "Best Buy", best_buy(options.products)
    if options.only != "bestbuy":
        yield "sample shop", sample_shop(options.sample_shop)


def _rows(seeds: Sequence[int], options: argparse.Namespace, console: Console) -> list[Row]:
    return [
        row
        for name, products in _catalogues(options)
        for row in _measured(name, products, seeds, options, console)
    ]


def _measured(
    catalogue: str,
    products: list[Product],
    seeds: Sequence[int],
    options: argparse.Namespace,
    console: Console,
) -> list[Row]:
    names = [options.misses] if options.misses else [*ROWS, *FACET_ROWS]
    with tempfile.TemporaryDirectory() as folder:
        searched = engines(products, Path(folder))
        rows = []
        for name in track(names, catalogue, console=console, transient=True):
            phrases = list(dict.fromkeys(_phrases(name, products, seeds, options.tuning)))
            rows.append(Row(catalogue, name, len(phrases), _right(searched, phrases)))
            if options.misses:
                _print_misses(searched[0], phrases, products)
    return [row for row in rows if row.phrases]


def _phrases(
    name: str, products: Sequence[Product], seeds: Sequence[int], is_tuning: bool
) -> Iterable[Asked]:
    """The products of one half are tuned on, those of the other half reported."""
    if name in FACET_ROWS:
        for seed in seeds:
            yield from asked(products, name, seed)
        return
    for seed in seeds:
        for item in known_items(products, name, seed):
            if _is_for_tuning(item.sku) == is_tuning:
                yield Asked(item.phrase, item.right)


def _is_for_tuning(sku: str) -> bool:
    return hashlib.sha256(sku.encode()).digest()[0] % 2 == 0


def _right(searched: Sequence[Engine], phrases: Sequence[Asked]) -> dict[str, tuple[int, int]]:
    right = {}
    for engine in searched:
        found = [(engine.find(one.phrase, max(AT)), one.right) for one in phrases]
        first, third = (sum(bool(wanted & {*skus[:at]}) for skus, wanted in found) for at in AT)
        right[engine.name] = (first, third)
    return right


def _print_misses(engine: Engine, phrases: Sequence[Asked], products: Sequence[Product]) -> None:
    names = {product.sku: product.spoken_name for product in products}
    for one in phrases:
        skus = engine.find(one.phrase, 3)
        if not one.right & {*skus[:1]}:
            wanted = " | ".join(sorted(names[sku] for sku in one.right)[:3])
            print(f"{one.phrase!r}\n  wanted {wanted}\n  found  {[names[s] for s in skus]}")


def _table(rows: Sequence[Row], seeds: Sequence[int], options: argparse.Namespace) -> Table:
    said = ", ".join(map(str, seeds))
    half = "tuning" if options.tuning else "reported"
    table = Table(title=f"Success at 1 / at 3 in percent, {half} half, seeds {said}")
    for heading in ("catalogue", "row", "phrases", *(rows[0].right if rows else ())):
        justify: Any = "left" if heading in ("catalogue", "row") else "right"
        table.add_column(heading, justify=justify, no_wrap=True)
    for row in rows:
        cells = (f"{row.share(name, 1):.1f} / {row.share(name, 3):.1f}" for name in row.right)
        style = "yellow" if row.standing() is Standing.BEHIND else None
        table.add_row(row.catalogue, row.name, str(row.phrases), *cells, style=style)
    return table


if __name__ == "__main__":
    sys.exit(main())
