"""All of a retailer's real file: every line accounted for, and what became of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from aisle.adapters.dynamodb.items import store_from
from aisle.domain.money import Money
from aisle.domain.orders import OrderStatus
from tests.real_files import real
from tests.unit.loading.checking import Checked, Checking
from workbench.loading import order_groups, order_lines, product_lines
from workbench.loading.mapping import mapping_path, read_mapping

ALL_LINES = 541_909
_DOCS = Path(__file__).parents[3] / "docs" / "data.md"


def load(checked: Checking, kind: str, file: str, mapping: str) -> Checked:
    return checked(kind, real(file), mapping=read_mapping(mapping_path(mapping)))


def told_in_the_docs(first: str) -> dict[str, int]:
    """The table of docs/data.md that begins with that kind of row."""
    _, _, rest = _DOCS.read_text().partition(f"| {first} |")
    rows = re.findall(r"^\| ([^|*]+) \| ([\d,]+) \|$", f"| {first} |{rest}", re.MULTILINE)
    table: dict[str, int] = {}
    for kind, count in rows:
        table[kind] = int(count.replace(",", ""))
        if sum(table.values()) == ALL_LINES:
            break
    return table


def test_every_line_of_online_retail_comes_to_something(checked: Checking) -> None:
    """Figures of the file itself: 406,829 lines have a customer, 8,905 of them on an invoice
    that begins with C; 18,536 other invoices have a customer."""
    found = load(checked, "orders", "online-retail.csv.gz", "online_retail")
    kinds = found.kinds
    assert sum(kinds.values()) == ALL_LINES
    assert kinds[order_lines.NO_CUSTOMER] == ALL_LINES - 406_829
    cancellations = (
        order_lines.CANCELS_LINE,
        order_lines.CANCELS_PART,
        order_lines.CANCELS_CHARGE,
        order_lines.NO_MATCH,
        order_lines.CREDIT,
    )
    assert sum(kinds[kind] for kind in cancellations) == 8_905
    assert kinds[order_groups.ORDER_LINE] + kinds[order_groups.FREE_LINE] == 396_370
    assert found.loaded.tally.refusals == 0
    assert told_in_the_docs(order_groups.ORDER_LINE) == kinds
    of_charges = ALL_LINES - 396_370 - 8_905 - kinds[order_lines.NO_CUSTOMER]
    readme = " ".join((_DOCS.parents[1] / "README.md").read_text().split())
    assert (
        f"396,370 order lines, 8,905 lines of cancellations, {of_charges:,} charges, "
        f"{kinds[order_lines.NO_CUSTOMER]:,} lines without a customer"
    ) in readme

    orders = found.orders
    assert len(orders) == 18_536 - 131  # which are of charges only
    assert sum(line.quantity for line in orders["536365"].lines) == 40
    assert orders["536365"].total == Money(13912, "GBP")
    assert orders["536365"].customer_id == "17850"
    charges = {charge.code for order in orders.values() for charge in order.charges}
    skus = {line.sku for order in orders.values() for line in order.lines}
    assert "POST" in charges
    assert not skus & {"POST", "DOT", "M", "C2", "BANK CHARGES", "CRUK", "PADS", "D"}
    ends = Counter(order.status for order in orders.values())
    assert set(ends) == {OrderStatus.DELIVERED, OrderStatus.CANCELLED, OrderStatus.RETURNED}
    assert ends[OrderStatus.CANCELLED] > 0 < ends[OrderStatus.RETURNED]


def test_online_retail_has_one_product_a_stock_code(checked: Checking) -> None:
    found = load(checked, "products", "online-retail.csv.gz", "online_retail")
    assert sum(found.kinds.values()) == ALL_LINES
    assert told_in_the_docs(product_lines.SOLD) == found.kinds
    products = found.products
    assert len(products) == len({sku.upper() for sku in products}) == 3_803
    assert products["85123A"].name == "White Hanging Heart T-Light Holder"
    assert not {"POST", "DOT", "M", "AMAZONFEE"} & set(products)
    assert all(product.price.minor > 0 and product.spoken_name for product in products.values())


def test_best_buy_products(checked: Checking) -> None:
    found = load(checked, "products", "bestbuy-products.jsonl", "best_buy_products")
    assert (len(found.products), found.reported) == (408, [])
    spoken = " ".join(
        f"{p.spoken_name} {p.brand} {p.description} {p.category}" for p in found.products.values()
    )
    assert not set("®™") & set(spoken)
    assert "&#" not in spoken
    webroot = found.products["1688832"]
    assert (webroot.brand, webroot.price) == ("Webroot", Money(4999, "USD"))
    assert webroot.popularity == 5980
    assert found.products["1752369"].category is None


def test_best_buy_stores(checked: Checking) -> None:
    found = load(checked, "stores", "bestbuy-stores.json.gz", "best_buy_stores")
    stores = {store.store_id: store for store in (store_from(one.item) for one in found.items)}
    assert (len(stores), found.reported) == (1_565, [])
    assert stores["1000"].name == "Best Buy Mall of America"
    assert (stores["1000"].city, stores["1000"].region) == ("Bloomington", "MN")
