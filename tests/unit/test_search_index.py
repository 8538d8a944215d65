"""What a shopper says finds what the shop has, and nothing that it has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from aisle.adapters.search.index import SqliteSearchIndex
from aisle.domain.catalog import Product
from aisle.domain.money import Money
from aisle.domain.query import ProductQuery, Sort
from workbench.search_index import build

ROWS = """
keyboard | Keyline K2 Wireless Keyboard - Black | Keyline | Keyboards | black | | 4500
backlit | Keyline K9 Backlit Wireless Keyboard | Keyline | Keyboards | white | | 8900
combo | Loft Keyboard and Mouse Set | Loft | Keyboards | gray | | 2900
mouse | Loft Wireless Mouse | Loft | Mice | gray | | 1999
xm5 | Sony WH-1000XM5 | Sony | Headphones | black | | 39900
buds | Sony Linkbuds S Earbuds | Sony | Headphones | white | | 14900
stand | Headphone Stand for Sony and Others | Loft | Accessories | black | | 1500
tv55 | Vizta 55" 4K TV | Vizta | TVs | | 55 inch | 39900
tv55oled | Vizta 55" OLED TV | Vizta | TVs | | 55 inch | 119900
tv32 | Vizta 32" TV | Vizta | TVs | | 32 inch | 15900
mount | Loft TV Wall Mount for 32" to 65" TVs | Loft | TV Mounts | black | | 4900
laptop | Northbook 14 Laptop | North | Laptops | gray | 14 inch | 39900
laptoppro | Northbook Pro 16 Laptop | North | Laptops | gray | 16 inch | 199900
sleeve | Loft Laptop Sleeve 14" | Loft | Accessories | blue | 14 inch | 1900
ink | HP 63 Black Ink Cartridge | HP | Ink | black | | 2300
inkxl | HP 63XL Tri-Color Ink Cartridge | HP | Ink | | | 3900
printer | HP DeskJet 2700 Printer | HP | Printers | white | | 7900
xbox | Microsoft Xbox One Console | Microsoft| Consoles | white | | 29900
speaker | Boomer Bluetooth Speaker | Boomer | Speakers | red | | 5900
drive | Vaulted 64GB USB Flash Drive | Vaulted | Storage | | 64 GB | 1200
shirt | Plain Cotton Shirt | Weft | Shirts | white | L | 2500
case | Shell Case for iPhone 15 | Shell | Cases | black | | 2900
nightse | Nightlock SE Lamp | Glow | Lamps | | | 3900
night | Nightlock Lamp with SE Bulb | Glow | Lamps | | | 4900
"""


def products() -> Iterable[Product]:
    for popularity, row in enumerate(reversed(ROWS.strip().splitlines())):
        sku, name, brand, category, color, size, price = (cell.strip() for cell in row.split("|"))
        yield Product(
            sku, name, name, Money(int(price), "USD"), 5, brand, category,
            color or None, size or None, None, popularity,
        )  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SqliteSearchIndex:
    path = tmp_path_factory.mktemp("search") / "catalog.index"
    build(products(), path)
    return SqliteSearchIndex(path)


def found(index: SqliteSearchIndex, phrase: str) -> list[str]:
    return [match.sku for match in index.search(index.understand(phrase))]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            "a wireless keyboard under fifty dollars",
            ProductQuery("", ("wireless",), maximum_price=5000, category="Keyboards"),
        ),
        (
            "sony headphones in black",
            ProductQuery("", (), brand="Sony", category="Headphones", color="black"),
        ),
        (
            "find me the cheapest fifty five inch tv",
            ProductQuery("", (), category="TVs", size="55 inch", sort=Sort.CHEAPEST),
        ),
        ("hp ink", ProductQuery("", (), brand="HP", category="Ink")),
        ("h p ink please", ProductQuery("", (), brand="HP", category="Ink")),
        (
            "laptops between three hundred and five hundred",
            ProductQuery("", (), 30000, 50000, category="Laptops"),
        ),
        ("under three hundred", ProductQuery("", (), maximum_price=30000)),
        ("around a hundred bucks", ProductQuery("", (), 8000, 12000)),
        ("only sony", ProductQuery("", (), brand="Sony")),
        ("in white", ProductQuery("", (), color="white")),
        ("the black one", ProductQuery("", (), color="black")),
        ("something cheaper", ProductQuery("", (), sort=Sort.CHEAPEST)),
        ("x box one", ProductQuery("", ("xbox", "1"))),
        (
            "a white shirt in large",
            ProductQuery("", (), color="white", size="large", category="Shirts"),
        ),
        ("a sixty four gig flash drive", ProductQuery("", ("flash", "drive"), size="64 gb")),
        ("a case for my i phone", ProductQuery("", ("iphone",), category="Cases")),
        ("", ProductQuery("")),
    ],
)
def test_a_phrase_is_understood(
    index: SqliteSearchIndex, phrase: str, expected: ProductQuery
) -> None:
    query = index.understand(phrase)
    assert query == replace(expected, phrase=phrase)


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("a wireless keyboard under fifty dollars", "keyboard"),
        ("sony headphones in black", "xm5"),
        ("head phones", "xm5"),
        ("cheapest fifty five inch tv", "tv55"),
        ("most expensive tv", "tv55oled"),
        ("tv wall mount", "mount"),
        ("laptop", "laptop"),
        ("laptop sleeve", "sleeve"),
        ("hp ink", "ink"),
        ("sixty three x l ink", "inkxl"),
        ("x box", "xbox"),
        ("blue tooth speaker", "speaker"),
        ("blootooth speeker", "speaker"),
        ("keybord and mouse", "combo"),
        ("flashdrive", "drive"),
        ("shells for iphones", "case"),
        ("nightlock se lamp", "nightse"),
        ("nightlock lamp with se bulb", "night"),
        ("could you please find me a vista tv of thirty two inches", "tv32"),
        ("laptop under nineteen ninety nine", "laptop"),
        ("mouse under nineteen ninety nine", "mouse"),
    ],
)
def test_the_first_match_is_what_was_meant(
    index: SqliteSearchIndex, phrase: str, first: str
) -> None:
    assert found(index, phrase)[:1] == [first]


@pytest.mark.parametrize(
    "phrase",
    ["kangaroo saddle", "sony kangaroo", "tv under ten dollars", "zzz", "", "the of and", "?!*()"],
)
def test_what_the_shop_has_not_is_not_found(index: SqliteSearchIndex, phrase: str) -> None:
    assert found(index, phrase) == []


def test_a_brand_that_was_asked_for_is_kept_to(index: SqliteSearchIndex) -> None:
    assert set(found(index, "sony headphones")) == {"xm5", "buds"}


def test_the_thing_itself_comes_before_what_belongs_to_it(index: SqliteSearchIndex) -> None:
    assert set(found(index, "tv")[:3]) == {"tv55", "tv55oled", "tv32"}
    assert found(index, "tv")[3:] == ["mount"]


@pytest.mark.parametrize(
    ("phrase", "skus"),
    [
        ("sony headphones in purple", {"xm5", "buds"}),
        ("seventy inch vizta tv", {"tv55", "tv55oled", "tv32"}),
        ("sony case", {"case"}),
        ("blootooth speaker", {"speaker"}),
    ],
)
def test_what_is_only_near_is_said_to_be(
    index: SqliteSearchIndex, phrase: str, skus: set[str]
) -> None:
    matches = index.search(index.understand(phrase))
    assert {match.sku for match in matches} == skus
    assert not any(match.exact for match in matches)


def test_what_was_asked_for_is_exact(index: SqliteSearchIndex) -> None:
    assert all(match.exact for match in index.search(index.understand("sony headphones in black")))


def test_a_price_is_never_given_up(index: SqliteSearchIndex) -> None:
    matches = index.search(index.understand("sony headphones in purple under two hundred"))
    assert [match.sku for match in matches] == ["buds"]


def test_a_price_alone_is_a_search(index: SqliteSearchIndex) -> None:
    assert set(found(index, "under twenty dollars")) == {"mouse", "stand", "sleeve", "drive"}


@pytest.mark.parametrize(
    ("phrase", "skus", "named"),
    [
        ("the headphones", ["ink", "xm5", "stand"], ("xm5",)),
        ("my sony headphones", ["tv55", "xm5"], ("xm5",)),
        ("the ink", ["xm5", "ink", "printer"], ("ink",)),
        ("the sleeve", ["xm5", "gone", "sleeve"], ("sleeve",)),
        ("tv", ["mount", "tv32"], ("tv32",)),
        ("the keybored", ["mouse", "keyboard"], ("keyboard",)),
        ("kangaroo", ["mouse", "keyboard"], ()),
        ("keyboard", [], ()),
        ("keyboard", ["gone"], ()),
    ],
)
def test_a_phrase_names_some_of_a_few_products(
    index: SqliteSearchIndex, phrase: str, skus: list[str], named: tuple[str, ...]
) -> None:
    assert index.among(phrase, skus) == named


def test_a_substitute_is_of_the_same_kind_and_near(index: SqliteSearchIndex) -> None:
    assert set(index.similar("tv55")) == {"tv32", "tv55oled"}
    assert index.similar("keyboard", 1) == ("backlit",)
    assert index.similar("shirt") == ()
    assert index.similar("gone") == ()
