"""`aisle index`: the search index from the products in the Catalog table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from aisle.adapters.dynamodb.items import product_from
from aisle.domain.catalog import Product
from workbench.engine import patient_client
from workbench.search_index import build
from workbench.search_index.building import Counts
from workbench.terminal.opening import SEARCH_INDEX, own_settings
from workbench.terminal.store_errors import store_errors_explained


def products_of(client: Any, table: str) -> Iterator[Product]:
    """Every product of the table, page by page."""
    pages = client.get_paginator("scan").paginate(
        TableName=table,
        FilterExpression="begins_with(pk, :product)",
        ExpressionAttributeValues={":product": {"S": "PRODUCT#"}},
    )
    for page in pages:
        yield from map(product_from, page["Items"])


@click.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=SEARCH_INDEX,
    show_default=True,
    help="The file to write.",
)
def index(out: Path) -> None:
    """Build the search index from the Catalog table's products.

    Run it after loading products and before deploying: the file ships with the function.
    """
    table = own_settings().catalog_table
    try:
        with store_errors_explained():
            counts = build(products_of(patient_client(), table), out)
    except ValueError as error:
        raise click.ClickException(f"{error}: load the others into tables of their own") from error
    click.echo(f"{out}: {_told(counts)}")
    if not counts.products:
        raise click.ClickException("there is nothing to find yet: run `aisle load products` first")


def _told(counts: Counts) -> str:
    return (
        f"{counts.products:,} products, {counts.words:,} words, {counts.brands:,} brands, "
        f"{counts.categories:,} categories, {counts.size / 1e6:.1f} MB"
    )
