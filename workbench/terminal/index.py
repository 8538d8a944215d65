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
from workbench.terminal.opening import SEARCH_INDEX, own_settings


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
    out.parent.mkdir(parents=True, exist_ok=True)
    counts = build(products_of(patient_client(), own_settings().catalog_table), out)
    click.echo(f"{out}: {counts}")
