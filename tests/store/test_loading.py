"""Files into a real engine, and out again by the adapters that the skill uses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from botocore.awsrequest import AWSResponse
from click.testing import CliRunner, Result

from aisle.adapters.dynamodb.catalog import DynamoCatalog
from aisle.adapters.dynamodb.orders import DynamoOrders
from aisle.adapters.dynamodb.transactions import Tables
from aisle.adapters.dynamodb.voice_codes import DynamoVoiceCodes
from aisle.domain.orders import OrderStatus
from aisle.domain.voice_code import VoiceCode
from workbench.engine import Engine
from workbench.loading.command import load as load_command
from workbench.loading.load import Load, Loaded, load_files
from workbench.loading.mapping import FieldMapping, mapping_path, read_mapping
from workbench.loading.target import Target, loading_client

SHOP = Path(__file__).parents[2] / "sample_shop"


@pytest.fixture
def target(engine: Engine) -> Target:
    """Tables that are not there yet."""
    name = uuid4().hex[:8]
    client = loading_client(engine.endpoint_url, "us-east-1", 4)
    return Target(client, f"Shop-{name}", f"Catalog-{name}")


def load(target: Target | None, kind: str, file: Path, tmp_path: Path, **options: Any) -> Loaded:
    return load_files(Load(kind, (file,), report=tmp_path / "report", **options), target)


def load_sample(target: Target, tmp_path: Path) -> list[Loaded]:
    kinds = ("products", "stores", "customers", "orders")
    return [load(target, kind, SHOP / f"{kind}.jsonl", tmp_path) for kind in kinds]


def everything(target: Target) -> list[dict[str, Any]]:
    pages = target.client.get_paginator("scan")
    found = [
        item
        for table in target.tables.values()
        for page in pages.paginate(TableName=table)
        for item in page["Items"]
    ]
    return sorted(found, key=lambda item: json.dumps(item, sort_keys=True))


def test_the_sample_shop_is_found_by_the_skill_s_own_adapters(
    target: Target, client: Any, tmp_path: Path
) -> None:
    first, *_ = load_sample(target, tmp_path)
    assert first.created_tables == (target.shop_table, target.catalog_table)
    orders = DynamoOrders(client, target.shop_table, target.catalog_table)
    account = orders.account("ana", recent=5)
    assert account is not None
    assert account.customer.ship_to == "your home in Denver"
    assert [order.number for order in account.orders] == ["1142", "1087", "1019"]
    assert [order.number for order in orders.open("bo")] == ["1153", "1156", "1151"]
    assert orders.by_number("bo", "1142") is None
    partly = orders.by_number("farid", "1146")
    assert partly is not None
    assert partly.status == OrderStatus.PARTLY_SHIPPED
    assert [line.shipped_quantity for line in partly.lines] == [1, 0]
    products = DynamoCatalog(client, target.catalog_table).products(["HEA-101", "INK-900"])
    assert products["HEA-101"].spoken_name == "Sony wireless noise cancelling headphones"
    assert "INK-900" not in products


def test_loading_twice_changes_nothing(target: Target, tmp_path: Path) -> None:
    load_sample(target, tmp_path)
    before = everything(target)
    again = load_sample(target, tmp_path)
    assert again[0].created_tables == ()
    assert everything(target) == before


def test_a_check_touches_nothing(target: Target, tmp_path: Path) -> None:
    assert load(None, "products", SHOP / "products.jsonl", tmp_path).written is None
    names = target.client.list_tables()["TableNames"]
    assert not {target.shop_table, target.catalog_table} & set(names)


def with_a_bad_row(tmp_path: Path) -> Path:
    lines = (SHOP / "products.jsonl").read_text().splitlines()
    lines[1] = lines[1].replace('"stock": 22', '"stock": "some"')
    path = tmp_path / "products.jsonl"
    path.write_text("\n".join(lines[:5]))
    return path


def test_good_rows_after_a_bad_one_are_loaded(target: Target, tmp_path: Path) -> None:
    loaded = load(target, "products", with_a_bad_row(tmp_path), tmp_path)
    assert loaded.tally.refusals == 1
    skus = {item["sku"]["S"] for item in everything(target)}
    assert skus == {"KEY-101", "KEY-103", "KEY-104", "KEY-105"}


def test_a_strict_load_with_a_bad_row_writes_nothing(target: Target, tmp_path: Path) -> None:
    loaded = load(target, "products", with_a_bad_row(tmp_path), tmp_path, strict=True)
    assert (loaded.written, loaded.tally.refusals) == (None, 1)
    assert target.shop_table not in target.client.list_tables()["TableNames"]


class _Body:
    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self._content


def test_what_the_engine_leaves_unprocessed_is_written_in_the_end(
    target: Target, tmp_path: Path
) -> None:
    """The local engine takes every batch whole; every other one is sent back here instead."""
    batches = 0

    def send_back(request: Any, **_: Any) -> AWSResponse | None:
        nonlocal batches
        body = json.loads(request.body)
        if "RequestItems" not in body:
            return None
        batches += 1
        if batches % 2 == 0:
            return None
        answer = json.dumps({"UnprocessedItems": body["RequestItems"]}).encode()
        return AWSResponse(request.url, 200, {}, _Body(answer))

    target.client.meta.events.register("before-send.dynamodb", send_back)
    loaded = load(target, "products", SHOP / "products.jsonl", tmp_path)
    assert batches > 9
    assert loaded.written is not None
    assert len(everything(target)) == loaded.written.items == 202


LINES = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,84A,RED CUP,2,2011-06-01 09:00:00,2.00,17850.0,EIRE
1,POST,POSTAGE,1,2011-06-01 09:00:00,18.00,17850.0,EIRE
C2,84A,RED CUP,-2,2011-06-02 09:00:00,2.00,17850.0,EIRE
"""


