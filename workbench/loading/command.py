"""`aisle load`: a retailer's files into the two tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from workbench.loading.load import Load, load_files
from workbench.loading.mapping import FieldMapping, mapping_path, read_mapping
from workbench.loading.progress import PlainLines, Progress, TerminalBar
from workbench.loading.rows import LoadingError
from workbench.loading.source import FORMATS
from workbench.loading.summary import summary
from workbench.loading.target import Target, loading_client

_FAILED = 2
_BAD_ROWS = 1

_OPTIONS = (
    click.argument(
        "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
    ),
    click.option("--mapping", help="A mapping file, or the name of one that comes with Aisle."),
    click.option("--format", "format_", type=click.Choice(FORMATS), help="Where no name tells."),
    click.option("--dry-run", is_flag=True, help="Check only, write nothing."),
    click.option("--strict", is_flag=True, help="Write nothing where a row is bad."),
    click.option(
        "--report", type=click.Path(path_type=Path), help="Bad rows go here (.jsonl or .csv)."
    ),
    click.option("--currency", help="For rows that name none, such as USD."),
    click.option("--time-zone", help="For rows that name none, such as America/Denver."),
    click.option("--shop-table", envvar="AISLE_SHOP_TABLE", default="AisleShop", show_default=True),
    click.option(
        "--catalog-table", envvar="AISLE_CATALOG_TABLE", default="AisleCatalog", show_default=True
    ),
    click.option("--endpoint-url", envvar="AWS_ENDPOINT_URL", help="A local DynamoDB."),
    click.option("--region", help="The AWS region, if the environment does not say it."),
    click.option("--threads", type=click.IntRange(1, 64), default=8, show_default=True),
)
_SHIFT = click.option(
    "--shift-dates-from",
    "dates_from",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Move all dates so that this day becomes today.",
)


@click.group()
def load() -> None:
    """Load products, stores, customers or orders into the two tables.

    FILE is CSV or JSON Lines, plain or gzipped, one row a product, store or customer; orders
    have one row an order (JSON Lines) or one row an order line (CSV). All rows are checked
    first; then the good ones are written. Loading twice changes nothing.

    \b
    Exit code 0: all rows are loaded. 1: some were bad and are in the report.
    2: the load could not be done.
    """


def _command(name: str, about: str, *more: Callable[[Any], Any]) -> None:
    def run(**options: Any) -> None:
        _run(name, **options)

    run.__doc__ = about
    for option in reversed((*_OPTIONS, *more)):
        run = option(run)
    load.command(name)(run)


_command("products", "Products with price and stock.")
_command("stores", "Stores, for pickup and for what a shopper asks of them.")
_command("customers", "Customers: time zone, destination as spoken, tax, the usual order.")
_command("orders", "Orders of every channel, with their lines.", _SHIFT)


def _run(kind: str, **options: Any) -> None:
    try:
        with terminal_progress() as progress:
            loaded = load_files(_load(kind, options), _target(options), progress)
    except LoadingError as error:
        click.echo(f"aisle load: {error}", err=True)
        raise SystemExit(_FAILED) from error
    for line in summary(loaded):
        click.echo(line)
    if loaded.tally.refusals:
        raise SystemExit(_BAD_ROWS)


def _load(kind: str, options: dict[str, Any]) -> Load:
    dates_from: datetime | None = options.get("dates_from")
    return Load(
        kind=kind,
        files=options["files"],
        mapping=_mapping(options["mapping"]),
        currency=options["currency"],
        time_zone=options["time_zone"],
        format=options["format_"],
        strict=options["strict"],
        dates_from=dates_from.date() if dates_from else None,
        report=options["report"],
        threads=options["threads"],
    )


def _mapping(name: str | None) -> FieldMapping:
    return read_mapping(mapping_path(name)) if name else FieldMapping()


def _target(options: dict[str, Any]) -> Target | None:
    if options["dry_run"]:
        return None
    client = loading_client(options["endpoint_url"], options["region"], options["threads"])
    return Target(client, options["shop_table"], options["catalog_table"])


@contextmanager
def terminal_progress() -> Iterator[Progress]:
    """A bar where there is a terminal, a line now and then elsewhere; on standard error."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainLines(console)
        return
    with TerminalBar(console) as bar:
        yield bar