@pytest.fixture
def online_retail() -> FieldMapping:
    return read_mapping(mapping_path("online_retail"))


def test_order_lines_become_an_order_of_a_customer(
    target: Target, client: Any, tmp_path: Path, online_retail: FieldMapping
) -> None:
    path = tmp_path / "lines.csv"
    path.write_text(LINES)
    load(target, "orders", path, tmp_path, mapping=online_retail)
    orders = DynamoOrders(client, target.shop_table, target.catalog_table)
    account = orders.account("17850")
    assert account is not None
    assert account.customer.ship_to == "your address in Ireland"
    (order,) = account.orders
    assert (order.status, order.total.minor) == (OrderStatus.CANCELLED, 2200)
    assert orders.open("17850") == ()


def test_a_customer_who_is_there_is_kept_as_loaded(
    target: Target, tmp_path: Path, online_retail: FieldMapping
) -> None:
    customers, path = tmp_path / "customers.csv", tmp_path / "lines.csv"
    customers.write_text(
        "customer_id,time_zone,ship_to,tax_basis_points\n17850,Europe/Dublin,your shop,2300\n"
    )
    path.write_text(LINES)
    load(target, "customers", customers, tmp_path)
    loaded = load(target, "orders", path, tmp_path, mapping=online_retail)
    assert loaded.written is not None
    assert loaded.written.kept == 1
    (profile,) = (item for item in everything(target) if "tax_basis_points" in item)
    assert profile["ship_to"] == {"S": "your shop"}


def aisle_load(engine: Engine, tables: Tables, *arguments: object) -> Result:
    places = ("--shop-table", tables.shop, "--catalog-table", tables.catalog)
    options = (*arguments, *places, "--endpoint-url", engine.endpoint_url)
    return CliRunner().invoke(load_command, [str(option) for option in options])


@pytest.mark.parametrize(
    ("strict", "wrote"),
    [([], "Wrote 4 items."), (["--strict"], "a row is bad")],
)
def test_the_command_loads_and_its_exit_code_tells_of_bad_rows(
    engine: Engine, tables: Tables, tmp_path: Path, strict: list[str], wrote: str
) -> None:
    path = with_a_bad_row(tmp_path)
    report = tmp_path / "report.csv"
    result = aisle_load(engine, tables, "products", path, "--report", report, *strict)
    assert result.exit_code == 1
    assert wrote in result.output
    assert "products.jsonl,2,stock,not a number,some" in report.read_text()


def test_the_command_ends_well_where_all_is_well(
    engine: Engine, tables: Tables, tmp_path: Path
) -> None:
    report = ("--report", tmp_path / "report")
    result = aisle_load(engine, tables, "stores", SHOP / "stores.jsonl", *report)
    assert (result.exit_code, "Wrote 8 items." in result.output) == (0, True)


def test_loading_customers_leaves_their_voice_codes(
    target: Target, client: Any, tmp_path: Path
) -> None:
    load_sample(target, tmp_path)
    codes = DynamoVoiceCodes(client, target.shop_table)
    assert codes.change("ana", None, VoiceCode.of("4821"), "set")
    load(target, "customers", SHOP / "customers.jsonl", tmp_path)
    account = DynamoOrders(client, target.shop_table, target.catalog_table).account("ana", 5)
    assert account
    assert account.has_code
    assert len(account.orders) == 3
